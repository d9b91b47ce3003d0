package questions

import (
	"fmt"
	"strings"
	"unicode"

	"charter/questions/pattern"
)

// YAML tells a slip of the pen late, elsewhere or not at all: a no-break space becomes a part of
// a key, and a quotation mark that is left open swallows the lines below it. So the lines are looked
// at as they stand, before they are read.

// slips finds what is mistyped in the lines of a file. The sure ones are faults even where YAML can
// make something of them. The likely ones explain why a file cannot be read, and count only then.
func slips(file, data string) (sure, likely Faults) {
	f := slipFinder{file: file, block: noBlock, misfit: noBlock}
	for text := range strings.Lines(data) {
		f.line++
		if text = strings.TrimRight(text, "\n"); strings.TrimSpace(text) != "" {
			f.look(text)
		}
	}
	f.end()
	return f.sure, f.likely
}

const noBlock = -1

// slipFinder goes through the lines of a file.
type slipFinder struct {
	file         string
	line         int
	block, inner int     // lines indented further than block belong to a text of several lines, which itself is indented by inner
	levels       []level // the lists and groups of keys that the line stands in
	opens        bool    // the line before is a key or hyphen with nothing behind it
	misfit       int     // column of the lines just before that fit nowhere, noBlock if they fit
	remark       Fault   // the line before, if it is a remark
	open         *open   // a text or bracket that is not closed yet
	sure, likely Faults
}

// level is a list or a group of keys, and the column in which its parts start.
type level struct {
	column int
	list   bool
}

// open is a quotation mark or bracket without its end, so far.
type open struct {
	fault  Fault
	closer string
}

func (f *slipFinder) at(column int, message, hint string) Fault {
	return Fault{f.file, f.line, column + 1, message, hint}
}

// look takes the next line that is not empty.
func (f *slipFinder) look(text string) {
	spaces := len(text) - len(strings.TrimLeft(text, " "))
	odd, isOdd := first(text[spaces:])
	isOdd = isOdd && oddSpace(odd)
	if f.block != noBlock && spaces > f.block {
		switch {
		case isOdd && (f.inner == 0 || spaces < f.inner):
			f.sure = append(f.sure, f.oddIndent(spaces, odd))
		case spaces < f.inner:
			f.likely = append(f.likely, f.at(spaces, "this line is indented less than the lines of its text above", "Indent the lines of a text alike"))
		}
		if f.inner == 0 {
			f.inner = spaces
		}
		return
	}
	f.block = noBlock
	switch {
	case isOdd:
		f.sure = append(f.sure, f.oddIndent(spaces, odd))
	case strings.HasPrefix(text[spaces:], "#"):
		f.remark = f.at(spaces, "a remark stands in the middle of a text", "Put it above the text, or take it away")
	default:
		f.structure(text, spaces)
		f.remark = Fault{}
	}
}

func (f *slipFinder) oddIndent(column int, odd rune) Fault {
	return f.at(column, "the line is indented with "+called(odd), "Indent with ordinary spaces")
}

var (
	keyStart    = pattern.Lazy(`^([A-Za-z_]+|<<)[ \t]*:(?:[ \t]+|$)`)
	looseKey    = pattern.Lazy(`^([a-z_]+)[ \t]*([:：︓︰﹕∶꞉;；=])(.?)`)
	looseInItem = pattern.Lazy(`^([a-z_]+)[ \t]*([:：︓︰﹕∶꞉])(.?)`)
	blockHeader = pattern.Lazy(`^[|>][-+0-9]*(?:[ \t]+#.*)?$`)
	bullet      = pattern.Lazy(`^[-‐‑‒–—―−•·‣◦*]`)
	fullBracket = pattern.Lazy(`^[［｛【（]`)
)

// structure takes a line that is no part of a text of several lines.
func (f *slipFinder) structure(text string, spaces int) {
	column, items := spaces, 0
	var starts []level
	for hyphen(text[column:]) {
		items++
		starts = append(starts, level{column, true})
		rest := text[column+1:]
		column += 1 + len(rest) - len(strings.TrimLeft(rest, " \t"))
	}
	rest, parent := text[column:], column
	if odd, some := first(rest); some && items > 0 && oddSpace(odd) {
		f.behind("hyphen", runes(text[:column]), odd)
		return
	}
	key := keyStart().FindString(rest)
	if key != "" {
		starts = append(starts, level{column, false})
	} else if items > 0 {
		parent = starts[items-1].column
	}
	if len(starts) > 0 {
		f.end()
		f.enter(starts)
	} else if f.open != nil {
		f.goOn(rest)
		return
	}
	if strings.HasPrefix(text, "---") || strings.HasPrefix(text, "...") {
		return
	}
	beside := f.opens || len(f.levels) == 0 || spaces <= f.levels[len(f.levels)-1].column
	if key == "" && (beside || items > 0) && f.mark(rest, runes(text[:column]), items > 0) {
		return
	}
	value, at := rest[len(key):], runes(text[:column+len(key)])
	if odd, some := first(value); some && key != "" && oddSpace(odd) {
		f.behind("colon", at, odd)
		return
	}
	f.opens = value == "" || strings.HasPrefix(value, "#")
	switch {
	case blockHeader().MatchString(value):
		f.block, f.inner = parent, 0
	case len(starts) > 0:
		f.value(value, at)
	case f.remark.Line > 0 && !beside:
		f.likely = append(f.likely, f.remark)
	case beside && signs(value):
		f.value(value, at)
	case beside:
		f.likely = append(f.likely, f.at(at, "the line has no key with a colon, and no hyphen", "Indent it further if it goes on from the line above; else write its key or hyphen"))
	}
}

// behind tells of a character behind the space that follows a hyphen or colon: it would be the
// first of the text.
func (f *slipFinder) behind(sign string, column int, odd rune) {
	f.sure = append(f.sure, f.at(column, called(odd)+" stands behind the "+sign, "Take it away, or put an ordinary space there"))
}

// hyphen reports whether an item of a list starts here.
func hyphen(text string) bool {
	next, some := first(strings.TrimPrefix(text, "-"))
	return strings.HasPrefix(text, "-") && (!some || next == ' ' || next == '\t')
}

// signs reports whether a text starts with a sign that has a meaning in YAML.
func signs(text string) bool { return strings.ContainsAny(text[:min(len(text), 1)], "*&!%@`|>[{") }

// enter steps into the list or group of keys in which a line stands, and checks that the lines above
// leave room for it there.
func (f *slipFinder) enter(starts []level) {
	at, depth := starts[0], len(f.levels)
	for depth > 0 && (f.levels[depth-1].column > at.column || f.levels[depth-1] == level{at.column, true} && !at.list) {
		depth--
	}
	outer := level{column: noBlock}
	if depth > 0 {
		outer = f.levels[depth-1]
	}
	switch {
	case depth == 0 || outer == at:
		f.levels = f.levels[:max(depth-1, 0)]
	case f.opens && (outer.column < at.column || at.list):
		f.levels = f.levels[:depth]
	default:
		if f.misfit != at.column {
			f.fitsNowhere(at, depth)
		}
		f.misfit = at.column
		return
	}
	f.misfit = noBlock
	f.levels = append(f.levels, starts...)
}

// fitsNowhere tells of a line whose indentation is that of no line it could belong to.
func (f *slipFinder) fitsNowhere(at level, depth int) {
	if last := f.levels[len(f.levels)-1]; at.list && f.open == nil && (last.list || depth < len(f.levels)) && last.column != at.column {
		// Further in, YAML makes it a part of the text above, without a word.
		f.sure = append(f.sure, f.at(at.column, fmt.Sprintf("this item is indented by %s, the one above by %d", spacesWord(at.column), last.column), "Indent the items of a list alike"))
		return
	}
	f.likely = append(f.likely, f.at(at.column, fmt.Sprintf("the line is indented by %s, which fits none of the lines above", spacesWord(at.column)), "Indent it as the line that it belongs beside"))
}

// mark finds a sign that looks like a hyphen or a colon and is none, at the start of a line or item.
// It reports whether it did.
func (f *slipFinder) mark(rest string, column int, item bool) bool {
	if sign := bullet().FindString(rest); sign != "" && !item {
		r, _ := first(sign)
		next, some := first(rest[len(sign):])
		switch {
		case r == '-' && some && oddSpace(next):
			f.sure = append(f.sure, f.at(column+1, called(next)+" stands behind the hyphen", "Put an ordinary space there"))
		case r == '-':
			f.likely = append(f.likely, f.at(column, "a space is missing behind the hyphen", "Write a hyphen, a space and the text"))
		case some && unicode.IsSpace(next):
			f.likely = append(f.likely, f.at(column, called(r)+" stands where a hyphen starts an item", "Write a hyphen and a space"))
		default:
			return false
		}
		return true
	}
	loose := looseKey
	if item {
		loose = looseInItem
	}
	parts := loose().FindStringSubmatch(rest)
	if parts == nil {
		return false
	}
	colon, _ := first(parts[2])
	next, some := first(parts[3])
	at := column + runes(rest[:strings.Index(rest, parts[2])])
	switch {
	case colon != ':':
		f.likely = append(f.likely, f.at(at, called(colon)+" stands where a colon ends the key "+parts[1], "Write an ordinary colon and a space"))
	case some && oddSpace(next):
		f.likely = append(f.likely, f.at(at+1, called(next)+" stands behind the colon", "Put an ordinary space there"))
	case next == '/':
		return false // a web address
	default:
		f.likely = append(f.likely, f.at(at+1, "a space is missing behind the colon of the key "+parts[1], "Write a colon, a space and the text"))
	}
	return true
}

// value looks at what stands behind a key or hyphen, or where one should stand.
func (f *slipFinder) value(value string, column int) {
	start, some := first(value)
	if !some {
		return
	}
	like := func(at int, message, hint string) { f.likely = append(f.likely, f.at(at, message, hint)) }
	switch {
	case curly(value):
		f.sure = append(f.sure, f.at(column, "the text stands in curly quotation marks, "+called(start), `Use straight ones, ", or none. To show curly ones, put straight ones around them`))
	case strings.ContainsRune(`"'`, start):
		f.quoted(value, column)
	case strings.ContainsRune("[{", start):
		if n := strings.Count(value, "[") + strings.Count(value, "{") - strings.Count(value, "]") - strings.Count(value, "}"); n > 0 {
			closer := map[rune]string{'[': "]", '{': "}"}[start]
			f.open = &open{f.at(column, fmt.Sprintf("the bracket %c is not closed", start), "Write "+closer+" where the list ends"), closer}
		}
	case fullBracket().MatchString(value):
		like(column, called(start)+" stands where a bracket starts a list", "Write [ and ]")
	case strings.ContainsRune("|>", start):
		like(column+1, fmt.Sprintf("the text stands on the line of the %c", start), "Start it on the next line, indented")
	case strings.ContainsRune("%@`", start):
		like(column, "a text cannot start with "+string(start), "Put the text in quotes")
	case strings.Contains(value, ": "):
		like(column+runes(value[:strings.Index(value, ": ")]), "a colon and a space stand within a text", "Put the text in quotes")
	}
}

// quoted looks for the end of a text in quotation marks.
func (f *slipFinder) quoted(value string, column int) {
	quote := value[:1]
	end := closing(value[1:], quote)
	if end < 0 {
		message := "the quotation mark " + quote + " is not closed"
		if last, _ := first(value[len(strings.TrimRightFunc(value, isCurly)):]); isCurly(last) {
			message += "; " + called(last) + " does not close it"
		}
		f.open = &open{f.at(column, message, "Write "+quote+" at the end of the text"), quote}
		return
	}
	if rest := strings.TrimLeft(value[end+2:], " \t"); rest != "" && !strings.ContainsAny(rest[:1], "#,]}:") {
		f.likely = append(f.likely, f.at(column+runes(value[:end+1]), "the quotation mark "+quote+" ends the text, and more stands behind it",
			"Put the whole text in quotation marks of the other kind, or write it after |"))
	}
}

// goOn looks for the end of what an earlier line has left open.
func (f *slipFinder) goOn(text string) {
	if closing(text, f.open.closer) >= 0 {
		f.open = nil
	}
}

// end takes what is still open for a slip: a line that starts anew has come.
func (f *slipFinder) end() {
	if f.open != nil {
		f.likely = append(f.likely, f.open.fault)
		f.open = nil
	}
}

// closing is where a text has its closing mark, -1 if it has none.
func closing(text, closer string) int {
	for i := 0; i < len(text); i++ {
		switch {
		case closer == `"` && text[i] == '\\':
			i++
		case closer == "'" && strings.HasPrefix(text[i:], "''"):
			i++
		case text[i:i+1] == closer:
			return i
		}
	}
	return -1
}
