// Package docxtest is for tests of Word documents: what stands in one.
package docxtest

import (
	"bytes"
	"encoding/xml"
	"errors"
	"html"
	"io"
	"maps"
	"slices"
	"strings"

	"charter/exports/docx"
)

// T is a test.
type T interface {
	Helper()
	Fatal(...any)
}

// Text gives all that a document says, in all its parts but those that are the same in every
// one: a line a paragraph, and each address and description on a line of its own.
func Text(t T, document []byte) []byte {
	t.Helper()
	var out strings.Builder
	parts := Parts(t, document)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		switch name {
		case "word/document.xml", "word/header.xml", "word/footer.xml", "docProps/core.xml", "word/_rels/document.xml.rels":
			out.WriteString(textOf(string(parts[name])))
		}
	}
	return []byte(html.UnescapeString(out.String()))
}

// textOf takes the markup out of XML that charter wrote.
func textOf(markup string) string {
	var out strings.Builder
	for markup != "" {
		text, rest, _ := strings.Cut(markup, "<")
		out.WriteString(text)
		tag, after, _ := strings.Cut(rest, ">")
		for _, told := range []string{` descr="`, `w:tblCaption w:val="`, ` Target="`} {
			if _, value, found := strings.Cut(tag, told); found {
				value, _, _ = strings.Cut(value, `"`)
				out.WriteString("\n" + value + "\n")
			}
		}
		if tag == "/w:p" {
			out.WriteByte('\n')
		}
		markup = after
	}
	return out.String()
}

// Parts gives the parts of a document by their names.
func Parts(t T, document []byte) map[string][]byte {
	t.Helper()
	parts, err := docx.Parts(document)
	if err != nil {
		t.Fatal(err)
	}
	return parts
}

// Tokens reads a part as XML.
func Tokens(t T, name string, part []byte) []xml.Token {
	t.Helper()
	var tokens []xml.Token
	for d := xml.NewDecoder(bytes.NewReader(part)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return tokens
		}
		if err != nil {
			t.Fatal(name, " is no XML: ", err)
		}
		tokens = append(tokens, xml.CopyToken(token))
	}
}

// Elements gives the elements of a part in the order in which they begin, each with its
// style where it names one.
func Elements(t T, name string, part []byte) []string {
	t.Helper()
	var elements []string
	for _, token := range Tokens(t, name, part) {
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		line := start.Name.Local
		if strings.HasSuffix(line, "Style") {
			line += "=" + start.Attr[0].Value
		}
		elements = append(elements, line)
	}
	return elements
}
