package site

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"charter/assessment"
	"charter/assessment/fold"
	"charter/exports/document"
	"charter/exports/wording"
	"charter/questions/plaintext"
)

//go:embed pages/*.html
var pages embed.FS

// ownStyle is the look of what a register has and a report has not.
//
//go:embed style.css
var ownStyle string

// search finds entries in the list where scripts may run; without them nothing is missing but that.
//
//go:embed search.js
var search string

// templates reads the pages once they are needed.
var templates = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{
		"line": plaintext.Line, "paragraphs": paragraphs, "count": wording.Count, "day": day,
		"stage": stage, "ai": usesAI, "withheld": assessment.IsWithheld, "followable": document.Followable, "of": func(h front, records []*Record) filtered {
			return filtered{head: h.head, Records: records, Searched: true}
		},
	}).ParseFS(pages, "pages/*.html"))
})

func execute(name string, view any) ([]byte, error) {
	var out bytes.Buffer
	if err := templates().ExecuteTemplate(&out, name+".html", view); err != nil {
		return nil, fmt.Errorf("cannot write a page of the register: %w", err)
	}
	return out.Bytes(), nil
}

// head is what every page has.
type head struct {
	Page     string // what this page is about
	Root     string // leads to the first page's folder
	Register *Register
	Policy   string // what the page may load and run: its own style, and the search
	Old      bool   // not to be found by search engines
}

func (s *Site) head(page, root string) head {
	return head{Page: page, Root: root, Register: s.Register, Policy: "default-src 'none'; style-src 'self' file:"}
}

// front is the first page: all entries by their letters, and links to every filter.
type front struct {
	head
	Filters []filter
	Letters []letter
	Shown   []*Record
	Gone    []*Record
	Linked  *catalogue
	Search  template.JS
}

// letter is a letter with the entries whose titles begin with it.
type letter struct {
	Name, ID string
	Records  []*Record
}

func (s *Site) front(filters []filter) front {
	f := front{
		head: s.head(s.Register.Title, ""), Filters: filters, Shown: s.Register.records(false), Gone: s.Register.records(true), Linked: s.catalogue(),
		Search: template.JS(search), // ours: no text of an entry is in it
	}
	sum := sha256.Sum256([]byte(search))
	f.Policy += "; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	for _, record := range f.Shown {
		name, id := initial(record.Title)
		if len(f.Letters) == 0 || f.Letters[len(f.Letters)-1].Name != name {
			f.Letters = append(f.Letters, letter{Name: name, ID: id})
		}
		last := &f.Letters[len(f.Letters)-1]
		last.Records = append(last.Records, record)
	}
	return f
}

// initial gives the letter that a title is listed under, and its place on the page.
func initial(title string) (name, id string) {
	switch r, _ := utf8.DecodeRuneInString(fold.String(title)); {
	case r >= 'a' && r <= 'z':
		return string(unicode.ToUpper(r)), "letter-" + string(r)
	case unicode.IsLetter(r):
		return string(unicode.ToUpper(r)), fmt.Sprintf("letter-%x", r)
	}
	return "0–9", "letter-other"
}

// filtered is the page for one value that entries are filtered by.
type filtered struct {
	head
	Filter   filter
	Value    filterValue
	Records  []*Record
	Searched bool // by a script, which looks in what is not shown too
}

func (s *Site) filtered(f filter, v filterValue) filtered {
	return filtered{head: s.head(f.Title+": "+v.Text, "../"), Filter: f, Value: v, Records: v.Records}
}

// withdrawn is the page of an entry that was withdrawn.
type withdrawn struct {
	head
	Record *Record
}

func (s *Site) withdrawn(record *Record) withdrawn {
	return withdrawn{s.head("Withdrawn: "+record.Title, "../../"), record}
}

// paragraphs gives the lines of a text, clean, without those that are blank.
func paragraphs(text string) []string {
	var all []string
	for line := range strings.Lines(plaintext.Clean(text)) {
		if line = strings.TrimSpace(plaintext.Line(line)); line != "" {
			all = append(all, line)
		}
	}
	return all
}
