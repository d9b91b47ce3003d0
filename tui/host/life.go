package host

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// endWithin is how long connections may take to save and go once the host ends.
const endWithin = 20 * time.Second

// Serve serves people until ctx ends. Then nobody new comes in, everybody is told and has
// [Options.Grace] to finish; then everybody's work is saved, and they go.
func (h *Host) Serve(ctx context.Context) error {
	failed := make(chan error, 2)
	go func() { failed <- h.server.Serve(h.listener) }()
	endWeb := h.serveWeb(failed)
	defer endWeb() // after the connections, whose phones are told
	if h.watchers != nil {
		watched, stop := context.WithCancel(context.WithoutCancel(ctx))
		defer stop()
		go h.serveMetrics(watched)
	}
	h.Log.Info("listening", "port", h.port, "key", h.Fingerprint(), "site", h.Site())
	select {
	case err := <-failed:
		_ = h.end()
		return fmt.Errorf("no more connections can be taken: %w. Start charter serve again", err)
	case <-ctx.Done():
	}
	h.drain()
	return h.end()
}

// Hurry has a host that is ending wait no longer for people to finish.
func (h *Host) Hurry() {
	select {
	case h.hurry <- struct{}{}:
	default:
	}
}

// isEnding reports whether nobody new is let in.
func (h *Host) isEnding() bool {
	select {
	case <-h.ending:
		return true
	default:
		return false
	}
}

// drain lets nobody new in, and waits until everybody has gone who is told to.
func (h *Host) drain() {
	h.mu.Lock()
	close(h.ending)
	for c := range h.open {
		go c.tell(fmt.Sprintf("This host stops in %s. Finish what you are typing: everything is saved. You can connect again later.", inWords(h.Grace)))
	}
	h.mu.Unlock()
	if h.Grace <= 0 {
		return
	}
	h.Log.Info("ending", "seconds", int(h.Grace.Seconds()))
	select {
	case <-h.allGone():
	case <-h.hurry:
	case <-time.After(h.Grace):
	}
}

// allGone is closed once no connection is open.
func (h *Host) allGone() <-chan struct{} {
	gone := make(chan struct{})
	go func() {
		h.left.Wait()
		close(gone)
	}()
	return gone
}

// end has all connections save and go.
func (h *Host) end() error {
	if !h.isEnding() {
		h.mu.Lock()
		close(h.ending)
		h.mu.Unlock()
	}
	close(h.over)
	_ = h.listener.Close() // which is how the server ends
	var err error
	select {
	case <-h.allGone():
	case <-time.After(endWithin):
		err = errors.New("some connections did not end in time. What was shown as saved is saved")
	}
	h.Log.Info("ended", "all", err == nil)
	_ = h.server.Close() // what is open still, such as a connection that is coming in
	return err
}
