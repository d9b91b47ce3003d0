package host

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"charter/assessment/identity"
)

// watch asks what a host tells those who watch it.
func (r *rig) watch(t *testing.T, path string) (int, string) {
	t.Helper()
	answer, err := http.Get("http://" + r.watchers.Addr().String() + path)
	return page(t, answer, err)
}

// A host tells how it does, with numbers alone.
func TestMetrics(t *testing.T) {
	t.Parallel()
	r := start(t, func(o *Options) { o.Metrics = "127.0.0.1:0" })
	ann := r.person(t, "Clinic", "Ann", identity.Editor)
	if _, said, ok := ask(t, ann, "put bus", example(t)); !ok {
		t.Fatal(said)
	}
	w := open(t, ann, 100, 30)
	w.shown.wait(t, "Bus passenger")
	w.press(t, "\r")
	w.shown.wait(t, "Beneficial")
	w.press(t, "\r")
	w.shown.wait(t, "BEN-1")
	_, during := r.watch(t, "/metrics")
	w.press(t, "\x03")
	_ = w.end(t)
	status, text := r.watch(t, "/metrics")
	for _, want := range []string{
		`(?m)^charter_connections_served_total\{kind="command"\} 1$`, `(?m)^charter_connections_served_total\{kind="screens"\} 1$`,
		`(?m)^charter_acts_total\{act="edit"\} 1$`, `(?m)^charter_key_to_frame_seconds_count [1-9]`, `(?m)^charter_key_to_frame_seconds_bucket\{le="\+Inf"\} [1-9]`,
	} {
		if !regexp.MustCompile(want).MatchString(text) {
			t.Errorf("there is no %s in\n%s", want, text)
		}
	}
	if status != http.StatusOK || !strings.Contains(during, "\ncharter_connections 1\n") {
		t.Errorf("%d, while one worked:\n%s", status, during)
	}
	for _, never := range []string{"Ann", "bus", "Clinic", "BEN"} {
		if strings.Contains(text, never) {
			t.Errorf("%q is told in\n%s", never, text)
		}
	}
	for _, path := range []string{"/health", "/ready"} {
		if status, text := r.watch(t, path); status != http.StatusOK || text != "ok\n" {
			t.Errorf("%s: %d %s", path, status, text)
		}
	}
}

// What a host counts is told on its own computer alone.
func TestMetricsStayHere(t *testing.T) {
	t.Parallel()
	o := start(t, nil).Options
	o.Address, o.Metrics = "127.0.0.1:0", ":0"
	if h, err := Open(o); err == nil || !strings.Contains(err.Error(), "--metrics 127.0.0.1:9090") {
		t.Errorf("%v, %v", h, err)
	}
}

// A host that ends tells everybody, lets nobody new in, and waits until they have gone.
func TestAHostDrains(t *testing.T) {
	t.Parallel()
	r := start(t, func(o *Options) { o.Metrics, o.Grace = "127.0.0.1:0", time.Hour })
	ann := r.person(t, "Clinic", "Ann", identity.Editor)
	w := open(t, ann, 100, 30)
	w.shown.wait(t, "Start a new assessment")
	ended := make(chan struct{})
	go func() {
		r.stop()
		close(ended)
	}()
	w.shown.wait(t, "This host stops in 60 minutes.")
	if status, _ := r.watch(t, "/ready"); status != http.StatusServiceUnavailable {
		t.Errorf("ready: %d", status)
	}
	if _, said, ok := ask(t, ann, "list", ""); ok || !strings.Contains(said, "The host is being stopped") {
		t.Errorf("somebody new: %t, %s", ok, said)
	}
	w.press(t, "q")
	_ = w.end(t)
	<-ended
	if r.ended != nil {
		t.Error(r.ended)
	}
}

// Told twice, it waits no longer.
func TestAHostThatIsHurriedEnds(t *testing.T) {
	t.Parallel()
	r := start(t, func(o *Options) { o.Grace = time.Hour })
	w := open(t, r.person(t, "Clinic", "Ann", identity.Editor), 100, 30)
	w.shown.wait(t, "Start a new assessment")
	r.Hurry()
	r.stop()
	_ = w.end(t)
	if !strings.Contains(w.shown.String(), "The host is being stopped. Everything is saved.") {
		t.Errorf("told:\n%s", w.shown)
	}
}
