package review

import (
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/tui/screen/screentest"
	"charter/tui/theme"
)

// TestNothingInAFormIsFaint since no theme knows the contrast of what is faint.
func TestNothingInAFormIsFaint(t *testing.T) {
	t.Parallel()
	faint := regexp.MustCompile("\x1b\\[(\\d+;)*2(;|m)")
	coloured := regexp.MustCompile(`38;2;\d+;\d+;\d+`)
	for _, name := range theme.Names() {
		svc := screentest.Services(t, nil)
		svc.Theme = theme.New(name, false)
		s := NewAction(svc, "x2")
		screentest.Settle(s, s.SetSize(78, 19))
		for range 5 {
			for line := range strings.SplitSeq(s.View(), "\n") {
				if faint.MatchString(coloured.ReplaceAllString(line, "38")) {
					t.Errorf("in the theme %s this line is faint: %q", name, line)
				}
			}
			screentest.Settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyTab})))
		}
	}
}
