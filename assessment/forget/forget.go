// Package forget takes a person's name out of the text of an assessment: out of every
// text in it, whatever field, history or key it stands in, so that a field that comes later is
// not overlooked. The text may be of any format of the file; all else in it stays as it was.
//
//	out, found, left := forget.Name(data, "Ada Mensah")
//
// A name is found however it is typed (package fold): in other letters and cases, with a
// middle name between, surname first, with an initial for the first name, and as a mailbox. The
// first name or the surname by itself may be somebody else's, and an account such as "state" of
// Sam Tate an ordinary word: these are left and told. A name of one word is found only where it
// is written with a capital, since "will" is more than a name. The keys of the file are not looked at,
// but for those that are names.
package forget

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"charter/assessment/fold"
	"charter/questions/pattern"
)

// Removed stands where a name was.
const Removed = "(name removed)"

// Mention is a line of the file with a name in it.
type Mention struct {
	Line  int    // from 1
	Text  string // as it was typed
	Where string // the words around it
}

// Name takes a name out of the JSON text of a file. It gives the new text, what was taken
// out, and what was left since it may be another person's. Without a find the text is data itself.
func Name(data []byte, name string) (out []byte, found, left []Mention) {
	s := search{names: strings.Fields(fold.Plain(name))}
	if len(s.names) == 0 {
		return data, nil, nil
	}
	at, line := 0, 1
	var keys keys
	for _, place := range literal().FindAllIndex(data, -1) {
		out = append(out, data[at:place[0]]...)
		line += bytes.Count(data[at:place[0]], []byte("\n"))
		at = place[1]
		var text string
		err := json.Unmarshal(data[place[0]:place[1]], &text)
		isKey := keys.at(data, place, text)
		if err != nil || isKey && !keys.areNames || !isKey && refers(keys.last, text) {
			out = append(out, data[place[0]:place[1]]...)
			continue
		}
		s.small = isKey || keys.last == "id" // such are written in small letters
		said, whole, parts := s.clean(text)
		for _, m := range whole {
			found = append(found, m.in(text, line))
		}
		for _, m := range parts {
			left = append(left, m.in(text, line))
		}
		if len(whole) == 0 {
			out = append(out, data[place[0]:place[1]]...)
			continue
		}
		switch {
		case isKey:
			said = keys.apart(said)
		case keys.last == "id": // the short name of a project, which stands in links
			said = strings.ReplaceAll(said, Removed, "name-removed")
		}
		out = append(out, quoted(said)...)
	}
	if len(found) == 0 {
		return data, nil, left
	}
	return append(out, data[at:]...), found, left
}

// literal is a text in JSON.
var literal = pattern.Lazy(`"(?:[^"\\]|\\.)*"`)

// keys tells the keys of a file from its texts while they go by in order.
type keys struct {
	end      int            // of the text before
	last     string         // the one that went by last
	areNames bool           // they are those of known_as, which is flat
	given    map[string]int // how often a key stands where a name was
}

// at reports whether the text at a place is a key.
func (k *keys) at(data []byte, place []int, text string) bool {
	if bytes.ContainsRune(data[k.end:place[0]], '}') {
		k.areNames = false
	}
	k.end = place[1]
	if !bytes.HasPrefix(bytes.TrimLeft(data[place[1]:], " \t\r\n"), []byte(":")) {
		return false
	}
	k.last = text
	if text == "known_as" && !k.areNames {
		k.areNames, k.given = true, map[string]int{}
		return false
	}
	return true
}

// refers reports whether a text under a key is no word of people but an id or one of the
// values that the file is written with, which must stay what it is.
func refers(key, text string) bool {
	switch key {
	case "id", "by": // a check has the name of who made it
		return machineID().MatchString(text)
	case "document", "session", "present", "left", "voted", "for", "scope", "questions", "open", "at", "way", "state", "decision":
		return true
	case "status": // of an action; that of a risk or of another assessment is told in words
		return text == "open" || text == "done" || text == "dropped"
	}
	return false
}

// machineID matches ids that charter makes, such as a1, f402b7d1 or that of an assessment.
var machineID = pattern.Lazy(`^(?:[a-z]?[0-9]+|[0-9a-f-]+)$`)

// apart gives a key that no other has, since a name may stand there in several ways.
func (k *keys) apart(key string) string {
	k.given[key]++
	if n := k.given[key]; n > 1 {
		return key + " " + strconv.Itoa(n)
	}
	return key
}

func quoted(text string) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // a string can always be written
	return bytes.TrimRight(b.Bytes(), "\n")
}

// Check says why a text is not taken for a name that can be looked for: words in small letters
// and very short ones stand in sentences.
func Check(name string) error {
	words := strings.Fields(name)
	for i, word := range words {
		end := i == 0 || i == len(words)-1 // between them may stand "van" or "de"
		if end && strings.ContainsFunc(word, unicode.IsLower) && !strings.ContainsFunc(word, unicode.IsUpper) {
			return fmt.Errorf("%q is written in small letters, as an ordinary word is, so it is not looked for. Write the name with capitals; it is found in any letters", word)
		}
	}
	if len(words) == 1 && isShort(words[0]) {
		return fmt.Errorf("%q by itself is too short to be told from an ordinary word, so it is not looked for. Give the whole name", name)
	}
	return nil
}

// isShort reports whether a word has one or two letters and is not two initials. Scripts
// without capitals write whole names so.
func isShort(word string) bool {
	letters, upper, cased := 0, 0, false
	for _, r := range word {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		letters++
		cased = cased || unicode.IsUpper(r) || unicode.IsLower(r) || unicode.IsDigit(r)
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return letters <= 2 && cased && upper < 2
}

type search struct {
	names []string // folded
	small bool     // a name by itself needs no capital
}

// span is where a mention stands in a text.
type span struct{ start, end int }

// in gives a mention with the words around it.
func (m span) in(text string, line int) Mention {
	const around = 30 // letters on each side
	before, after := []rune(text[:m.start]), []rune(text[m.end:])
	where := text[m.start:m.end]
	if n := len(before) - around; n > 0 {
		where = "…" + string(before[n:]) + where
	} else {
		where = string(before) + where
	}
	if len(after) > around {
		where += string(after[:around]) + "…"
	} else {
		where += string(after)
	}
	return Mention{line, text[m.start:m.end], where}
}

// word is a word of a text, as it stands there and folded.
type word struct {
	start, end int
	folded     string
	capital    bool
}

// clean gives a text without the name, the mentions that were taken out, and those of a part
// of the name that were left.
func (s search) clean(text string) (out string, found, left []span) {
	words := wordsOf(text)
	at := 0
	var b strings.Builder
	for i := 0; i < len(words); {
		n := s.length(text, words[i:])
		if n == 0 {
			if len(s.names) > 1 && words[i].capital && (words[i].folded == s.names[0] || words[i].folded == s.names[len(s.names)-1]) {
				left = append(left, span{words[i].start, words[i].end})
			}
			i++
			continue
		}
		start, end := mailbox(text, words[i].start, words[i+n-1].end)
		if s.isAccount(words[i].folded) && !strings.Contains(text[start:end], "@") {
			left = append(left, span{start, end})
			i++
			continue
		}
		start = max(start, at)
		b.WriteString(text[at:start])
		b.WriteString(Removed)
		found = append(found, span{start, end})
		at = end
		for i += n; i < len(words) && words[i].start < end; {
			i++
		}
	}
	b.WriteString(text[at:])
	return b.String(), found, left
}

// isAccount reports whether a word is the initial and the surname in one.
func (s search) isAccount(folded string) bool {
	return len(s.names) > 1 && folded == s.initial()+s.names[len(s.names)-1]
}

func (s search) initial() string {
	_, size := utf8.DecodeRuneInString(s.names[0])
	return s.names[0][:size]
}

// length is how many words from the first on are the name, 0 if they are not.
func (s search) length(text string, words []word) int {
	first, last := s.names[0], s.names[len(s.names)-1]
	near := func(i int) bool { return i < len(words) && closeBy(text[words[i-1].end:words[i].start]) }
	switch {
	case len(s.names) == 1:
		if words[0].folded == first && (words[0].capital || s.small) {
			return 1
		}
		return 0
	case words[0].folded == last && near(1) && words[1].folded == first: // Mensah, Ada
		return 2
	case words[0].folded == first+last || s.isAccount(words[0].folded): // a mailbox or account
		return 1
	case words[0].folded != first && words[0].folded != s.initial():
		return 0
	}
	short := words[0].folded != first && near(1) && !strings.ContainsAny(text[words[0].end:words[1].start], "._-")
	const between = 2 // middle names at most
	for i := 1; i <= between+len(s.names)-1 && near(i); i++ {
		if words[i].folded == last {
			if short && !(words[0].capital && words[i].capital) { // "a ward" is not Ann Ward
				return 0
			}
			return i + 1
		}
		if !words[i].capital {
			return 0
		}
	}
	return 0
}

// closeBy reports whether what stands between two words leaves them one name.
func closeBy(between string) bool {
	return utf8.RuneCountInString(between) <= 3 && !strings.ContainsAny(between, "\n;:()!?@/")
}

// mailbox widens a find to the whole mailbox that it is a part of.
func mailbox(text string, start, end int) (int, int) {
	part := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._%+-@", r)
	}
	from, to := start, end
	for from > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:from])
		if !part(r) {
			break
		}
		from -= size
	}
	for to < len(text) {
		r, size := utf8.DecodeRuneInString(text[to:])
		if !part(r) {
			break
		}
		to += size
	}
	to -= len(text[start:to]) - len(strings.TrimRight(text[start:to], ".-"))
	if to > end && strings.Contains(text[end:to], "@") {
		return from, to
	}
	return start, end
}

// wordsOf cuts a text into words; what is not seen and accents belong to their word.
func wordsOf(text string) []word {
	var words []word
	for _, at := range wordPattern().FindAllStringIndex(text, -1) {
		typed := strings.TrimSuffix(strings.TrimSuffix(text[at[0]:at[1]], "'s"), "’s")
		first, _ := utf8.DecodeRuneInString(typed)
		words = append(words, word{at[0], at[0] + len(typed), strings.ReplaceAll(fold.Plain(typed), " ", ""), !unicode.IsLower(first)})
	}
	return words
}

var wordPattern = pattern.Lazy(`[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}'’]*`)
