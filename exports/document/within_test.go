package document_test

import (
	"strings"
	"testing"

	"charter/exports/document"
	"charter/exports/docx/docxtest"
)

// Links within a document lead to headings that are there, in every form.
func TestLinksWithin(t *testing.T) {
	t.Parallel()
	d := &document.Document{Title: "Actions"}
	link := func(label, id string) document.Span { return document.Text(label).To(id) }
	d.Add(document.Paragraph{Spans: []document.Span{
		link("B-1", "q-B-1"), document.Text(", "), link("Actions", "actions"), document.Text(", "), link("the same name", "q-b-1"), document.Text(", "),
		link("nowhere", "nothing"), document.Text(", "), link("B-1", "actions"), document.Text(", "), link("[x](y)", "q-b-1"), document.Text(", "), link("B-1", "q-b-1"), document.Text(": end"),
	}})
	d.AddContents()
	d.Add(document.Section("Actions", "actions"), document.Folded{Heading: document.Heading{Level: 3, Text: "B-1 Is it so (or not)?", ID: "q-B-1"}})
	const text = "[B-1], [Actions], [the same name], nowhere, B-1, \\[x\\](y), [B-1][]: end\n"
	const ends = "\n[B-1]: #b-1-is-it-so-or-not\n[Actions]: #actions-1\n[the same name]: #b-1-is-it-so-or-not\n"
	if got := string(d.Markdown()); !strings.Contains(got, text) || !strings.HasSuffix(got, ends) {
		t.Errorf("Markdown:\n%s", got)
	}
	page := string(d.HTML())
	for _, want := range []string{`<a href="#q-b-1">B-1</a>`, `<details id="q-b-1">`, `<li><a href="#actions">Actions</a></li>`, ", nowhere, "} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	word := string(docxtest.Parts(t, d.Word())["word/document.xml"])
	for _, want := range []string{`<w:hyperlink w:anchor="m_q_b_1"`, `w:name="m_q_b_1"`, `<w:hyperlink w:anchor="m_actions"`} {
		if !strings.Contains(word, want) {
			t.Errorf("the Word document lacks %q:\n%s", want, word)
		}
	}
	if strings.Contains(page+word, "nothing") {
		t.Error("there is a link to a heading that is not there")
	}
}

// pandoc shares out a page by the row of dashes: no column gets less than a twelfth of it.
func TestColumnsOfMarkdownAreReadable(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("many words ", 40)
	for _, cells := range [][]string{{"a", "b"}, {"a", long}, {long, "b"}, {"1", "2", "3", "4", "5", "6", "7", long}, {"x", long, long, long}, {strings.Repeat("y", 50), "2", "3", "4", "5"}} {
		table := document.Table{Rows: [][]document.Cell{{}}}
		for _, text := range cells {
			table.Columns = append(table.Columns, document.Column{Title: "T"})
			table.Rows[0] = append(table.Rows[0], document.Spans(text))
		}
		d := document.Document{Title: "x", Blocks: []document.Block{table}}
		dashes := strings.Split(strings.Split(string(d.Markdown()), "\n")[3], "|")
		sum, least := 0, 1000
		for _, part := range dashes[1 : len(dashes)-1] {
			length := strings.Count(part, "-")
			sum, least = sum+length, min(least, length)
		}
		if least*12 < sum {
			t.Errorf("a column of %d cells has %d of %d dashes", len(cells), least, sum)
		}
	}
}

// No head of ours breaks within a word where pandoc lays a table out: on a page of 66 letters,
// which share the room with two letters between columns.
func TestHeadsOfMarkdownStayWhole(t *testing.T) {
	t.Parallel()
	bands := document.Table{Columns: []document.Column{
		{Title: "Principle"}, {Title: "Band"}, {Title: "Score", Right: true}, {Title: "Claimed", Right: true}, {Title: "In score", Right: true}, {Title: "Open", Right: true}, {Title: "Set aside", Right: true},
	}, Rows: [][]document.Cell{{
		document.Spans("3 Accountability"), {document.Text("? "), document.Bold("incomplete")}, document.Spans("27–67"), document.Spans("40"), document.Spans("5"), document.Spans("2"), document.Spans("0"),
	}}}
	actions := document.Table{Columns: []document.Column{{Title: "For"}, {Title: "State"}, {Title: "Due"}, {Title: "Owner", Running: true}, {Title: "Action", Running: true}}, Rows: [][]document.Cell{{
		document.Spans("ACC-2"), document.Spans("dropped"), document.Spans("30 September 2026"), document.Spans("Procurement lead"), document.Spans(strings.Repeat("many words ", 40)),
	}}}
	for _, table := range []document.Table{bands, actions} {
		d := document.Document{Title: "x", Blocks: []document.Block{table}}
		rows := strings.Split(string(d.Markdown()), "\n")
		dashes, sum := strings.Split(rows[3], "|"), strings.Count(rows[3], "-")
		for i, column := range table.Columns {
			for word := range strings.FieldsSeq(column.Title + " " + table.Rows[0][i][0].Text) {
				if got := float64(strings.Count(dashes[i+1], "-")) / float64(sum) * 66; got < float64(len([]rune(word)))+1.5 {
					t.Errorf("%q has %.1f letters of 66:\n%s", word, got, rows[3])
				}
			}
		}
	}
}

// What runs along the pages of a print is text, whatever it holds.
func TestRunningTextEndsNoStyle(t *testing.T) {
	t.Parallel()
	d := document.Document{Title: "x", Running: document.Running{Head: `a"}</style><script>`, Foot: `b\"`}}
	if page := string(d.HTML()); strings.Contains(page, "<script") || !strings.Contains(page, `@top-left{content:"a/stylescript"`) || !strings.Contains(page, `@bottom-left{content:"b"`) {
		t.Errorf("the page is\n%s", page)
	}
}

// What a team calls a field keeps its order apart from the colon after it.
func TestALabelStandsApartFromItsColon(t *testing.T) {
	t.Parallel()
	d := &document.Document{Blocks: []document.Block{document.Fields{Items: []document.Field{{Label: "مدير 2", Text: "Approved"}, {Label: "Board", Text: "Noted"}}}}}
	text := string(docxtest.Text(t, d.Word()))
	for _, want := range []string{"\u202bمدير 2\u202c\u200e: Approved", "Board: Noted"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
}
