package check

import (
	"fmt"
	"slices"
	"strings"

	"charter/questions"
	"charter/questions/pattern"
)

// checkLevels wants four levels that differ, and between them no gap: level 1 is
// all that lies between nothing and level 2, and level 3 is level 2 seen from outside.
func checkLevels(c *checker) {
	c.each(func(i, j int, q *questions.Question) {
		for k, level := range q.Levels {
			for l, other := range q.Levels[:k] {
				if level != "" && strings.EqualFold(level, other) {
					c.at(i, j, fmt.Sprintf("levels.%d", k), "levels", fmt.Sprintf("%s has the same words for level %d and level %d", q.ID, l, k), "Say what an outsider would see only at level "+fmt.Sprint(k))
				}
			}
		}
		if level := q.Levels[1]; level != "" && !missingPart().MatchString(level) {
			c.at(i, j, "levels.1", "level-1", q.ID+" level 1 does not begin with the missing part", `Begin it with "Some of level 2 is in place, but" and say what is often missing`)
		}
		if level := q.Levels[3]; level != "" && !outsider().MatchString(level) {
			c.at(i, j, "levels.3", "level-3", q.ID+" level 3 does not say what someone outside the project confirmed", `Write "As level 2, and someone outside the project confirmed" and what it was`)
		}
	})
}

var (
	missingPart = pattern.Lazy(`^Some of level 2 is in place, but .`)
	outsider    = pattern.Lazy(`^As level 2, and .*outside the project (?:has |have )?confirmed .`)
)

// checkReach wants a highest level that is only told while the question is asked.
func checkReach(c *checker) {
	c.each(func(i, j int, q *questions.Question) {
		if q.Reach == nil || q.Reach.Before == "" {
			return // none, or the structure rule has told so
		}
		if before, from := stageIndex(q.Reach.Before), max(stageIndex(q.Applies.From), 0); before <= from {
			c.at(i, j, "reach.before", "reach", fmt.Sprintf("%s is not asked before the stage %s, so its reach says nothing", q.ID, q.Reach.Before), "Name a later stage, or take reach away")
		}
	})
}

// checkDefinitions wants each definition to be called for by a question.
func checkDefinitions(c *checker) {
	called := map[string]bool{}
	c.each(func(_, _ int, q *questions.Question) {
		for _, d := range c.pack.DefinitionsFor(q) {
			called[d.ID] = true
		}
	})
	for k, d := range c.pack.Definitions {
		if !called[d.ID] {
			c.at(-1, -1, fmt.Sprintf("definitions.%d.words", k), "definition", fmt.Sprintf("no question or level holds a word of the definition %q", d.ID), "Name the words that the questions use, or take the definition away")
		}
	}
}

// A case is told in two or three sentences that are read out in a room.
const (
	casesWanted  = 3
	minCaseWords = 12
	maxCaseWords = 60
)

// checkCases wants three situations for each question, told briefly, that do not
// all take the same level.
func checkCases(c *checker) {
	c.each(func(i, j int, q *questions.Question) {
		if n := len(q.Cases); n != casesWanted {
			c.at(i, j, "cases", "cases", fmt.Sprintf("%s has %d cases", q.ID, n), "Tell three projects as they occur, one half-way, one at an early stage and one of a small team, each with its level")
			return
		}
		same := func(k questions.Case) bool { return k.Level != q.Cases[0].Level }
		if !slices.ContainsFunc(q.Cases, same) {
			c.at(i, j, "cases", "cases", fmt.Sprintf("all cases of %s take level %d", q.ID, q.Cases[0].Level), "Tell projects at different levels")
		}
		for k, one := range q.Cases {
			field := fmt.Sprintf("cases.%d.situation", k)
			if n := len(strings.Fields(one.Situation)); n > 0 && (n < minCaseWords || n > maxCaseWords) {
				c.at(i, j, field, "cases", fmt.Sprintf("case %d of %s has %d words", k+1, q.ID, n), fmt.Sprintf("Tell it in %d to %d words", minCaseWords, maxCaseWords))
			}
			if slices.ContainsFunc(q.Cases[:k], func(o questions.Case) bool { return o.Situation == one.Situation }) {
				c.at(i, j, field, "cases", fmt.Sprintf("%s tells the same case twice", q.ID), "Tell another project")
			}
		}
	})
}
