// Package atrs reads records of the Algorithmic Transparency Recording Standard (ATRS)
// of the United Kingdom, in the shapes in which a team has one:
//
//   - its page on GOV.UK, saved as HTML ([Page]);
//   - what GOV.UK's content interface says of that page, as JSON ([Content]);
//   - the text of the template, pasted or saved ([Text]).
//
// [Read] tells the shapes apart. There is no official schema of a record, and its fields
// are numbered differently in every version of the template: 2.1.3, 1.3 or 7. So a field
// is known by its name, whatever number stands before it; [FieldOf] lists the names that
// versions 2 to 4 use for it. What stands under a heading that is not known is kept under
// that heading, so that nothing of a record gets lost.
//
// The package reads bytes that it is given. It opens nothing, fetches nothing and runs
// nothing, and every text it gives is clean (see package plaintext).
package atrs

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"charter/assessment/date"
	"charter/questions/plaintext"
)

// MaxSize is how many bytes a record may have: far more than any that was published.
const MaxSize = 8 << 20

// maxEntries is how many headings of a record are told apart. What follows the last
// stands under that.
const maxEntries = 2000

// Record is what a record says, in its own order.
type Record struct {
	Title     string
	Published date.Date // zero: it does not say
	Version   string    // of the Standard, as it says, such as "v4.0"; "" where it does not
	Entries   []Entry
}

// Entry is one heading of a record, and what stands under it.
type Entry struct {
	Ref  string // the field, as [Field] names it; "" for a heading that is no field
	Name string // the heading as it stands, with its number; "" before the first
	Text string // paragraphs on lines of their own
}

// ErrNoRecord says that none of the fields of a record were found.
var ErrNoRecord = errors.New("it has none of the headings of an ATRS record")

// NotText is the error for a file that is of a program of its own, such as a document.
type NotText struct {
	What string // it is
	Next string // what to do with it
}

// Error tells what it is and what to do.
func (n *NotText) Error() string { return fmt.Sprintf("it is %s. %s", n.What, n.Next) }

// Read reads a record of whatever shape. The error is *[NotText] or [ErrNoRecord], or
// tells what is wrong with the text.
func Read(data []byte) (*Record, error) {
	text, err := Decode(data)
	if err != nil {
		return nil, err
	}
	var record *Record
	switch start := strings.TrimLeft(text, " \t\r\n"); {
	case strings.HasPrefix(start, "{"):
		record, err = Content(text)
	case isPage(start):
		record = Page(text)
	default:
		record = Text(text)
	}
	switch {
	case err != nil:
		return nil, err
	case !record.known():
		return nil, ErrNoRecord
	}
	return record, nil
}

// isPage tells HTML from text that has an angle bracket in it.
func isPage(text string) bool {
	head := strings.ToLower(text[:min(len(text), 4096)])
	return strings.HasPrefix(head, "<") || strings.Contains(head, "<html") || strings.Contains(head, "<h2")
}

// known reports whether anything in a record is a field.
func (r *Record) known() bool {
	for _, entry := range r.Entries {
		if entry.Ref != "" {
			return true
		}
	}
	return false
}

// isPackPart reports whether a text is one of those that a question pack is made of.
func isPackPart(data []byte) bool {
	begins := func(key string) bool {
		return bytes.HasPrefix(data, []byte(key+":")) || bytes.Contains(data, []byte("\n"+key+":"))
	}
	return bytes.HasPrefix(data, []byte("format: charter-pack/")) || begins("statement") && begins("questions") && bytes.Contains(data, []byte("- id:"))
}

// Decode gives the characters of a text in UTF-8, or in what Windows writes: UTF-16 with
// a mark before it, or the letters of Western Europe. The error is *[NotText].
func Decode(data []byte) (string, error) {
	const asText = "Open it, save it as plain text or as a web page (HTML), and import that"
	for start, what := range map[string]string{"PK\x03\x04": "a document or a spreadsheet of an office program", "\xd0\xcf\x11\xe0": "a document or a spreadsheet of an older office program", "%PDF": "a PDF"} {
		if bytes.HasPrefix(data, []byte(start)) {
			return "", &NotText{what, asText}
		}
	}
	if isPackPart(data) {
		return "", &NotText{"a part of a question pack, which says nothing of a project", "Give what is written about the project. To use the pack: charter new --pack FOLDER"}
	}
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		decoded, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err == nil {
			data = decoded
		}
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", &NotText{"no text", asText}
	}
	if !utf8.Valid(data) {
		decoded, err := charmap.Windows1252.NewDecoder().Bytes(data)
		if err == nil {
			data = decoded
		}
	}
	return strings.TrimPrefix(string(data), "\ufeff"), nil
}

// builder gathers the entries of a record as they are read.
type builder struct {
	record  Record
	section string // which set of data the headings are about, see [section]
	lines   []string
	open    Entry
}

// head begins an entry under a heading. A heading over others, and a field of which the
// record says nothing, are kept only if something stands under them.
func (b *builder) head(name string) {
	if len(b.record.Entries)+1 >= maxEntries { // with the one that is open
		b.line(name)
		return
	}
	b.close()
	b.section = section(name, b.section)
	b.open = Entry{Ref: refOf(name, b.section), Name: plaintext.Line(strings.TrimSpace(name))}
}

// line adds a line under the heading that is open.
func (b *builder) line(text string) {
	for line := range strings.SplitSeq(plaintext.Clean(text), "\n") {
		if line = strings.TrimSpace(strings.ReplaceAll(line, "\u00a0", " ")); line != "" {
			b.lines = append(b.lines, line)
		}
	}
}

// pair adds an entry of its own: a heading and what stands beside it.
func (b *builder) pair(name, text string) {
	b.head(name)
	b.line(text)
}

func (b *builder) close() {
	b.open.Text = strings.Join(b.lines, "\n")
	if b.open.Text != "" || b.open.Ref == "" && !isOver(b.open.Name) {
		b.record.Entries = append(b.record.Entries, b.open)
	}
	b.open, b.lines = Entry{}, nil
}

func (b *builder) done() *Record {
	b.close()
	return &b.record
}
