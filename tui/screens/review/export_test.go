package review

import (
	"slices"
	"testing"

	"charter/exports"
	"charter/tui/screen/screentest"
)

func TestAClickChoosesAnOption(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewExport(svc)
	screentest.Settle(s, s.SetSize(78, 19))
	screentest.ClickOn(t, s, "Only us", 3)
	if s.audience != exports.Internal {
		t.Errorf("a click on an option leaves the audience %s", s.audience)
	}
	screentest.ClickOn(t, s, "The public", 3)
	if s.audience != exports.Public {
		t.Errorf("a click on the option above leaves the audience %s", s.audience)
	}
	screentest.ClickOn(t, s, "Who will read", 3)
	if s.audience != exports.Public {
		t.Errorf("a click on the words above chose %s", s.audience)
	}
	before := slices.Clone(s.formats)
	screentest.ClickOn(t, s, "[ ]", 6)
	if len(s.formats) != len(before)+1 {
		t.Errorf("a click on an option that is not ticked makes %v of %v", s.formats, before)
	}
	screentest.ClickOn(t, s, "[x]", 1)
	if len(s.formats) != len(before) {
		t.Errorf("a click on one that is ticked leaves %v", s.formats)
	}
	s.folder = "elsewhere"
	screentest.Settle(s, s.Form.Rebuild())
	screentest.ClickOn(t, s, "elsewhere", 4)
	screentest.Type(s, "X")
	if s.folder != "elseXwhere" {
		t.Errorf("after a click in the middle typing gives %q", s.folder)
	}
	screentest.ClickOn(t, s, "elseXwhere", 30)
	screentest.Type(s, "Y")
	if s.folder != "elseXwhereY" {
		t.Errorf("after a click behind the text typing gives %q", s.folder)
	}
	if s.audience != exports.Public {
		t.Errorf("typing elsewhere changed the audience to %s", s.audience)
	}
}
