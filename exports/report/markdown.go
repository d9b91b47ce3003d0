package report

import (
	"cmp"
	"strings"

	"charter/exports/document"
	"charter/exports/wording"
)

// Markdown writes the report as GitHub-flavoured Markdown. It needs nothing but
// the report, so Markdown of a report read back from its JSON is the same.
func Markdown(r *Report) []byte { return contents(r).Markdown() }

// HTML writes the report as one self-contained page, to read in a browser or
// print on A4, with the same contents as the Markdown.
func HTML(r *Report) []byte { return contents(r).HTML() }

// Word writes the report as a Word document, with the same contents as the Markdown.
func Word(r *Report) []byte { return contents(r).Word() }

// contents lays the report out for a reader: the result first, then what needs
// attention, then the project and every answer, then how it was worked out.
func contents(r *Report) *document.Document {
	l := &layout{Report: r, items: r.Items(), doc: &document.Document{
		Title: titleOf(r, wording.Capital(r.Pack.Name())+" self-assessment"), Subject: cmp.Or(strings.TrimSpace(r.Project.Title), wording.Untitled), Running: running(r),
	}}
	l.addFront()
	l.doc.AddContents()
	l.addGlance()
	l.addSignOff()
	l.addStanding()
	l.addAttention()
	l.addActions()
	l.addProject()
	l.addPeople()
	l.addFreshness()
	l.addAnswers()
	l.addNotAsked()
	l.addMethod()
	l.addWithheld()
	l.addSource()
	return l.doc
}

// layout is a document in the making, about one report.
type layout struct {
	*Report
	doc   *document.Document
	items []Item
}

// selected gives the questions that a test holds for, in order.
func (l *layout) selected(holds func(Item) bool) []Item { return selected(l.items, holds) }

// titleOf names a document. A worked example says so first.
func titleOf(r *Report, kind string) string {
	if r.Example {
		return "EXAMPLE – " + kind
	}
	return kind
}

// running is what stands on every page of a report: which assessment it is of, for whom it
// is, and the digest that seals it.
func running(r *Report) document.Running {
	head := wording.Capital(r.Pack.Name()) + " self-assessment · " + r.Audience.Words()
	if reference := r.Assessment.Reference(); reference != "" {
		head = "Reference " + reference + " · " + head
	}
	if r.Example {
		head = "EXAMPLE · " + head
	}
	return document.Running{Head: head, Foot: r.Digest}
}
