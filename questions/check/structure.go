package check

import (
	"fmt"
	"slices"
	"strings"

	"charter/questions"
	"charter/questions/pattern"
	"charter/questions/readability"
)

var questionID = pattern.Lazy(`^([A-Z]{3})-[1-9][0-9]*$`)

// checkIDs wants ids such as BEN-1, with one prefix a principle.
func checkIDs(c *checker) {
	owner := map[string]int{}  // principle of a prefix
	prefix := map[int]string{} // prefix of a principle
	c.each(func(i, j int, q *questions.Question) {
		if q.ID == "" {
			return // the structure rule has told so
		}
		parts := questionID().FindStringSubmatch(q.ID)
		if parts == nil {
			c.at(i, j, "id", "id", fmt.Sprintf("%q is not an id of three capitals, a hyphen and a number", q.ID), "Write an id such as BEN-1")
			return
		}
		if _, known := prefix[i]; !known {
			prefix[i] = parts[1]
		}
		switch first, taken := owner[parts[1]]; {
		case prefix[i] != parts[1]:
			c.at(i, j, "id", "id", fmt.Sprintf("%s does not start with %s as the other questions of its principle do", q.ID, prefix[i]), "Give every question of a principle the same three letters")
		case taken && first != i:
			c.at(i, j, "id", "id", fmt.Sprintf("%s starts like the questions of %s", q.ID, c.pack.Principles[first].Title), "Give each principle three letters of its own")
		default:
			owner[parts[1]] = i
		}
	})
}

// checkNumbering wants the principles numbered 1, 2, 3 and so on.
func checkNumbering(c *checker) {
	for i, p := range c.pack.Principles {
		if p.Number != i+1 {
			c.at(i, -1, ".", "numbering", fmt.Sprintf("the principle %s has number %d where %d comes next", p.ID, p.Number, i+1), "Number the folders 01, 02, 03 without a gap")
			return
		}
	}
}

// checkClauses wants every clause served by a question and every question to
// name known clauses.
func checkClauses(c *checker) {
	served := map[string]bool{}
	c.each(func(i, j int, q *questions.Question) {
		if len(q.Clauses) == 0 {
			c.at(i, j, "clauses", "clause", q.ID+" serves no clause", "Name at least one, such as [1a]")
		}
		for k, id := range q.Clauses {
			field := fmt.Sprintf("clauses.%d", k)
			if _, known := c.pack.Clause(id); !known {
				c.at(i, j, field, "clause", fmt.Sprintf("%s names the clause %s, which pack.yaml does not list", q.ID, id), "Correct it, or add the clause to pack.yaml")
			}
			if slices.Contains(q.Clauses[:k], id) {
				c.at(i, j, field, "clause", fmt.Sprintf("%s names the clause %s twice", q.ID, id), "Delete one of the two")
			}
			served[id] = true
		}
	})
	for k, clause := range c.pack.Clauses {
		if !served[clause.ID] {
			c.at(-1, -1, fmt.Sprintf("clauses.%d.id", k), "clause", fmt.Sprintf("no question serves clause %s, %q", clause.ID, clause.Text), "Add it to the clauses of a question")
		}
	}
}

// checkConditions wants conditions that can hold, and essential questions
// that are asked from the stage at which they start to count.
func checkConditions(c *checker) {
	c.each(func(i, j int, q *questions.Question) {
		for _, list := range []struct {
			key   string
			names []string
		}{{"all", q.Applies.All}, {"any", q.Applies.Any}} {
			for k, name := range list.names {
				if slices.Contains(list.names[:k], name) {
					c.at(i, j, fmt.Sprintf("applies.%s.%d", list.key, k), "condition", fmt.Sprintf("%s names the fact %s twice", q.ID, name), "Delete one of the two")
				}
			}
		}
		for k, name := range q.Applies.Any {
			if slices.Contains(q.Applies.All, name) {
				c.at(i, j, fmt.Sprintf("applies.any.%d", k), "condition", fmt.Sprintf("%s names %s under any though it must hold anyhow, so any says nothing", q.ID, name), "Take it out of all, or take any away")
			}
		}
		for k, name := range q.EssentialIf {
			field := fmt.Sprintf("essential_if.%d", k)
			switch {
			case q.EssentialFrom == questions.StageUnknown:
				c.at(i, j, field, "essential", fmt.Sprintf("%s names the fact %s under essential_if, but is never essential", q.ID, name), "Add essential_from, or take essential_if away")
			case slices.Contains(q.Applies.All, name) || slices.Contains(q.EssentialIf[:k], name):
				c.at(i, j, field, "essential", fmt.Sprintf("the fact %s of %s holds anyhow, so essential_if says nothing", name, q.ID), "Take it away")
			}
		}
		essential, from := stageIndex(q.EssentialFrom), stageIndex(q.Applies.From)
		if essential >= 0 && from > essential {
			c.at(i, j, "essential_from", "essential",
				fmt.Sprintf("%s is essential from the stage %s but only asked from %s", q.ID, q.EssentialFrom, q.Applies.From),
				"Ask it from "+string(q.EssentialFrom)+" on, or make it essential later")
		}
	})
}

// stageIndex is the place of a stage in their order, -1 for none.
func stageIndex(s questions.Stage) int { return slices.Index(questions.Stages(), s) }

// A question of up to goodQuestionWords is taken in when it is read out once; one
// of more than maxQuestionWords is not.
const (
	goodQuestionWords = 25
	maxQuestionWords  = 30
)

// secondIdea is where a question goes on to a second one: after a comma and
// "and", or with a verb or question word of its own after "and".
var secondIdea = pattern.Lazy(`(?i), and .*|\band (?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|may|must|should|what|who|whom|where|when|why|how)\b.*`)

// checkQuestions wants each question's texts in the right shape.
func checkQuestions(c *checker) {
	c.each(func(i, j int, q *questions.Question) {
		if q.Text != "" {
			if !strings.HasSuffix(q.Text, "?") || len(readability.Sentences(q.Text)) > 1 {
				c.at(i, j, "text", "question", q.ID+" is not one sentence that ends with a question mark", "Ask one thing, and end with ?")
			}
			if at := secondIdea().FindString(q.Text); at != "" {
				c.at(i, j, "text", "one-idea", fmt.Sprintf("%s asks a second thing at %q", q.ID, at), "Ask one thing; say in the levels what belongs to it")
			}
			switch n := len(strings.Fields(q.Text)); {
			case n > maxQuestionWords:
				c.at(i, j, "text", "question", fmt.Sprintf("%s has %d words, more than %d", q.ID, n, maxQuestionWords), "Ask one idea in fewer words")
			case n > goodQuestionWords:
				c.advise(i, j, "text", "question", fmt.Sprintf("%s has %d words; %d or fewer are taken in at once", q.ID, n, goodQuestionWords), "Ask one idea in fewer words")
			}
		}
		if q.Why != "" && (len(readability.Sentences(q.Why)) != 1 || !strings.HasSuffix(q.Why, ".")) {
			c.at(i, j, "why", "why", "why of "+q.ID+" is not one sentence", "Say in one sentence which expectation the question serves")
		}
		if n := len(q.Prompts); n < 2 || n > 3 {
			c.at(i, j, "prompts", "prompts", fmt.Sprintf("%s has %d prompts", q.ID, n), "Give a facilitator two or three questions to ask the room")
		}
		for k, prompt := range q.Prompts {
			if !strings.HasSuffix(prompt, "?") {
				c.at(i, j, fmt.Sprintf("prompts.%d", k), "prompts", "this prompt of "+q.ID+" is not a question", "End it with ?")
			}
		}
		if len(q.Evidence) == 0 {
			c.at(i, j, "evidence", "evidence", q.ID+" gives no example of evidence", "Name at least one document or record")
		}
		for k, item := range q.Evidence {
			if slices.ContainsFunc(q.Evidence[:k], func(o string) bool { return strings.EqualFold(o, item) }) {
				c.at(i, j, fmt.Sprintf("evidence.%d", k), "evidence", fmt.Sprintf("%s gives the evidence %q twice", q.ID, item), "Delete one of the two")
			}
		}
	})
}

// checkWording wants it to be plain whose words a principle is given in.
func checkWording(c *checker) {
	for i, p := range c.pack.Principles {
		charter := p.Wording == questions.WordingCharter
		if charter && p.Statement != "" && !strings.HasPrefix(p.Statement, p.Title+": ") {
			c.at(i, -1, "statement", "wording", fmt.Sprintf("the statement does not start with %q as those of the published text do", p.Title+": "), "Copy the published words unchanged")
		}
		meaning, practice := p.Explanation()
		if practice == "" && p.Guidance != "" {
			c.at(i, -1, "guidance", "wording", fmt.Sprintf("the guidance lacks the heading %q, which parts the published words from ours", questions.PracticeHeading), "Add the heading on a line of its own")
		}
		if charter {
			continue
		}
		if p.Guidance != "" && !strings.Contains(strings.ToLower(meaning), "in our words") {
			c.at(i, -1, "guidance", "wording", "the principle is a paraphrase, but its guidance does not say so", `Say "In our words" before the heading `+questions.PracticeHeading)
		}
		if p.Link == "" {
			c.at(i, -1, "wording", "wording", "the principle is a paraphrase without a link to the published words", "Add the key link")
		}
	}
}

// Notice is the sentence that ends every section of legal notes.
const Notice = "Self-assessment. Not legal advice. Ask your DPO, Caldicott Guardian or legal lead."

// notice matches Notice, with the data protection officer (DPO) written out where
// the guidance has not named one before.
var notice = pattern.Lazy(`Self-assessment\. Not legal advice\. Ask your (?:DPO|data protection officer \(DPO\)), Caldicott Guardian or legal lead\.$`)

var checkedIn = pattern.Lazy(`^Checked in ([A-Z][a-z]+ [0-9]{4})\.`)

// checkLegalNotes wants legal notes to say when they were checked, in the
// month that pack.yaml gives, and to end with the standing notice.
func checkLegalNotes(c *checker) {
	for i := range c.pack.Principles {
		guidance := c.texts[textKey{i, -1, "guidance"}]
		before, notes, found := strings.Cut(guidance.Value, "### Legal notes\n")
		if !found {
			continue
		}
		line := guidance.Line + strings.Count(before, "\n")
		stated := checkedIn().FindStringSubmatch(strings.TrimSpace(notes))
		switch day := c.pack.LegalCheckedMonth(); {
		case stated == nil:
			c.add(guidance.File, line, "legal-notes", "the legal notes do not say when they were checked", `Start them with a sentence such as "Checked in October 2026."`)
		case stated[1] != day:
			c.add(guidance.File, line, "legal-notes", fmt.Sprintf("the legal notes were checked in %s, but pack.yaml says %q", stated[1], day), "Make legal_checked in pack.yaml and the notes agree")
		}
		if !notice().MatchString(strings.TrimSpace(notes)) {
			c.add(guidance.File, line, "legal-notes", "the legal notes do not end with the standing notice", "End them with: "+Notice)
		}
	}
}
