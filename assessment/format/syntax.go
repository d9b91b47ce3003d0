package format

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"charter/questions/pattern"
)

// maxDepth is how deeply values may be nested. An assessment needs eight levels;
// the limit keeps a hostile file from exhausting the stack.
const maxDepth = 64

// maxValues is how many values, names included, a file may hold. A full
// assessment has some ten thousand; the limit bounds the memory a file can take.
const maxValues = 500_000

// outline is what the first look at a file finds: whether it is JSON at all,
// and which format it says it has.
type outline struct {
	kind   jsontext.Kind // of the outermost value
	format string        // the text of the member "format", if there is one
	tool   string        // the text of the member "tool", if there is one
}

// look reads the whole text once for its syntax, before anything is made of it.
func look(data []byte) (outline, []Fault) {
	var found outline
	dec := jsontext.NewDecoder(bytes.NewBuffer(data))
	name := ""
	for values := 0; ; values++ {
		depth, before := dec.StackDepth(), dec.InputOffset()
		tok, err := dec.ReadToken()
		if err == io.EOF && found.kind != 0 {
			return found, nil
		}
		if err != nil {
			return found, []Fault{syntaxFault(data, dec, err)}
		}
		if dec.StackDepth() > maxDepth {
			line, column := position(data, int(before))
			return found, []Fault{{line, column, join(tokens(dec.StackPointer())), "values are nested more than " + strconv.Itoa(maxDepth) + " deep", "This is not an assessment that charter wrote"}}
		}
		if values > maxValues {
			line, column := position(data, int(before))
			return found, []Fault{{line, column, "", "the file holds more values than an assessment can have", "This is not an assessment that charter wrote"}}
		}
		if depth == 0 && found.kind != 0 {
			line, column := position(data, skipSpace(data, int(before)))
			return found, []Fault{{line, column, "", "there is more text after the end of the assessment", "Two files may have been joined; keep one of them"}}
		}
		if depth == 0 {
			found.kind = tok.Kind()
		}
		if depth != 1 || tok.Kind() != '"' {
			continue
		}
		switch _, length := dec.StackIndex(1); {
		case length%2 == 1:
			name = tok.String()
		case name == "format":
			found.format = tok.String()
		case name == "tool":
			found.tool = tok.String()
		}
	}
}

// gitMarks are how git marks the beginning of two versions that differ, at the beginning of a
// line or where an editor has put it.
var gitMarks = pattern.Lazy(`(?m)^[ \t]*<<<<<<< `)

// syntaxFault says in plain words why a text is not JSON.
func syntaxFault(data []byte, dec *jsontext.Decoder, err error) Fault {
	const byHand = "If it was edited by hand, undo that edit; otherwise go back to the last good copy, which has .bak at the end of its name"
	fault := Fault{Path: join(tokens(dec.StackPointer())), Hint: byHand}
	offset := len(data)
	var syntax *jsontext.SyntacticError
	if errors.As(err, &syntax) {
		offset = int(syntax.ByteOffset)
		err = syntax.Err
	}
	switch marks := gitMarks().FindIndex(data); {
	case marks != nil:
		offset = marks[1] - len("<<<<<<< ")
		fault.Path = ""
		fault.Message = "git has marked here where two versions differ (<<<<<<<, =======, >>>>>>>), so this is neither of them"
		fault.Hint = "Take both versions out of git, with git show :2:FILE and git show :3:FILE, and join them with charter merge"
	case errors.Is(err, jsontext.ErrDuplicateName):
		fault.Path = join(tokens(syntax.JSONPointer))
		fault.Message = "stands there twice"
		fault.Hint = "Remove one of the two"
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		offset = len(bytes.TrimRight(data, " \t\r\n"))
		fault.Message = "the file ends too early, its last part is missing"
		fault.Hint = "Go back to the last good copy, which has .bak at the end of its name"
	case offset < len(data) && !utf8.Valid(data[offset:min(len(data), offset+utf8.UTFMax)]) && strings.Contains(err.Error(), "UTF-8"):
		fault.Message = "the text is not UTF-8"
		fault.Hint = "Save the file with the encoding UTF-8"
	default:
		fault.Message = "this is not valid JSON: " + err.Error()
	}
	fault.Line, fault.Column = position(data, offset)
	return fault
}

// skipSpace moves an offset past white space and the marks between values.
func skipSpace(data []byte, offset int) int {
	for offset < len(data) && strings.IndexByte(" \t\r\n,:", data[offset]) >= 0 {
		offset++
	}
	return offset
}

// position turns a byte offset into line and column, both from 1, the column in characters.
func position(data []byte, offset int) (line, column int) {
	before := data[:min(max(offset, 0), len(data))]
	start := bytes.LastIndexByte(before, '\n') + 1
	return 1 + bytes.Count(before, []byte{'\n'}), 1 + utf8.RuneCount(before[start:])
}
