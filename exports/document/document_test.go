package document_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"

	"charter/exports/document"
	"charter/exports/docx/docxtest"
	"charter/exports/exportstest"
	"charter/questions/plaintext"
)

// everything gives a document that has a text in every place there is.
func everything(typed string) *document.Document {
	spans := []document.Span{document.Text(typed), document.Text(" and "), document.Bold(typed), document.Text(" "), document.Verbatim(typed)}
	d := &document.Document{Title: typed, Subject: typed, Running: document.Running{Head: typed, Foot: typed}}
	d.Add(document.Front{Lead: []document.Block{document.ParagraphOf(typed)}, Sections: [][]document.Block{{
		document.Section("First", "first"),
		document.Marks{Thing: "Thing", Result: "Result", Items: []document.Mark{{Label: "1 " + typed, Sign: "+", Tint: document.TintGood, Words: typed}}},
		document.List{Items: [][]document.Span{{document.Text("A-1").To("a-1"), document.Text(": "), document.Bold("A-2").To("a-2"), document.Text(" " + typed + " "), document.Text("nowhere").To("z")}}},
	}}})
	d.AddContents()
	d.Add([]document.Block{
		document.Heading{Level: 2, Text: typed, ID: "at-" + typed},
		document.Paragraph{Spans: spans},
		document.Banner{Kind: "ready", Spans: spans},
		document.Said{Text: typed},
		document.Prose{Text: typed},
		document.List{Items: [][]document.Span{spans, document.Spans(typed)}},
		document.Fields{Items: []document.Field{{Label: typed, Text: typed}, {Label: typed, Spans: spans}}},
		document.Table{Caption: typed, Columns: []document.Column{{Title: typed}, {Title: typed, Right: true}}, Rows: [][]document.Cell{{spans, document.Spans(typed)}}},
		document.Chart{Title: typed, Bars: []document.Bar{{Label: "1 " + typed, Low: 20, High: 60, Number: "20–60", Words: "met"}, {Label: "2", Empty: true, Words: "none"}}},
		document.Paragraph{Spans: []document.Span{document.Link("("+typed+")", "https://charter.example/text")}},
		document.Heading{Level: 4, Text: "A-1 Is it so?", ID: "a-1"},
		document.Folded{Heading: document.Heading{Level: 4, Text: "A-2 " + typed, ID: "a-2"}, Sum: spans, Blocks: []document.Block{document.Said{Text: typed}}},
	}...)
	return d
}

// tame gives a text of as many lines that is nothing but words.
func tame(typed string) string {
	count := 0
	for line := range strings.Lines(plaintext.Clean(typed)) {
		if strings.TrimSpace(plaintext.Line(line)) != "" {
			count++
		}
	}
	return strings.TrimSuffix(strings.Repeat("words\n", count), "\n")
}

func parser() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
}

// outline tells every block and every link, image and piece of HTML of Markdown.
func outline(source []byte) []string {
	var lines []string
	_ = ast.Walk(parser().Parser().Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text, *ast.String, *ast.CodeSpan:
			return ast.WalkSkipChildren, nil
		case *ast.Heading:
			lines = append(lines, fmt.Sprint("heading ", n.Level, entering))
		case *ast.Link:
			to := string(n.Destination)
			if strings.HasPrefix(to, "#") {
				to = "#" // of a heading, which has its text
			}
			lines = append(lines, "link "+to)
		case *ast.AutoLink:
			lines = append(lines, "link "+string(n.URL(source)))
		default:
			lines = append(lines, fmt.Sprint(n.Kind(), entering))
		}
		return ast.WalkContinue, nil
	})
	return lines
}

// page gives the elements and attributes of HTML, and the text that is seen.
func page(t *testing.T, source []byte) (elements []string, seen string) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for n := range root.Descendants() {
		switch n.Type {
		case html.TextNode:
			out.WriteString(n.Data)
		case html.ElementNode:
			line := n.Data
			if line == "bdi" {
				continue // it marks a direction and is no structure, as dir below
			}
			for _, attribute := range n.Attr {
				if attribute.Key == "dir" || n.Data == "h1" && attribute.Key == "class" { // a long title is set smaller
					continue
				}
				line += " " + attribute.Key
				if attribute.Key == "href" && !strings.HasPrefix(attribute.Val, "#") {
					line += "=" + attribute.Val
				}
			}
			elements = append(elements, line)
		default:
			elements = append(elements, fmt.Sprint("node type ", n.Type))
		}
	}
	return elements, strings.Join(strings.Fields(out.String()), " ")
}

// check compares a document full of a text with one full of words, and looks for
// the text in what a reader sees.
func check(t *testing.T, typed string) {
	t.Helper()
	markdown, plain := everything(typed).Markdown(), everything(tame(typed)).Markdown()
	if got, want := outline(markdown), outline(plain); !slices.Equal(got, want) {
		t.Errorf("%q changes the structure of the Markdown:\n%s\nwant\n%s\nMarkdown:\n%s", typed, got, want, markdown)
	}
	var rendered bytes.Buffer
	if err := parser().Convert(markdown, &rendered); err != nil {
		t.Fatal(err)
	}
	_, seenMarkdown := page(t, rendered.Bytes())
	elements, seenHTML := page(t, everything(typed).HTML())
	if want, _ := page(t, everything(tame(typed)).HTML()); !slices.Equal(elements, want) {
		t.Errorf("%q changes the structure of the HTML:\n%q\nwant\n%q", typed, elements, want)
	}
	word := everything(typed).Word()
	inWord := docxtest.Parts(t, word)
	for name, part := range docxtest.Parts(t, everything(tame(typed)).Word()) {
		if got, want := wordElements(t, name, inWord[name]), wordElements(t, name, part); !slices.Equal(got, want) {
			t.Errorf("%q changes the structure of %s in Word:\n%q\nwant\n%q", typed, name, got, want)
		}
	}
	seenWord := strings.Join(strings.Fields(string(docxtest.Text(t, word))), " ")
	for line := range strings.Lines(plaintext.Clean(typed)) {
		line = strings.Join(strings.Fields(plaintext.Line(line)), " ")
		if !strings.Contains(seenWord, line) {
			t.Errorf("a reader of the Word document does not see the line %q of %q", line, typed)
		}
		if !strings.Contains(seenMarkdown, line) {
			t.Errorf("a reader of the Markdown does not see the line %q of %q:\n%s", line, typed, markdown)
		}
		if !strings.Contains(seenHTML, line) {
			t.Errorf("a reader of the HTML does not see the line %q of %q", line, typed)
		}
	}
	for _, form := range [][]byte{markdown, everything(typed).HTML()} {
		if bytes.ContainsFunc(form, func(r rune) bool { return r == '\r' || plaintext.Unsafe(r) }) {
			t.Errorf("%q leaves a control character", typed)
		}
	}
}

// wordElements gives the elements of a part of a Word document, but for runs: a text has as
// many as it has directions. Nor for the style of the title, which goes by its length.
func wordElements(t *testing.T, name string, part []byte) []string {
	t.Helper()
	if !strings.HasSuffix(name, ".xml") {
		return nil
	}
	return slices.DeleteFunc(docxtest.Elements(t, name, part), func(element string) bool {
		return slices.Contains([]string{"r", "rPr", "rtl", "t", "bidi", "b", "bCs", "bookmarkStart", "bookmarkEnd", "rStyle=Fixed", "rStyle=Hyperlink", "pStyle=Title", "pStyle=TitleLong", "pStyle=TitleLongest"}, element)
	})
}

func TestTextStaysText(t *testing.T) {
	t.Parallel()
	for _, typed := range exportstest.HostileTexts(t) {
		check(t, typed)
	}
}

func FuzzTextStaysText(f *testing.F) {
	for _, typed := range exportstest.HostileTexts(f) {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		if tame(typed) != "" && len(typed) < 500 {
			check(t, typed)
		}
	})
}

func TestLinksGoOnlyWhereItIsSafe(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"https://city.example/plan?a=b&c=d#e":  "<https://city.example/plan?a=b&c=d#e>",
		"  http://city.example  ":              "<http://city.example>",
		"javascript:alert(1)":                  "javascript:alert(1)",
		"data:text/html,<script>":              `data:text/html,\<script>`,
		"https://user:pass@city.example":       "`https://user:pass@city.example`",
		"https://city.example/a b":             "`https://city.example/a` b",
		"https://city.example/a>b":             "`https://city.example/a`>b",
		"https://city.example/(x)":             "`https://city.example/(x`)",
		"https://":                             "`https://`",
		"//city.example":                       "//city.example",
		"file:///etc/passwd":                   "`file:///etc/passwd`",
		`S:\Team\plan.docx`:                    `S:\\Team\\plan.docx`,
		"https://city.example/\u202egpj":       "`https://city.example/gpj`",
		"mailto:someone@city.example":          "`mailto:someone@city.example`",
		"HTTPS://CITY.EXAMPLE":                 "<HTTPS://CITY.EXAMPLE>",
		"https://city.example\nhttps://b.test": "`https://city.example` `https://b.test`",
	} {
		d := document.Document{Title: "x", Blocks: []document.Block{document.Paragraph{Spans: []document.Span{document.Address(typed)}}}}
		if got := string(d.Markdown()); got != "# x\n\n"+want+"\n" {
			t.Errorf("Address(%q) is written %q, want %q", typed, got, want)
		}
	}
	for typed, link := range map[string]bool{
		"team@city.example": true, "a.b+c@city.example": true, "team@city": false, "a@b@c.example": false, "@city.example": false,
		"team@city.example?subject=x": false, "Team <team@city.example>": false, "team@city.example, b@city.example": false, "": false,
	} {
		d := document.Document{Title: "x", Blocks: []document.Block{document.Paragraph{Spans: []document.Span{document.Mail(typed)}}}}
		if got := strings.Contains(string(d.HTML()), "href=\"mailto:"); got != link {
			t.Errorf("Mail(%q) is a link: %t", typed, got)
		}
	}
}

// What is written from right to left is marked for its direction, and nothing else is.
func TestTextFromRightToLeftIsMarked(t *testing.T) {
	t.Parallel()
	d := document.Document{Title: "שלום", Blocks: []document.Block{
		document.Said{"مرحبا"}, document.Prose{"Hello"}, document.Paragraph{[]document.Span{document.Text("Owner: "), document.Bold("فريق")}},
		document.Fields{[]document.Field{{Label: "Note", Text: "שלום"}}}, document.Table{Columns: []document.Column{{Title: "A"}}, Rows: [][]document.Cell{{{document.Text("שלום")}}}},
	}}
	page := string(d.HTML())
	for _, want := range []string{"<h1><bdi>שלום", "<p dir=\"auto\">مرحبا", "<p>Hello", "<bdi><strong>فريق</strong></bdi>", "><bdi>שלום</bdi></th>"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not in\n%s", want, page)
		}
	}
}
