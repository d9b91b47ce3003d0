package questions_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"charter/questions"
)

// Any character that looks like a space or like nothing, typed in or beside the indentation of
// any line, is one slip: told once, on its line, by its name. Within the words of a text of
// several lines it may be meant.
func TestABlankCharacterAtTheStartOfAnyLineIsOneSlip(t *testing.T) {
	t.Parallel()
	lines := strings.Split(smallQuestions, "\n")
	for _, blank := range []string{"\u00a0", "\u202f", "\u3000", "\u2003", "\u200b", "\u00ad", "\u2060", "\u2800", "\u3164", "\u180e", "\u1160", "\u00a0\u00a0"} {
		for i, line := range lines {
			text := strings.TrimLeft(line, " ")
			if text == "" {
				continue
			}
			indent := line[:len(line)-len(text)]
			forms := map[string]string{"before all": blank + line, "after the indent": indent + blank + text}
			if indent != "" {
				forms["for the indent"] = strings.Repeat(blank, len(indent)) + text
				forms["for the last of it"] = indent[1:] + blank + text
			}
			if rest, item := strings.CutPrefix(text, "- "); item {
				forms["for the space behind the hyphen"] = indent + "-" + blank + rest
				forms["behind the hyphen"] = indent + "- " + blank + rest
			}
			if key, rest, isKey := strings.Cut(line, ": "); isKey && i != 3 { // where it is a part of a text
				forms["behind the colon"] = key + ": " + blank + rest
			}
			if inText := i == 4 || i == 12; inText {
				delete(forms, "after the indent")
			}
			for name, form := range forms {
				edited := append(append(append([]string{}, lines[:i]...), form), lines[i+1:]...)
				fsys := small()
				fsys["01-open/questions.yaml"] = file(strings.Join(edited, "\n"))
				_, err := questions.Load(fsys)
				var faults questions.Faults
				if !errors.As(err, &faults) || len(faults) != 1 || faults[0].Line != i+1 || !strings.Contains(faults[0].Message, fmt.Sprintf("U+%04X", []rune(blank)[0])) {
					t.Errorf("%+q %s of line %d, %q: %v", blank, name, i+1, form, err)
				}
			}
		}
	}
}
