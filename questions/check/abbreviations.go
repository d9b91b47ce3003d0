package check

import (
	"fmt"
	"strings"

	"charter/questions"
	"charter/questions/pattern"
)

// A word with two or more capitals, such as DPIA, DPIAs or GovAssure.
var abbreviation = pattern.Lazy(`\b[A-Za-z0-9]*[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*\b`)

// Regulator is how a pack names the regulator while its office changes hands.
// It is clear as it stands, so the ICO in it need not be written out.
const Regulator = "the data protection regulator (the ICO or its successor)"

// standsAlone lists what everyone knows by its short name.
func standsAlone(word string) bool {
	return word == "AI" || word == "UK" || word == "NHS" || word == "ID" || word == "IDs"
}

// checkAbbreviations wants every abbreviation explained in the glossary. In a
// text that is read on its own (a question, its why and help, guidance) it is
// also written out where it is first used, as in "data protection officer
// (DPO)". Levels, prompts and evidence are short and shown beside the
// glossary, so there the abbreviation may stand alone.
func checkAbbreviations(c *checker) {
	terms := c.pack.Glossary
	for _, p := range c.passages {
		told := map[string]bool{} // one finding a word and passage
		read := ""                // the passage up to here, in small letters
		for _, b := range p.blocks {
			for _, at := range abbreviation().FindAllStringIndex(b.text, -1) {
				word := b.text[at[0]:at[1]]
				if told[word] || standsAlone(word) || c.isQuestionID(b.text[at[0]:]) {
					continue
				}
				if word == "ICO" && strings.Contains(b.text[:min(len(b.text), at[1]+20)], strings.TrimPrefix(Regulator, "the ")) {
					told[word] = true // it has been said who that is
					continue
				}
				term, known := lookUp(terms, word, b.text)
				if !known {
					told[word] = true
					c.add(p.File, p.line(b, at[0]), "abbreviation", fmt.Sprintf("%s uses %q, which the glossary does not explain", c.name(p), word), "Add it to the glossary in pack.yaml, or write it out")
					continue
				}
				if p.charter || p.label || term.Long == "" {
					continue
				}
				told[word] = true
				// Written out before it, or in brackets just after it.
				near := read + strings.ToLower(b.text[:min(len(b.text), at[1]+len(term.Long)+4)])
				if !strings.Contains(near, strings.ToLower(term.Long)) {
					c.add(p.File, p.line(b, at[0]), "abbreviation", fmt.Sprintf("%s uses %q before it is written out", c.name(p), word), fmt.Sprintf("Write %q the first time", term.Long+" ("+term.Term+")"))
				}
			}
			read += strings.ToLower(b.text) + "\n"
		}
	}
}

// lookUp finds the glossary entry of a word, alone or within a longer term,
// such as ISO in "ISO 27001".
func lookUp(terms []questions.Term, word, text string) (questions.Term, bool) {
	singular := strings.TrimSuffix(word, "s")
	for _, whole := range []bool{true, false} {
		for _, t := range terms {
			for _, name := range append([]string{t.Term}, t.Aliases...) {
				if whole && (name == word || name == singular) || !whole && strings.Contains(name, singular) && strings.Contains(text, name) {
					return t, true
				}
			}
		}
	}
	return questions.Term{}, false
}

// isQuestionID reports whether a text goes on with the id of a question.
func (c *checker) isQuestionID(s string) bool {
	id := s
	if end := strings.IndexFunc(s, func(r rune) bool { return r != '-' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') }); end >= 0 {
		id = s[:end]
	}
	_, _, known := c.pack.Question(id)
	return known
}
