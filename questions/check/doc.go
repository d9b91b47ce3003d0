// Package check reads a question pack as an editor would and lists what is
// wrong with it, the way a compiler does: file, line, what, how to mend it.
//
//	report := check.Check(os.DirFS("my-pack"))
//	for _, f := range report.Findings {
//		fmt.Println(f)
//	}
//
// [questions.Load] refuses a pack whose structure is broken. This package judges
// what a sound pack says, and says nothing of what could not be read: one slip is
// one finding. Findings are faults, but those of the rules of craft (level-1,
// level-3, one-idea, help-twice, cases) are advice, since a pack may be written in
// another way than the built-in one. Its rules, by the name a Finding bears:
//
//	structure     everything questions.Load refuses
//	id            ids are AAA-N, with one prefix for each principle
//	numbering     principles are numbered 1, 2, 3 without a gap
//	clause        every clause is served by a question, every question by known clauses
//	condition     a condition can hold: its facts do not contradict each other
//	essential     no essential question is hidden by its own condition
//	levels        four levels that differ
//	level-1       level 1 begins with the part of level 2 that is missing
//	level-3       level 3 says what someone outside the project confirmed
//	reach         a highest level at an early stage is told of a stage at which the question is asked
//	definition    each definition is called for by a question or a level
//	question      one sentence that ends with a question mark, of at most 30 words; 25 are advised
//	one-idea      a question asks one thing
//	why           one sentence
//	help          four parts in their order, 80 to 160 words
//	help-twice    no part of a help text stands word for word in another
//	cases         three situations, each with its level, not all the same
//	prompts       two or three, each a question
//	evidence      at least one example, none twice
//	wording       a statement starts with its title; a principle in our words says so and links to the Charter
//	legal-notes   legal notes give the month they were checked and end with the standing notice
//	change        changes since earlier versions fit their kind and lead to questions that exist
//	markdown      Markdown that cannot go wrong in a terminal or on paper
//	abbreviation  every abbreviation is in the glossary and written out where it is first used
//	reading-ease  texts are easy to read
//	claim         no text claims what a self-assessment cannot know
//
// The Charter's own words are shown unchanged whatever they say: they are exempt
// from the rules on reading ease, claims and writing out abbreviations. Those are the
// preamble, the clauses, and the statement and first part of the guidance of
// a principle with wording "charter".
package check
