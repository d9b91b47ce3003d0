// Package assessment holds one project's self-assessment and the rule that scores it.
//
// An [Assessment] is what a team has said: the project, the facts that decide
// which questions apply, the answers with their evidence, actions, and the rounds
// of a workshop. It never holds a score. [Compute] works the score out from the
// assessment and a questionnaire by the published rule [Rule], in whole numbers and
// exact fractions; docs/scoring.md tells the rule with worked cases. An [Editor]
// changes an assessment step by step, writes the history and can undo every step.
//
// Data flows one way:
//
//	Assessment + questions.Pack → Compute → Score → report or screen
//
// The package is pure: it reads no clock, no disk and no terminal. Reading and
// writing files is the work of assessment/file.
package assessment
