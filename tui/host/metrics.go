package host

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"charter/tui/phones"
	"charter/tui/session"
)

// counts are what a host counts of itself since it started, for whoever watches it. They name
// nobody and nothing.
type counts struct {
	mu      sync.Mutex
	of      map[counted]int
	slowest []int         // frames, by the bound of [frameBounds] that they kept
	frames  int           // that answered a key
	spent   time.Duration // on them
}

// counted is what is counted, and a word for which of its kinds.
type counted struct{ what, label, kind string }

// What is counted.
func served(kind string) counted {
	return counted{"charter_connections_served_total", "kind", kind}
}
func refusals(why string) counted { return counted{"charter_connections_refused_total", "why", why} }
func acts(act session.Act) counted {
	return counted{"charter_acts_total", "act", string(act)}
}

func faults() counted { return counted{what: "charter_faults_total"} }

// frameBounds are those of the time from a key to the frame that answers it.
func frameBounds() []time.Duration {
	const ms = time.Millisecond
	return []time.Duration{5 * ms, 10 * ms, 20 * ms, 50 * ms, 100 * ms, 250 * ms, 500 * ms, time.Second, 5 * time.Second}
}

// add counts one more.
func (c *counts) add(what counted) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.of == nil {
		c.of = map[counted]int{}
	}
	c.of[what]++
}

// frame counts one that answered a key after some time.
func (c *counts) frame(after time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	bounds := frameBounds()
	if c.slowest == nil {
		c.slowest = make([]int, len(bounds)+1)
	}
	at, _ := slices.BinarySearch(bounds, after)
	c.slowest[at]++
	c.frames++
	c.spent += after
}

// write writes the counts in the text format of Prometheus.
func (c *counts) write(out io.Writer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	last := ""
	for _, what := range slices.SortedFunc(maps.Keys(c.of), func(a, b counted) int {
		return strings.Compare(a.what+a.kind, b.what+b.kind)
	}) {
		if what.what != last {
			fmt.Fprintf(out, "# TYPE %s counter\n", what.what)
			last = what.what
		}
		name := what.what
		if what.label != "" {
			name = fmt.Sprintf("%s{%s=%q}", what.what, what.label, what.kind)
		}
		fmt.Fprintf(out, "%s %d\n", name, c.of[what])
	}
	const frames = "charter_key_to_frame_seconds"
	fmt.Fprintf(out, "# TYPE %s histogram\n", frames)
	within := 0
	for i, bound := range frameBounds() {
		if c.slowest != nil {
			within += c.slowest[i]
		}
		fmt.Fprintf(out, "%s_bucket{le=%q} %d\n", frames, strconv.FormatFloat(bound.Seconds(), 'g', -1, 64), within)
	}
	fmt.Fprintf(out, "%s_bucket{le=\"+Inf\"} %d\n%s_sum %g\n%s_count %d\n", frames, c.frames, frames, c.spent.Seconds(), frames, c.frames)
}

// openMetrics listens for those who watch the host, on this computer alone.
func (h *Host) openMetrics() error {
	if h.Metrics == "" {
		return nil
	}
	l, err := listen(h.Metrics, "--metrics")
	if err != nil {
		return err
	}
	if !l.Addr().(*net.TCPAddr).IP.IsLoopback() {
		_ = l.Close() // nobody has come
		return errors.New("what a host counts of itself is for this computer alone. Name an address of it with --metrics 127.0.0.1:9090")
	}
	h.watchers = l
	return nil
}

// serveMetrics serves those who watch the host until ctx ends.
func (h *Host) serveMetrics(ctx context.Context) {
	mux := http.NewServeMux()
	mux.HandleFunc(http.MethodGet+" /metrics", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		h.gauges(w)
		h.counts.write(w)
	})
	mux.HandleFunc(http.MethodGet+" /health", func(w http.ResponseWriter, _ *http.Request) {
		if _, err := h.directory.Accounts(""); err != nil {
			http.Error(w, "the accounts cannot be read", http.StatusServiceUnavailable)
			return
		}
		_, _ = io.WriteString(w, "ok\n")
	})
	mux.HandleFunc(http.MethodGet+" /ready", func(w http.ResponseWriter, _ *http.Request) {
		if h.isEnding() {
			http.Error(w, "the host is being stopped", http.StatusServiceUnavailable)
			return
		}
		_, _ = io.WriteString(w, "ok\n")
	})
	_ = phones.Serve(ctx, h.watchers, mux, nil) // people work on where nobody can watch
}

// gauges writes how things are now.
func (h *Host) gauges(out io.Writer) {
	h.mu.Lock()
	open := len(h.open)
	h.mu.Unlock()
	names, values := []string{"charter_connections"}, []int{open}
	if h.web.rooms != nil {
		rooms, sat := h.web.rooms.Count()
		names, values = append(names, "charter_phone_rooms", "charter_phones"), append(values, rooms, sat)
	}
	for i, name := range names {
		fmt.Fprintf(out, "# TYPE %s gauge\n%s %d\n", name, name, values[i])
	}
}
