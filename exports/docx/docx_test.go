package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"charter/exports/docx"
	"charter/exports/docx/docxtest"
)

// everything gives a document with each kind of block.
func everything() *docx.Document {
	d := docx.New(docx.About{Title: "A title & more", Head: "Reference 1234", Foot: "sha256:00"})
	d.Paragraph(docx.Title, docx.Run{Text: "A title & more"})
	d.Contents("Contents", []docx.Entry{{"First", "first"}, {"Second", "second"}})
	d.Front(func() { d.Paragraph(docx.Verdict, docx.Run{Text: "x"}) }, func() { d.Heading(1, "front", "Front"); d.Paragraph(docx.Bullet, docx.Run{Text: "x"}) }, func() { d.Heading(1, "closing", "Closing") })
	d.Heading(1, "first", "First")
	d.Paragraph(docx.Banner, docx.Run{Text: "Not to be missed", Bold: true})
	d.Paragraph(docx.Body, docx.Run{Text: "See "}, docx.Run{Text: "the page", To: "https://city.example/?a=1&b=2"}, docx.Run{Text: " and "}, docx.Run{Text: "the second", Mark: "second"}, docx.Run{Text: " 00ff", Fixed: true})
	d.Heading(2, "second", "Second")
	d.Paragraph(docx.Said, docx.Run{Text: "مرحبا Shore 2026 שלום"})
	for _, style := range []docx.Style{docx.Warned, docx.Field, docx.More, docx.Bullet, docx.Caption} {
		d.Paragraph(style, docx.Run{Text: "x"})
	}
	d.Table(docx.Table{Caption: "Numbers <all>", Columns: []docx.Column{{Title: "Name"}, {Title: "Bar"}, {Title: "Score", Right: true}}, Rows: [][]docx.Cell{
		{{Runs: []docx.Run{{Text: "1 Good"}}, Tint: "DDEEDD"}, {Bar: &docx.Bar{Low: 20, High: 60, Words: "20 to 60"}}, {Runs: []docx.Run{{Text: "20"}}}},
		{{Runs: []docx.Run{{Text: "2 Fair"}}}, {Bar: &docx.Bar{Low: 20, High: 60, Words: "the same"}}, {Runs: []docx.Run{{Text: "20"}}}},
	}})
	return d
}

func TestSameDocumentSameBytes(t *testing.T) {
	t.Parallel()
	if one, other := everything().Bytes(), everything().Bytes(); len(one) == 0 || !bytes.Equal(one, other) {
		t.Error("the same document is written in two ways")
	}
	r, err := zip.NewReader(bytes.NewReader(everything().Bytes()), int64(len(everything().Bytes())))
	if err != nil {
		t.Fatal(err)
	}
	if r.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the package begins with %s", r.File[0].Name)
	}
	for _, f := range r.File {
		if got := f.Modified.Format(time.DateTime); got != "1980-01-01 00:00:00" {
			t.Errorf("%s has the time %s", f.Name, got)
		}
	}
}

// TestEverythingHangsTogether looks for every part, style, mark and relationship that
// another one names.
func TestEverythingHangsTogether(t *testing.T) {
	t.Parallel()
	parts := docxtest.Parts(t, everything().Bytes())
	styles, marks, ids, numbers := map[string]bool{}, map[string]bool{}, map[string]string{}, map[string]bool{}
	each := func(name string, do func(element string, attributes map[string]string)) {
		for _, token := range docxtest.Tokens(t, name, parts[name]) {
			if start, ok := token.(xml.StartElement); ok {
				attributes := map[string]string{}
				for _, a := range start.Attr {
					attributes[a.Name.Local] = a.Value
				}
				do(start.Name.Local, attributes)
			}
		}
	}
	each("word/styles.xml", func(element string, a map[string]string) {
		if element == "style" {
			styles[a["styleId"]] = true
		}
	})
	each("word/_rels/document.xml.rels", func(element string, a map[string]string) {
		if element != "Relationship" {
			return
		}
		ids[a["Id"]] = a["Target"]
		if _, there := parts["word/"+a["Target"]]; !there && a["TargetMode"] != "External" {
			t.Errorf("there is no part %s", a["Target"])
		}
	})
	each("[Content_Types].xml", func(element string, a map[string]string) {
		if _, there := parts[strings.TrimPrefix(a["PartName"], "/")]; element == "Override" && !there {
			t.Errorf("there is no part %s", a["PartName"])
		}
	})
	each("word/document.xml", func(element string, a map[string]string) {
		if element == "bookmarkStart" {
			marks[a["name"]] = true
		}
		if element == "docPr" && numbers[a["id"]] {
			t.Errorf("two pictures have the number %s", a["id"])
		}
		numbers[a["id"]] = element == "docPr"
	})
	for _, name := range []string{"word/document.xml", "word/styles.xml", "word/header.xml", "word/footer.xml"} {
		each(name, func(element string, a map[string]string) {
			switch element {
			case "pStyle", "rStyle", "tblStyle", "basedOn", "next":
				if !styles[a["val"]] {
					t.Errorf("%s: there is no style %s", name, a["val"])
				}
			case "hyperlink":
				if a["anchor"] != "" && !marks[a["anchor"]] {
					t.Errorf("there is no mark %s", a["anchor"])
				}
				fallthrough
			case "blip", "headerReference", "footerReference":
				if id := a["id"] + a["embed"]; id != "" && ids[id] == "" {
					t.Errorf("%s: there is no relationship %s", name, id)
				}
			}
		})
	}
	if pictures := slices.DeleteFunc(slices.Collect(maps.Keys(parts)), func(name string) bool { return !strings.HasSuffix(name, ".png") }); len(pictures) != 1 {
		t.Errorf("two bars that look the same are %d pictures", len(pictures))
	}
}

// order is in which order the schema has what may stand in an element; what is not named
// here may stand anywhere.
func order() map[string][]string {
	run := strings.Fields("rStyle rFonts b bCs i iCs color sz szCs u shd rtl cs lang")
	return map[string][]string{
		"pPr": strings.Fields("pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind contextualSpacing jc outlineLvl rPr sectPr"),
		"rPr": run, "pBdr": strings.Fields("top left bottom right"),
		"tbl": strings.Fields("tblPr tblGrid tr"), "tblPr": strings.Fields("tblStyle bidiVisual tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"),
		"tc": strings.Fields("tcPr p"), "tcPr": strings.Fields("tcW gridSpan tcBorders shd noWrap tcMar vAlign"), "tr": strings.Fields("trPr tc"),
		"tblBorders": strings.Fields("top left bottom right insideH insideV"),
		"style":      strings.Fields("name basedOn next link qFormat pPr rPr tblPr tblStylePr"), "tblStylePr": strings.Fields("pPr rPr tblPr tcPr"),
		"sectPr":   strings.Fields("headerReference footerReference type pgSz pgMar cols titlePg"),
		"inline":   strings.Fields("extent docPr cNvGraphicFramePr graphic"),
		"lvl":      strings.Fields("start numFmt lvlText lvlJc pPr rPr"),
		"settings": strings.Fields("defaultTabStop characterSpacingControl compat themeFontLang"),
		"body":     nil,
	}
}

// TestElementsStandInTheOrderOfTheSchema: Word refuses a document in which they do not,
// though LibreOffice reads it.
func TestElementsStandInTheOrderOfTheSchema(t *testing.T) {
	t.Parallel()
	ordered := order()
	for name, part := range docxtest.Parts(t, everything().Bytes()) {
		if !strings.HasSuffix(name, ".xml") {
			continue
		}
		var open []string
		var last []int // where in its order the last child stood
		for _, token := range docxtest.Tokens(t, name, part) {
			switch token := token.(type) {
			case xml.StartElement:
				if depth := len(open); depth > 0 && ordered[open[depth-1]] != nil {
					at := slices.Index(ordered[open[depth-1]], token.Name.Local)
					if at < 0 || at < last[depth-1] {
						t.Errorf("%s: %s stands in %s in a wrong place", name, token.Name.Local, open[depth-1])
					}
					last[depth-1] = at
				}
				open, last = append(open, token.Name.Local), append(last, 0)
			case xml.EndElement:
				open, last = open[:len(open)-1], last[:len(last)-1]
			}
		}
	}
}

// TestAccessible looks for what a screen reader lives on.
func TestAccessible(t *testing.T) {
	t.Parallel()
	parts := docxtest.Parts(t, everything().Bytes())
	for name, wants := range map[string][]string{
		"word/document.xml": {
			`<w:pStyle w:val="Title"/>`, `<w:pStyle w:val="Heading1"/>`, `<w:pStyle w:val="Heading2"/>`, `<w:tblHeader/>`, `descr="20 to 60"`, `w:tblCaption w:val="Numbers &lt;all&gt;"`,
			`<w:hyperlink r:id="link1"`, `w:anchor="m_second"`, `PAGEREF m_second \h`, `<w:bidi/>`,
			`<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">مرحبا </w:t></w:r><w:r><w:t xml:space="preserve">Shore 2026 </w:t></w:r><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">שלום</w:t></w:r>`,
		},
		"word/styles.xml":              {`<w:lang w:val="en-GB"`, `<w:name w:val="heading 1"/>`},
		"word/footer.xml":              {" PAGE ", " NUMPAGES ", "sha256:00"},
		"word/header.xml":              {"Reference 1234"},
		"docProps/core.xml":            {"<dc:title>A title &amp; more</dc:title>", "<dc:language>en-GB</dc:language>"},
		"word/_rels/document.xml.rels": {`Target="https://city.example/?a=1&amp;b=2" TargetMode="External"`},
	} {
		for _, want := range wants {
			if !strings.Contains(string(parts[name]), want) {
				t.Errorf("%s lacks %s:\n%s", name, want, parts[name])
			}
		}
	}
}

func TestPartsRefuseWhatIsNoDocument(t *testing.T) {
	t.Parallel()
	packed := func(files ...string) []byte {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for _, name := range files {
			f, err := w.Create(name)
			if err == nil && name == "huge" {
				_, err = f.Write(make([]byte, 65<<20))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	for about, data := range map[string][]byte{
		"nothing": nil, "text": []byte("# Title"), "half of one": everything().Bytes()[:2000],
		"a part that stands twice": packed("a", "a"), "more than a report unpacks to": packed("huge"), "too many parts": packed(make([]string, 501)...),
	} {
		if _, err := docx.Parts(data); err == nil {
			t.Errorf("%s is taken for a document", about)
		}
	}
}

// TestColumnsFillThePage shares the page among columns with little and with much in them.
func TestColumnsFillThePage(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("many words ", 40)
	for _, texts := range [][]string{{"x", "y"}, {"x", long}, {long, long, "1", "2", "3", "4", "5", "6"}, {strings.Repeat("unbroken", 40), "x"}, {""}} {
		table := docx.Table{Rows: make([][]docx.Cell, 1)}
		for _, text := range texts {
			table.Columns = append(table.Columns, docx.Column{Title: "T"})
			table.Rows[0] = append(table.Rows[0], docx.Cell{Runs: []docx.Run{{Text: text}}})
		}
		sum := 0
		for i, width := range table.Widths(9638) {
			sum += width
			if width < 9638/12-1 {
				t.Errorf("column %d of %q has a width of %d", i, texts, width)
			}
		}
		if sum != 9638 {
			t.Errorf("the columns of %q are %d wide", texts, sum)
		}
	}
}

// TestTextFromRightToLeftKeepsItsOrder: within our words it is one whole, and draws nothing that
// follows it to its other side.
func TestTextFromRightToLeftKeepsItsOrder(t *testing.T) {
	t.Parallel()
	said := func(style docx.Style, runs ...docx.Run) string {
		d := docx.New(docx.About{})
		d.Paragraph(style, runs...)
		return string(docxtest.Text(t, d.Bytes()))
	}
	title := docx.Run{Text: "محضر 1d445603"}
	for want, got := range map[string]string{
		"Title: \u202bمحضر 1d445603\u202c\u200e, 24 May": said(docx.Body, docx.Run{Text: "Title: "}, title, docx.Run{Text: ", 24 May"}),
		"\u202bمحضر 1d445603\u202c\u200e; owner":         said(docx.Body, title, docx.Run{Text: "; owner"}),
		"See Bus שלום\u200e 24":                          said(docx.Body, docx.Run{Text: "See "}, docx.Run{Text: "Bus שלום"}, docx.Run{Text: " 24"}),
		"Note: محضر 1d445603":                            said(docx.Field, docx.Run{Text: "Note: ", Bold: true}, title), // a paragraph of its own
		"Shore 2026":                                     said(docx.Body, docx.Run{Text: "Shore "}, docx.Run{Text: "2026"}),
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the document says %q, not %q", got, want)
		}
	}
}
