package host

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"charm.land/ssh"

	"charter/assessment/identity"
	"charter/exports/wording"
	"charter/questions/plaintext"
	"charter/tui"
	"charter/tui/plain"
	"charter/tui/session"
)

// connection is one that somebody came in with.
type connection struct {
	ssh.Session
	host    *Host
	account identity.Account
	env     session.Environment
	input   *watched
	stop    context.CancelCauseFunc
	over    chan struct{} // closed once it has ended
	notices chan string   // what there is to tell, where screens are shown

	mu  sync.Mutex
	did map[[2]string]bool // acts that are recorded already, and with which assessment
}

// tell tells whoever has come something while they work.
func (c *connection) tell(text string) {
	if _, _, terminal := c.Pty(); terminal {
		select {
		case c.notices <- text:
		default: // one is waiting already
		}
		return
	}
	if c.RawCommand() == "" {
		fmt.Fprintln(c.Stderr(), "\n"+text)
	}
}

// Why a connection ends before its user wants to, as they are told.
var (
	errHostEnds = errors.New("the host is being stopped. Everything is saved. Connect again later")
	errIdle     = errors.New("nothing was typed for long, so charter has left. Everything is saved")
	errClosed   = errors.New("your account was closed by a steward of your organisation. Everything is saved")
	errGone     = errors.New("the other end is gone")
)

// middleware serves one connection. A fault in it ends that connection and no other.
func (h *Host) middleware(next ssh.Handler) ssh.Handler {
	return func(s ssh.Session) {
		defer func() {
			if value := recover(); value != nil {
				h.fault(value, debug.Stack())
				h.refuse(s, errors.New("this ended because of a fault of charter itself. What was shown as saved is saved. Connect again"))
			}
		}()
		h.handle(s)
		next(s)
	}
}

// fault logs what a programmer needs. The value of a fault may quote an answer, and only
// that of the system's own faults cannot.
func (h *Host) fault(value any, stack []byte) {
	what := fmt.Sprintf("%T", value)
	if known, ok := value.(runtime.Error); ok {
		what = known.Error()
	}
	h.counts.add(faults())
	h.Log.Error("fault", "what", what, "stack", string(stack))
}

// refuse says why something cannot be, and ends the connection.
func (h *Host) refuse(s ssh.Session, err error) {
	fmt.Fprintln(s.Stderr(), sentence(err))
	_ = s.Exit(1)
}

// sentence makes one or more sentences of an error.
func sentence(err error) string {
	return wording.Capital(strings.TrimSuffix(plaintext.Clean(err.Error()), ".")) + "."
}

// handle looks once more who has come, now that they are in, and does what they came for.
func (h *Host) handle(s ssh.Session) {
	account, err := h.directory.ByKey(s.Permissions().Extensions[fingerprintOf])
	if err != nil {
		h.refuse(s, err)
		return
	}
	env, err := h.environment(account)
	if err != nil {
		h.refuse(s, err)
		return
	}
	ctx, stop := context.WithCancelCause(s.Context())
	defer stop(nil)
	c := &connection{Session: s, host: h, account: account, env: env, stop: stop, over: make(chan struct{}), notices: make(chan string, 1), did: map[[2]string]bool{}}
	c.env.Noted = c.noted
	c.input = &watched{from: s, now: h.Now, last: h.Now()}
	if err := h.admit(c); err != nil {
		h.counts.add(refusals("full"))
		h.refuse(s, err)
		return
	}
	defer h.leave(c)
	if err := h.directory.MarkSeen(account); err != nil {
		h.Log.Warn("when an account was seen last cannot be kept")
	}
	began := h.Now()
	c.record("come", "", "")
	kind, err := c.serve(ctx)
	h.counts.add(served(kind))
	h.Log.Info("served", "account", account.ID, "organisation", account.Organisation, "kind", kind, "seconds", int(h.Now().Sub(began).Seconds()), "well", err == nil)
	if cause := context.Cause(ctx); err == nil && cause != nil && !errors.Is(cause, errGone) && !errors.Is(cause, context.Canceled) {
		fmt.Fprintln(s.Stderr(), sentence(cause))
	}
	if err != nil {
		h.refuse(s, err)
	}
}

// admit lets a connection in, as far as there is room.
func (h *Host) admit(c *connection) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.isEnding() {
		return errHostEnds
	}
	own := 0
	for other := range h.open {
		if other.account.ID == c.account.ID {
			own++
		}
	}
	switch {
	case own >= h.Limits.PerAccount:
		return fmt.Errorf("you are connected %s already, which is as often as can be. Leave one of them first", wording.Count(own, "time"))
	case len(h.open) >= h.Limits.All:
		return errors.New("as many people are connected as this host takes. Try again in a while")
	}
	h.open[c] = true
	h.left.Add(1)
	go func() {
		select {
		case <-h.over:
			c.stop(errHostEnds)
		case <-c.over:
		}
	}()
	return nil
}

func (h *Host) leave(c *connection) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.open, c)
	close(c.over)
	h.left.Done()
}

// dismissWithin is how long it is waited for the connections of an account to save and end.
const dismissWithin = 5 * time.Second

// dismiss ends the connections of an account, but for the one that asks for it, and waits
// until they have saved and ended.
func (h *Host) dismiss(id string, asking *connection) {
	h.mu.Lock()
	var theirs []*connection
	for c := range h.open {
		if c.account.ID == id && c != asking {
			theirs = append(theirs, c)
		}
	}
	h.mu.Unlock()
	for _, c := range theirs {
		c.stop(errClosed)
	}
	late := time.After(dismissWithin)
	for _, c := range theirs {
		select {
		case <-c.over:
		case <-late:
			return
		}
	}
}

// serve does what a connection came for, and says what kind that was.
func (c *connection) serve(ctx context.Context) (kind string, err error) {
	pty, windows, terminal := c.Pty()
	if c.RawCommand() != "" {
		go c.watchIdle(ctx)
		defer context.AfterFunc(ctx, func() { _ = c.Close() })() // what it reads ends with it
		return "command", c.command()
	}
	switch {
	case terminal && slices.Contains([]string{"", "dumb", "unknown"}, pty.Term):
		return "none", errors.New("your terminal cannot move its cursor. For plain lines, connect with -T, as in " + strings.Replace(c.env.Host, "ssh ", "ssh -T ", 1))
	case terminal:
		return "screens", c.screens(ctx, pty, windows)
	}
	go c.watchIdle(ctx)
	return "lines", plain.Run(ctx, c.input, c, plain.Options{Environment: c.env})
}

// screens shows the program.
func (c *connection) screens(ctx context.Context, pty ssh.Pty, windows <-chan ssh.Window) error {
	c.input.ended = func() { c.stop(errGone) }
	go c.watchIdle(ctx)
	resized := make(chan tui.Size)
	go func() {
		defer close(resized)
		for window := range windows {
			select {
			case resized <- clamped(window):
			case <-ctx.Done(): // the rest is taken all the same, since who sends it waits
			}
		}
	}()
	return tui.RunRemote(ctx, tui.Options{Environment: c.env}, tui.Remote{
		In: c.input, Out: answering{c, c.input, &c.host.counts}, Environ: append(told(c.Environ()), "TERM="+pty.Term), Size: clamped(pty.Window),
		Resized: resized, Notices: c.notices, Fault: c.host.fault,
	})
}

// clamped is the size that is drawn for a window. One that says it has none gets the usual.
func clamped(w ssh.Window) tui.Size {
	if w.Width <= 0 || w.Height <= 0 {
		return tui.Size{Width: 80, Height: 24}
	}
	return tui.Size{Width: min(w.Width, widest), Height: min(w.Height, highest)}
}

// told is what a client may tell of its terminal.
func told(environ []string) []string {
	return slices.DeleteFunc(environ, func(set string) bool {
		name, _, _ := strings.Cut(set, "=")
		return !slices.Contains([]string{"COLORTERM", "LANG", "LC_ALL", "LC_CTYPE", "TERM_PROGRAM", "WT_SESSION"}, name)
	})
}
