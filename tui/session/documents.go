package session

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"

	"charter/assessment"
	"charter/assessment/project"
	"charter/questions/plaintext"
)

// uncited lists which of the documents an answer does not cite yet, in their order.
func (s *Session) uncited(id string, all []assessment.Document) []assessment.Document {
	cited := s.Evidence(id)
	return slices.DeleteFunc(slices.Clone(all), func(d assessment.Document) bool {
		return slices.ContainsFunc(cited, func(e assessment.Evidence) bool { return e.Document == d.ID })
	})
}

// meant lists which of several things what is typed may mean, in their order: those that
// have every word of it, else those whose name has its letters in their order. With nothing
// typed it is all of them.
func meant[T any](all []T, typed string, of func(T) (name, more string)) []T {
	words := strings.Fields(strings.ToLower(typed))
	if len(words) == 0 {
		return all
	}
	var found []T
	names := make([]string, len(all))
	for i, x := range all {
		name, more := of(x)
		names[i] = strings.ToLower(name)
		in := strings.ToLower(name + " " + more)
		if !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(in, word) }) {
			found = append(found, x)
		}
	}
	if len(found) > 0 {
		return found
	}
	for _, match := range fuzzy.Find(strings.Join(words, ""), names) {
		found = append(found, all[match.Index])
	}
	return found
}

// Cite has an answer cite a listed document in place of what it cites at a place, or
// behind the last. It is one step with what was typed at that place before.
func (s *Session) Cite(id string, at int, document string) {
	s.Edit(func(e *assessment.Editor, stamp assessment.Stamp) {
		e.Cite(stamp.Typing(evidenceTyping(id, at)), id, at, document)
	})
}

// CiteAgain has an answer cite the document that was cited last, of those that it does not
// cite yet, and says what became of it. cited is false where the history tells of none.
func (s *Session) CiteAgain(id string) (said string, cited bool) {
	if why := s.NoneToCite(id); why != "" {
		return why, false
	}
	all, known := s.Assessment().LatelyCited()
	lately := s.uncited(id, all[:known])
	if len(lately) == 0 {
		return "Nothing else was cited lately. Add evidence, and choose from what is listed there.", false
	}
	last := lately[0]
	s.EndTyping()
	s.Cite(id, len(s.Evidence(id)), last.ID)
	s.EndTyping()
	return fmt.Sprintf("%s cites “%s”, too.", id, plaintext.Line(last.Title)), true
}

// NoneToCite says why there is no listed document that an answer could cite besides those
// it cites; "" when there is one.
func (s *Session) NoneToCite(id string) string {
	switch listed := len(s.Assessment().Documents); {
	case listed == 0:
		return "No document was cited yet: add evidence first."
	case listed == len(s.Evidence(id)):
		return "This answer cites every document of the project already."
	}
	return ""
}

// listedFor offers the documents that what is typed as the title of new evidence may mean.
// The history is read for them only once: typing the title changes nothing of their order.
func (s *Session) listedFor(id string) func(typed string) []project.Option {
	all, _ := s.Assessment().LatelyCited()
	return func(typed string) []project.Option {
		var offered []project.Option
		for _, d := range meant(s.uncited(id, all), typed, func(d assessment.Document) (name, more string) { return d.Title, d.Owner + " " + d.Location }) {
			offered = append(offered, project.Option{Value: d.ID, Label: documentWords(d)})
		}
		return offered
	}
}

// documentWords tell a document in a line.
func documentWords(d assessment.Document) string {
	words := plaintext.Line(d.Title)
	if words == "" {
		words = "No title"
	}
	if d.Owner != "" {
		words += ", " + plaintext.Line(d.Owner)
	}
	if !d.Date.IsZero() {
		words += ", " + d.Date.Words()
	}
	return words
}

// alsoCitedBy says which other answers cite the document at a place, "" for none.
func (s *Session) alsoCitedBy(id string, at int) string {
	all := s.Evidence(id)
	if at >= len(all) {
		return ""
	}
	others := slices.DeleteFunc(s.Assessment().CitedBy(all[at].Document), func(other string) bool { return other == id })
	if len(others) == 0 {
		return ""
	}
	return fmt.Sprintf("Cited by %s, too: but for the part, what you change here changes there.", strings.Join(others, ", "))
}

// evidenceTyping names the typing of what is cited at a place.
func evidenceTyping(id string, at int) string { return fmt.Sprintf("evidence:%s:%d", id, at) }
