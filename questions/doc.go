// Package questions holds the questionnaire: the 11 principles of the Liverpool
// City Region Community Charter on Data and AI, the guidance to each, and the
// questions a project team answers.
//
// A questionnaire is a [Pack]. It is data, not code: a folder with
//
//	pack.yaml                id, version, title, source, licence, credit, level words, definitions, clauses, glossary
//	NN-slug/guidance.md      what the principle means, in Markdown
//	NN-slug/questions.yaml   its title, statement and questions
//
// so that a policy officer can edit it without Go. [Default] gives the pack that
// is built into the program (the folder lcr-2025 beside this file) and [Load]
// reads one from a folder. Both are strict: a misspelt key or a missing level is
// an error that names the file and the line. docs/pack-format.md describes every key.
//
// The package knows nothing of answers, scores, screens or files of projects, and
// imports nothing else of this module but its own sub-packages. It answers one question about a project:
// whether a question applies to it ([Condition.Holds]).
package questions
