package plain_test

import (
	"bytes"
	"strings"
	"testing"

	"charter/tui/plain"
)

// People are added from lines that are typed or pasted, and who is there already is told.
func TestPeopleAreAddedFromLines(t *testing.T) {
	t.Parallel()
	path := start(t, nil)
	before := len(read(t, path).Assessors)
	o := options(t.TempDir())
	o.Path = path
	var out bytes.Buffer
	err := plain.Run(t.Context(), typing("people\nBea Okoro, resident\nFay Ode, observer\nbea  okoro\n, nobody\n\nleave"), &out, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Added: Bea Okoro, resident.", "Added: Fay Ode, observer, does not rate.", "Bea Okoro is on the list already.", "There is no name in this line."} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("not said: %q\n%s", want, out.String())
		}
	}
	all := read(t, path).Assessors
	if len(all) != before+2 || !all[before].Resident || all[before+1].IsRater() {
		t.Errorf("%+v", all)
	}
}
