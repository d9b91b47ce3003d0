package markdown

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"charter/tui/cells"
	"charter/tui/theme"
)

// Guidance in any script is drawn whole, in lines that are no wider than the room, as any
// terminal counts them.
func TestGuidanceInEveryScriptIsWhole(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"नमस्ते दुनिया क्षत्रिय में आपका स्वागत है", "தமிழ் மொழி நல்ல மொழி", "กำลัง ทำงาน อยู่ ที่นี่", "ਸਿੰਘ ਪੰਜਾਬੀ ਬੋਲਦਾ ਹੈ", "বাংলা স্ত্রী ভাষা", "සිංහල ශ්\u200dරී ලංකා", "ខ្មែរ ភាសា", "မြန်မာ ဘာသာ", "తెలుగు స్త్రీ భాష", "ಕನ್ನಡ ಭಾಷೆ", "മലയാളം ഭാഷ", "مرحبا بالعالم كله", "שָׁלוֹם עולם טוב", "한국어 문장 입니다",
	} {
		letters := func(text string) string { return strings.Join(strings.Fields(text), "") }
		whole := strings.Repeat(text+" ", 4)
		for width := 12; width < 60; width++ {
			lines := Render(whole, width, theme.New(theme.Plain, false))
			if got := letters(ansi.Strip(strings.Join(lines, ""))); got != letters(whole) {
				t.Fatalf("%q in %d cells becomes %q", whole, width, got)
			}
			for _, line := range lines {
				if wide := cells.Width(ansi.Strip(line)); wide > width {
					t.Fatalf("%q takes %d cells, not %d", line, wide, width)
				}
			}
		}
	}
}
