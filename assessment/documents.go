package assessment

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

// Document is a document or record that answers can cite. Nobody has verified it:
// reports call it "cited".
type Document struct {
	ID       string `json:"id"` // eight hexadecimal digits
	Title    string `json:"title"`
	Owner    string `json:"owner,omitempty"`
	Location string `json:"location,omitempty"` // a link, or where it is kept
	Date     Date   `json:"date,omitzero"`      // the day it holds for
	Public   bool   `json:"public,omitzero"`    // its location may be published
}

// Citation names a document for an answer, and the part of it that is meant.
type Citation struct {
	Document string `json:"document"` // id of the document
	Part     string `json:"part,omitempty"`
}

// Evidence is one document as it is cited for an answer.
type Evidence struct {
	Title    string `json:"title"`
	Owner    string `json:"owner,omitempty"`
	Location string `json:"location,omitempty"`
	Date     Date   `json:"date,omitzero"`
	Public   bool   `json:"public,omitzero"`
	Document string `json:"document,omitempty"` // id of the document; "" for one that is not listed yet
	Part     string `json:"part,omitempty"`     // what of the document is meant, such as a section
}

// evidence is the document as it is cited.
func (d Document) evidence(part string) Evidence {
	return Evidence{d.Title, d.Owner, d.Location, d.Date, d.Public, d.ID, part}
}

// document is what is said of the document that is cited.
func (e Evidence) document() Document {
	return Document{e.Document, e.Title, e.Owner, e.Location, e.Date, e.Public}
}

// Evidence lists what is cited for the answer to a question, in its order.
func (a *Assessment) Evidence(question string) []Evidence { return a.Cited(a.Answers[question]) }

// Cited lists what is cited for an answer, in its order. A citation of a document
// that is not listed is left out.
func (a *Assessment) Cited(answer Answer) []Evidence {
	return a.appendCited(slices.Grow([]Evidence(nil), len(answer.Evidence)), answer.Evidence)
}

// appendCited adds what citations name to a list.
func (a *Assessment) appendCited(found []Evidence, citations []Citation) []Evidence {
	find := func(id string) int { return documentIndex(a.Documents, id) }
	if len(citations)*len(a.Documents) > fewCompared {
		at := make(map[string]int, len(a.Documents))
		for i, document := range a.Documents {
			at[document.ID] = i + 1
		}
		find = func(id string) int { return at[id] - 1 }
	}
	for _, citation := range citations {
		if i := find(citation.Document); i >= 0 {
			found = append(found, a.Documents[i].evidence(citation.Part))
		}
	}
	return found
}

// fewCompared is up to how many comparisons looking for ids one by one is the fastest way.
const fewCompared = 2000

// Document finds a document by its id.
func (a *Assessment) Document(id string) (Document, bool) {
	if i := documentIndex(a.Documents, id); i >= 0 {
		return a.Documents[i], true
	}
	return Document{}, false
}

func documentIndex(all []Document, id string) int {
	for i := range all {
		if all[i].ID == id {
			return i
		}
	}
	return -1
}

// Cite lists documents and gives the citations for an answer, no document twice. A
// document of which the same is said as of a listed one is that one; the id of a new
// one follows from what is said of it, so that copies of a file cite alike. a.Documents
// must be a's own.
func (a *Assessment) Cite(items ...Evidence) []Citation {
	var citations []Citation
	for _, item := range items {
		id := a.list(item.document())
		if !slices.ContainsFunc(citations, func(c Citation) bool { return c.Document == id }) {
			citations = append(citations, Citation{id, item.Part})
		}
	}
	return citations
}

// list gives the id of a document, which is listed if it was not yet.
func (a *Assessment) list(document Document) string {
	if id := a.alike(document); id != "" {
		return id
	}
	for n := 0; ; n++ {
		if document.ID = document.evidence("").DerivedID(n); documentIndex(a.Documents, document.ID) < 0 {
			a.putDocument(document)
			return document.ID
		}
	}
}

// alike gives the id of another listed document of which the same is said, or "".
func (a *Assessment) alike(document Document) string {
	for _, other := range a.Documents {
		id := other.ID
		if other.ID = document.ID; other == document && id != document.ID {
			return id
		}
	}
	return ""
}

// DerivedID gives an id for the document that follows from the five things said of it,
// as they were typed. n counts on where another document has that id.
func (e Evidence) DerivedID(n int) string {
	fields := []string{e.Title, e.Owner, e.Location, e.Date.String(), strconv.FormatBool(e.Public)}
	if n > 0 {
		fields = append(fields, strconv.Itoa(n))
	}
	digest := sha256.Sum256([]byte(strings.Join(fields, "\x00")))
	return hex.EncodeToString(digest[:idBytes])
}

const idBytes = 4 // of an id: eight hexadecimal digits

// NewID makes an id for a document or an action that is new: eight random hexadecimal
// digits, so that copies of a file in which people go on apart never give
// one id to two things.
func NewID() string {
	var id [idBytes]byte
	_, _ = rand.Read(id[:]) // which never fails
	return hex.EncodeToString(id[:])
}

// putDocument stores a document under its id, a new one where it sorts. a.Documents
// must be a's own.
func (a *Assessment) putDocument(document Document) {
	if at := documentIndex(a.Documents, document.ID); at >= 0 {
		a.Documents[at] = document
		return
	}
	at := slices.IndexFunc(a.Documents, func(d Document) bool { return d.ID > document.ID })
	if at < 0 {
		at = len(a.Documents)
	}
	a.Documents = slices.Insert(a.Documents, at, document)
}

// isCited reports whether any answer cites a document, be it a retired one.
func (a *Assessment) isCited(id string) bool {
	return isCitedIn(a.Answers, id) || isCitedIn(a.Retired, id)
}

func isCitedIn(answers map[string]Answer, id string) bool {
	for _, answer := range answers {
		if slices.ContainsFunc(answer.Evidence, func(c Citation) bool { return c.Document == id }) {
			return true
		}
	}
	return false
}
