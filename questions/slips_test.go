package questions_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"charter/questions"
)

// Every case makes one slip of the pen in a sound file. It is told once, at its place, in words
// that name the sign.
func TestSlipsAreToldWhereTheyAreMade(t *testing.T) {
	t.Parallel()
	const text = "    text: Have you written down who gains?"
	for name, c := range map[string]struct {
		old, new string
		at       string // line:column
		message  string // part of it
	}{
		"tab":                          {"    why: The", "\twhy: The", "9:1", "indented with a tab"},
		"tab after spaces":             {"    why: The", "  \twhy: The", "9:3", "indented with a tab"},
		"tab before a hyphen":          {"      - Some know", "    \t- Some know", "21:5", "indented with a tab"},
		"tab before a text's line":     {"      Then ask", "\tThen ask", "13:1", "indented with a tab"},
		"no-break space":               {"    why: The", "\u00a0   why: The", "9:1", "a no-break space (U+00A0)"},
		"no-break space in a text":     {"      Then ask", "     \u00a0Then ask", "13:6", "a no-break space (U+00A0)"},
		"em space":                     {"    why: The", "    \u2003why: The", "9:5", "U+2003"},
		"ideographic space":            {"    why: The", "  \u3000why: The", "9:3", "a full-width space (U+3000)"},
		"zero-width space":             {"    why: The", "    \u200bwhy: The", "9:5", "a zero-width space (U+200B)"},
		"filler":                       {"    why: The", "    \u1160why: The", "9:5", "a character that is not seen (U+1160)"},
		"narrow space":                 {"    why: The", "\u202f\u202fwhy: The", "9:1", "a narrow no-break space (U+202F)"},
		"odd space behind a hyphen":    {"- Some know", "-\u00a0Some know", "21:8", "a no-break space (U+00A0) stands behind the hyphen"},
		"odd space behind a colon":     {"why: The", "why:\u00a0The", "9:9", "a no-break space (U+00A0) stands behind the colon"},
		"no space behind a hyphen":     {"- Nobody", "-Nobody", "20:7", "a space is missing behind the hyphen"},
		"no space behind a colon":      {"why: The", "why:The", "9:9", "a space is missing behind the colon of the key why"},
		"no space before a block":      {"help: |", "help:|", "10:10", "a space is missing behind the colon of the key help"},
		"en dash for a hyphen":         {"- It is", "– It is", "22:7", "an en dash (U+2013)"},
		"en dash for the first hyphen": {"- Nobody", "– Nobody", "20:7", "an en dash (U+2013)"},
		"bullet":                       {"- It is", "• It is", "22:7", "a bullet (U+2022)"},
		"asterisk":                     {"- It is", "* It is", "22:7", "asterisk"},
		"full-width colon":             {"why: The", "why：The", "9:8", "a full-width colon (U+FF1A)"},
		"full-width colon, space":      {"title: Open", "title： Open", "1:6", "a full-width colon (U+FF1A)"},
		"full-width colon in an item":  {"- id: OPN-1", "- id： OPN-1", "7:7", "a full-width colon (U+FF1A)"},
		"full-width bracket":           {"[a page]", "［a page］", "24:15", "a full-width bracket (U+FF3B)"},
		"semicolon":                    {"why: The", "why; The", "9:8", "a semicolon"},
		"no colon":                     {"why: The", "why The", "9:5", "no key with a colon"},
		"indented too little":          {"    why: The", "   why: The", "9:4", "by 3 spaces"},
		"indented too much":            {"    why: The", "     why: The", "9:6", "by 5 spaces"},
		"item indented too little":     {"      - It is", "     - It is", "22:6", "by 5 spaces"},
		"item indented too much":       {"      - It is", "       - It is", "22:8", "by 7 spaces"},
		"item below its key":           {"      - It is", "    - It is", "22:5", "by 4 spaces"},
		"colon in a text":              {"text: Have", "text: Note: have", "8:15", "a colon and a space"},
		"colon in an item":             {"- It is", "- Note: it is", "22:9", "a colon and a space"},
		"curly quotes":                 {text, "    text: “Have you written down who gains?”", "8:11", "“ (U+201C)"},
		"curly quotes and a colon":     {text, "    text: “Have you: who gains?”", "8:11", "“ (U+201C)"},
		"single curly quotes":          {"[a page]", "\n      - ‘a page’", "25:9", "‘ (U+2018)"},
		"one curly quote":              {text, "    text: \"Have you written down who gains?”", "8:11", "” (U+201D) does not close it"},
		"quote not closed":             {text, "    text: \"Have you written down who gains?", "8:11", "the quotation mark \" is not closed"},
		"apostrophe in quotes":         {text, "    text: 'Have you seen who's here?'", "8:29", "the quotation mark ' ends the text"},
		"quotes around a part":         {text, "    text: \"Have you\" written it?", "8:20", "the quotation mark \" ends the text"},
		"bracket not closed":           {"clauses: [1a]", "clauses: [1a", "16:14", "the bracket [ is not closed"},
		"curly bracket not closed":     {"from: idea}", "from: idea", "18:14", "the bracket { is not closed"},
		"text behind the bar":          {"help: |", "help: | Ask.", "10:12", "the line of the |"},
		"starts with @":                {"- Nobody", "- @Nobody", "20:9", "cannot start with @"},
		"starts with *":                {"- Nobody", "- **Nobody**", "20:9", "cannot start with *"},
		"a text's line further out":    {"      Then ask", "    **Then** ask", "13:5", "cannot start with *"},
		"text cut off":                 {"text: Have you", "text: Have # you", "8:16", "the sign #"},
		"item cut off":                 {"- It is written", "- It is #1 written", "22:15", "the sign #"},
		"item of brackets cut off":     {"[a page]", "[a # page\n      ]", "24:18", "the sign #"},
		"remark behind quotes":         {text, "    text: \"Have you written down who gains?\" # yes", "8:46", "the sign #"},
		"nothing but #":                {"text: Have", "text: #Have", "8:10", "a remark"},
		"an item of nothing but #":     {"- It is", "- #It is", "22:8", "a remark"},
		"remark within a text":         {"you written", "you\n      # written\n      written", "9:7", "a remark stands in the middle of a text"},
		"UTF-16":                       {smallQuestions, "\xff\xfet\x00i\x00", "1:1", "UTF-16"},
		"UTF-16 without its mark":      {smallQuestions, "t\x00i\x00t\x00l\x00e\x00", "1:1", "UTF-16"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			fsys := small()
			edited := strings.Replace(smallQuestions, c.old, c.new, 1)
			if edited == smallQuestions {
				t.Fatalf("the file does not hold %q", c.old)
			}
			fsys["01-open/questions.yaml"] = file(edited)
			_, err := questions.Load(fsys)
			var faults questions.Faults
			if !errors.As(err, &faults) || len(faults) != 1 {
				t.Fatalf("faults = %d, want one at %s: %v", len(faults), c.at, err)
			}
			if at := fmt.Sprintf("%d:%d", faults[0].Line, faults[0].Column); at != c.at || !strings.Contains(faults[0].Message, c.message) {
				t.Errorf("%v\nwant it at %s with %q", faults[0], c.at, c.message)
			}
			if faults[0].Hint == "" {
				t.Error("the fault does not say what to do")
			}
		})
	}
}

// What is no slip is read, whole.
func TestWhatIsNoSlipIsRead(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ old, new, want string }{
		"a remark on its own line":      {"    why:", "    # Ask the town.\n    why:", ""},
		"a remark behind a key":         {"levels:", "levels: # from 0 to 3", ""},
		"a remark behind a bar":         {"help: |", "help: | # four parts", ""},
		"a remark behind a bracket":     {"[1a]", "[1a] # the first", ""},
		"a # in quotes":                 {"- It is written down.", `- "It is #1 written down."`, "It is #1 written down."},
		"a # in a word":                 {"- It is written down.", "- It is in C#.", "It is in C#."},
		"a # in a text of many lines":   {"Then ask again.", "Then # ask again.", "Then # ask again."},
		"a tab behind a hyphen":         {"- It is", "-\tIt is", "It is written down."},
		"a tab in a text of many lines": {"      Then ask", "      \tThen ask", "Then ask again."},
		"a tab on an empty line":        {"    why:", "\t\n    why:", ""},
		"a text over two lines":         {"- It is written down.", "- It is\n        written down.", "It is written down."},
		"a list level with its key":     {"    evidence: [a page]", "    evidence:\n    - a page\n    - a note", "a note"},
		"a list over many lines":        {"[a page]", "[\n        a page,\n        a note\n      ]", "a note"},
		"a text in quotes over lines":   {"- It is written down.", "- \"It is\n        written: down.\"", "It is written: down."},
		"curly quotes in straight ones": {"- It is written down.", `- "“It is.”"`, "“It is.”"},
		"curly quotes within":           {"- It is written down.", "- “It” is “written”", "“It” is “written”"},
		"an apostrophe":                 {"- It is written down.", "- ’Twas it’s", "’Twas it’s"},
		"a dash in a text":              {"- It is written down.", "- It is – as said –\n        – written.", "– written."},
		"a web address":                 {"- It is written down.", "- https://example.org/a:b", "https://example.org/a:b"},
		"line ends of old Macs":         {"\n", "\r", "It is written down."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			fsys := small()
			n := 1
			if c.old == "\n" {
				n = -1
			}
			edited := strings.Replace(smallQuestions, c.old, c.new, n)
			if edited == smallQuestions {
				t.Fatalf("the file does not hold %q", c.old)
			}
			fsys["01-open/questions.yaml"] = file(edited)
			pack, err := questions.Load(fsys)
			if err != nil {
				t.Fatal(err)
			}
			if q := fmt.Sprintf("%+v", pack.Principles); !strings.Contains(q, c.want) {
				t.Errorf("%q is lost: %s", c.want, q)
			}
		})
	}
}
