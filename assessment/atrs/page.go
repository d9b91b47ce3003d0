package atrs

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"charter/assessment/date"
	"charter/questions/plaintext"
)

// Page reads the page of a record as a browser saves it. Only the main part of the page
// counts, where it has one; scripts, forms and ways to other pages do not.
func Page(text string) *Record {
	p := &page{tokens: html.NewTokenizer(strings.NewReader(text)), builder: &builder{}}
	p.tokens.SetMaxBuf(MaxSize)
	for {
		switch p.tokens.Next() {
		case html.ErrorToken: // the end, or a tag without one
			p.flush()
			return p.builder.done().titled()
		case html.TextToken:
			if p.skipped == 0 {
				p.words.WriteString(string(p.tokens.Text()))
			}
		case html.StartTagToken:
			p.start(p.tokens.Token())
		case html.SelfClosingTagToken:
			if p.tokens.Token().DataAtom == atom.Br {
				p.words.WriteString("\n")
			}
		case html.EndTagToken:
			p.end(p.tokens.Token().DataAtom)
		}
	}
}

// page is a page that is being read.
type page struct {
	*builder
	tokens  *html.Tokenizer
	words   strings.Builder // of the paragraph that is open
	skipped int             // how many tags deep nothing counts
	link    string          // that of the words that are open
	linked  int             // how many words there were before it
	cells   []string        // of the row that is open
	term    string          // of a list of terms, whose meaning follows
}

// skips tells the parts of a page that say nothing of its subject.
func skips(tag atom.Atom) bool {
	switch tag {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Aside, atom.Form, atom.Button, atom.Svg, atom.Iframe, atom.Head:
		return true
	}
	return false
}

func (p *page) start(tag html.Token) {
	if skips(tag.DataAtom) {
		p.skipped++
	}
	switch tag.DataAtom {
	case atom.Main:
		published := p.record.Published
		p.builder, p.cells, p.term, p.skipped = &builder{}, nil, "", 0
		p.record.Published = published
		p.words.Reset()
	case atom.A:
		p.link, p.linked = "", p.words.Len()
		for _, attribute := range tag.Attr {
			if attribute.Key == "href" {
				p.link = attribute.Val
			}
		}
	case atom.Time:
		for _, attribute := range tag.Attr {
			if attribute.Key == "datetime" {
				p.record.publishedAt(attribute.Val)
			}
		}
	case atom.Br:
		p.words.WriteString("\n")
	case atom.Td, atom.Th, atom.Dt, atom.Dd:
		p.flush()
	case atom.Tr:
		p.flush()
		p.cells = nil
	case atom.Li:
		p.flush()
		p.words.WriteString("- ")
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.P, atom.Div, atom.Ul, atom.Ol, atom.Table, atom.Section:
		p.flush()
	}
}

func (p *page) end(tag atom.Atom) {
	if skips(tag) {
		p.skipped = max(0, p.skipped-1)
	}
	switch tag {
	case atom.Main:
		p.flush()
		p.skipped = 1 << 30 // nothing after it is part of the record
	case atom.A:
		p.endLink()
	case atom.H1:
		if title := p.take(); p.record.Title == "" {
			p.record.Title = plaintext.Line(title)
		} else if title != "" {
			p.head(title)
		}
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		if name := p.take(); name != "" {
			p.head(name)
		}
	case atom.Td, atom.Th:
		p.cells = append(p.cells, p.take())
	case atom.Tr:
		p.endRow()
	case atom.Dt:
		p.term = strings.TrimRight(p.take(), ": ")
	case atom.Dd:
		p.meaning(p.take())
	case atom.P, atom.Li, atom.Div, atom.Ul, atom.Ol, atom.Table, atom.Section:
		p.flush()
	}
}

// endLink writes out where a link leads, if its words do not say so.
func (p *page) endLink() {
	words := p.words.String()[min(p.linked, p.words.Len()):]
	if isWeb(p.link) && strings.TrimSpace(words) != "" && !strings.Contains(words, strings.TrimRight(p.link, "/")) && p.skipped == 0 {
		p.words.WriteString(" (" + p.link + ")")
	}
	p.link = ""
}

func isWeb(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}

// take gives the words that are open, and begins anew. Ends of lines in a page mean
// nothing but for those that it asks for.
func (p *page) take() string {
	var lines []string
	for line := range strings.SplitSeq(plaintext.Clean(p.words.String()), "\n") {
		lines = append(lines, strings.TrimSpace(line))
	}
	p.words.Reset()
	p.linked = 0
	return strings.TrimSpace(strings.Join(strings.Fields(strings.Join(lines, " ")), " "))
}

// flush adds the words that are open to what is said under the heading.
func (p *page) flush() {
	if text := p.take(); text != "" && text != "-" {
		p.line(text)
	}
}

// endRow reads the row of a table that is open: a field and what it says, or just text.
func (p *page) endRow() {
	p.flush()
	if name, said, ok := p.row(p.cells); ok {
		p.pair(name, said)
	} else {
		p.line(strings.Join(p.cells, " | "))
	}
	p.cells = nil
}

// meaning reads what stands beside a term, such as the phase.
func (p *page) meaning(text string) {
	name := p.term
	p.term = ""
	switch {
	case text == "":
	case plainName(name) == "published", plainName(name) == "date published":
		p.record.publishedAt(text)
	case plainName(name) == "atrs version":
		p.record.Version = plaintext.Line(text)
	case name == "":
		p.line(text)
	default:
		p.pair(name, text)
		p.close()
	}
}

// publishedAt notes the first day that a record says it was published on.
func (r *Record) publishedAt(text string) {
	if !r.Published.IsZero() {
		return
	}
	day, _, err := date.Read(text[:min(len(text), len("2026-11-22"))], date.Date{}, date.First)
	if err != nil {
		day, _, err = date.Read(text, date.Date{}, date.First)
	}
	if err == nil {
		r.Published = day
	}
}
