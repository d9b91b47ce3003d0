package pace_test

import (
	"testing"
	"time"

	"charter/tui/pace"
)

func TestCount(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 28, 10, 0, 0, 0, time.UTC)
	var p pace.Pace
	for _, c := range []struct {
		address string
		want    int
	}{
		{"192.0.2.1:1234", 1},
		{"192.0.2.1:5678", 2}, // another connection of the same
		{"192.0.2.1", 3},
		{"192.0.2.2:1234", 1},
		{"[2001:db8::1]:99", 1},
		{"[2001:db8::2]:99", 2}, // one user has as many as these
		{"[2001:db8:0:1::2]:99", 1},
		{"[::ffff:192.0.2.9]:1", 1},
		{"[::ffff:192.0.2.8]:1", 1},
		{pace.Everybody, 1},
	} {
		if got := p.Count(c.address, 1, now); got != c.want {
			t.Errorf("%s: %d, want %d", c.address, got, c.want)
		}
	}
	if got := p.Count("192.0.2.1:9", 0, now.Add(59*time.Second)); got != 3 {
		t.Errorf("later in the minute: %d", got)
	}
	if got := p.Count("192.0.2.1:9", 0, now.Add(time.Minute)); got != 0 {
		t.Errorf("in the next: %d", got)
	}
}
