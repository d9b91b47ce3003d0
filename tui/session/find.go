package session

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"

	"charter/questions/plaintext"
)

// Place is something in the assessment, or in its questions, that is found by its text.
type Place struct {
	Kind PlaceKind
	ID   string // of the principle, question, document or action; of a word, the word
	Name string // what it is found by first
	Text string // what else it is found by
}

// PlaceKind says in a word what sort of thing was found.
type PlaceKind string

// The kinds of places.
const (
	PlacePrinciple PlaceKind = "principle"
	PlaceQuestion  PlaceKind = "question"
	PlaceNote      PlaceKind = "note" // its ID is that of the question
	PlaceDocument  PlaceKind = "document"
	PlaceAction    PlaceKind = "action"
	PlaceWord      PlaceKind = "word" // of the glossary
)

// Places lists everything in the assessment that can be found. Private notes are not among
// it: what is looked for may be looked for on a shared screen.
func (s *Session) Places() []Place {
	var principles, asked, notes, all []Place
	for i := range s.Pack.Principles {
		p := &s.Pack.Principles[i]
		principles = append(principles, Place{PlacePrinciple, p.ID, p.Title, fmt.Sprintf("principle %d", p.Number)})
		for j := range p.Questions {
			q := &p.Questions[j]
			asked = append(asked, Place{PlaceQuestion, q.ID, q.ID, q.Text})
			if note := plaintext.Line(s.Answer(q.ID).Note); note != "" {
				notes = append(notes, Place{PlaceNote, q.ID, "Note on " + q.ID, note})
			}
		}
	}
	all = slices.Concat(principles, asked, notes)
	for _, d := range s.Documents() {
		text := strings.Join(strings.Fields(plaintext.Line(d.Owner+" "+d.Location)), " ")
		all = append(all, Place{PlaceDocument, d.ID, documentWords(d.Document), strings.TrimSpace("cited by " + d.CitedBy() + " " + text)})
	}
	for _, x := range s.Assessment().Actions {
		all = append(all, Place{PlaceAction, x.ID, plaintext.Line(x.Text), strings.TrimSpace("for " + strings.Join(x.For, ", ") + " " + plaintext.Line(x.Owner))})
	}
	for _, term := range s.Pack.Glossary {
		text := term.Meaning
		if term.Long != "" {
			text = term.Long + ". " + term.Meaning
		}
		all = append(all, Place{PlaceWord, term.Term, term.Term, text})
	}
	return all
}

// Matching gives the indexes of what the typed letters mean among so many things, of which
// each has a name and a text: first what has every word of them, and of that what starts
// with what was typed; then names that have the letters in their order. With nothing typed
// it is all of them.
func Matching(typed string, count int, of func(i int) (name, text string)) []int {
	typed = strings.ToLower(strings.TrimSpace(typed))
	names, rank := make([]string, count), make([]int, count)
	var found []int
	words := strings.Fields(typed)
	for i := range count {
		name, text := of(i)
		names[i] = name
		name, text = strings.ToLower(name), strings.ToLower(text)
		if !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(name+" "+text, word) }) {
			found, rank[i] = append(found, i), closeness(typed, name, text)
		}
	}
	if typed == "" {
		return found
	}
	slices.SortStableFunc(found, func(a, b int) int { return rank[a] - rank[b] })
	for _, match := range fuzzy.Find(strings.Join(words, ""), names) {
		if !slices.Contains(found, match.Index) {
			found = append(found, match.Index)
		}
	}
	return found
}

// closeness ranks what has every word that was typed: 0 is what has that very name.
func closeness(typed, name, text string) int {
	switch {
	case name == typed:
		return 0
	case strings.HasPrefix(name, typed):
		return 1
	case strings.Contains(name, typed):
		return 2
	case strings.Contains(text, typed):
		return 3
	}
	return 4
}
