package questions

import (
	"slices"
	"strings"

	"charter/questions/pattern"
)

// Name is what a pack is called in the middle of a sentence, after "the", so that texts
// about a pack say no word that its title does not: "Charter" where the title speaks of a
// charter, "checklist" where it speaks of a checklist, in the title's own letters. A title with
// none of these words makes it a "questionnaire".
func (p *Pack) Name() string { return Name(p.Title) }

// Name is what the pack with a title is called, as [Pack.Name].
func Name(title string) string {
	if name := packNames().FindString(title); name != "" {
		return name
	}
	return "questionnaire"
}

// Genitive gives a name as an owner: "Charter's".
func Genitive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "'"
	}
	return name + "'s"
}

var packNames = pattern.Lazy(`(?i)\b(?:charter|checklist|framework|code|standard|principles|guidelines|toolkit|manifesto)\b`)

// AsksFact reports whether teams are asked for a fact and told it. All facts about a project
// are asked, since the scoring rule and registers use them, but for those that only one charter
// knows of: they are asked where a question of the pack depends on them.
func (p *Pack) AsksFact(name string) bool {
	if !OfOneCharter(name) {
		return true
	}
	return slices.ContainsFunc(p.Principles, func(principle Principle) bool {
		return slices.ContainsFunc(principle.Questions, func(q Question) bool {
			return q.Applies.Names(name) || slices.Contains(q.EssentialIf, name)
		})
	})
}

// OfOneCharter reports whether a fact is about the Liverpool City Region's charter, and
// means nothing to other packs.
func OfOneCharter(fact string) bool { return fact == "original_signatory" || fact == "review_held" }

// Names reports whether a condition names a fact.
func (c Condition) Names(fact string) bool {
	return slices.Contains(c.All, fact) || slices.Contains(c.Any, fact)
}
