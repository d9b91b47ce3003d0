package files

import (
	"path/filepath"
	"testing"
)

func TestShortPath(t *testing.T) {
	t.Parallel()
	path := filepath.FromSlash("/home/ann/council projects/bus.charter.json")
	for width, want := range map[int]string{
		60: "/home/ann/council projects/bus.charter.json",
		39: "…/ann/council projects/bus.charter.json",
		38: "…/council projects/bus.charter.json",
		20: "…/bus.charter.json",
		5:  "…/bus.charter.json", // what draws it cuts the name
	} {
		if got := shortPath(path, width, "…"); got != filepath.FromSlash(want) {
			t.Errorf("in %d cells: %q, want %q", width, got, want)
		}
	}
	if got := shortPath("bus.charter.json", 5, "…"); got != "bus.charter.json" {
		t.Errorf("a name alone becomes %q", got)
	}
}
