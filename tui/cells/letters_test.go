package cells_test

import (
	"strings"
	"testing"

	"charter/tui/cells"
)

// Letters that are put together of several signs stay whole, whatever is done to a line,
// and no line takes more cells than there are, as any terminal counts them.
func TestLettersOfEveryScriptStayWhole(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"नमस्ते दुनिया क्षत्रिय", "தமிழ் மொழி", "กำลัง ทำงาน", "ਸਿੰਘ ਪੰਜਾਬੀ", "বাংলা স্ত্রী", "සිංහල ශ්\u200dරී", "ខ្មែរ", "မြန်မာ", "తెలుగు స్త్రీ", "ಕನ್ನಡ", "മലയാളം", "مرحبا بالعالم", "שָׁלוֹם עולם", "Ŵyłkø é", "한국어",
	} {
		letters := func(text string) string { return strings.Join(strings.Fields(text), "") }
		steady := cells.Steady(text)
		if steady != text {
			t.Errorf("%q becomes %q", text, steady)
		}
		for width := 4; width < 30; width++ {
			wrapped := cells.Wrap(steady, width)
			if got := strings.Join(wrapped, ""); letters(got) != letters(steady) {
				t.Errorf("%q in %d cells becomes %q", text, width, got)
			}
			for _, line := range append(wrapped, cells.Cut(steady, width, "…"), cells.Fit(steady, width, "…"), cells.Sides(steady, "End", width, "…")) {
				if cells.Width(line) > width {
					t.Errorf("%q takes %d cells, not %d", line, cells.Width(line), width)
				}
			}
		}
	}
	if got := cells.Steady("a 👩🏽\u200d🚀 b"); strings.Contains(got, "🚀") {
		t.Errorf("what terminals differ on is %q", got)
	}
}
