package site_test

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/exports/register"
	"charter/exports/site"
)

// TestAnOlderEntryComesBackOnlyWhenAskedFor: what is no longer published stays so when somebody
// builds with the file of then, and above all what was withdrawn.
func TestAnOlderEntryComesBackOnlyWhenAskedFor(t *testing.T) {
	t.Parallel()
	said := func(text string, changed int) *register.Entry {
		e := titled(t, 1, "Lamp posts")
		e.WhoMayLoseOut, e.Dates.Updated = text, day(changed)
		return e
	}
	first := built(t, nil, site.Options{Day: day(4)}, said("Mina Murray of number seven", 3))
	second := built(t, first, site.Options{Day: day(5)}, said("Nobody we know of", 3))
	gone := withdrawn(t, second, "lamp-posts", 1, day(6))
	undated := said("Mina Murray of number seven", 3)
	undated.Dates.Updated = assessment.Date{}
	for name, c := range map[string]struct {
		before edition
		given  *register.Entry
		want   string // "" where it is published
	}{
		"changed before":                       {second, said("Mina Murray of number seven", 2), "last changed on 2 November 2026, and version 2 of the entry \"lamp-posts\", which holds, on 3 November 2026"},
		"changed before, one is withdrawn":     {gone, said("Mina Murray of number seven", 2), "last changed on 2 November 2026"},
		"no day":                               {gone, undated, "last changed on a day that it does not state"},
		"what version 1 said, the same day":    {second, said("Mina Murray of number seven", 3), "it says what version 1 said, and not what version 2 of the entry \"lamp-posts\", which holds, says"},
		"the same day, and one is withdrawn":   {gone, said("Mina Murray of number seven", 3), "may be what version 1 said, which was withdrawn"},
		"corrected on the same day":            {second, said("The neighbours", 3), ""},
		"changed later":                        {second, said("The neighbours", 4), ""},
		"changed later, and one is withdrawn":  {gone, said("The neighbours", 4), ""},
		"back to what it said, on a later day": {second, said("Mina Murray of number seven", 4), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := site.Build(c.before.register(t), c.before.read, givenOf([]*register.Entry{c.given}), site.Options{Day: day(7)})
			switch {
			case c.want == "" && err != nil:
				t.Errorf("it is refused: %v", err)
			case c.want == "":
			case err == nil:
				t.Error("it is published without a word")
			default:
				for _, want := range []string{"lamp-posts.register.json: ", c.want, "--older " + id(1)} {
					if !strings.Contains(err.Error(), want) {
						t.Errorf("the error lacks %q: %v", want, err)
					}
				}
			}
			after := built(t, c.before, site.Options{Day: day(7), Older: []string{"lamp-posts"}}, c.given)
			if got := after.register(t).Entries[0].Version; got != 3 {
				t.Errorf("asked for, it is version %d", got)
			}
		})
	}
	if _, err := site.Build(second.register(t), second.read, nil, site.Options{Older: []string{"nothing"}}); err == nil || !strings.Contains(err.Error(), `no entry "nothing"`) {
		t.Errorf("an entry that is not there may be older: %v", err)
	}
}
