// Package exports turns an assessment into what a team hands on: one [Report],
// and the forms it is written in.
//
// [Build] makes a Report from an assessment and the questionnaire. Everything a
// reader is shown stands in it, and nothing else is consulted afterwards:
//
//	assessment + questionnaire → Build → Report → JSON, Markdown, HTML, CSV, register entry
//
// So the Markdown can be made again from the JSON and compared, which is what
// [Verify] does. The package is pure: it reads no clock, no disk and no terminal,
// and the same input gives the same bytes.
//
// A Report has one of two audiences. A public one leaves out private notes,
// people's names and the places of evidence that is not public, and lists what it
// left out; [Report.Leaks] tells of private text that slipped in by another way.
// An internal one has everything.
//
// What a team typed is never trusted: no text of theirs can change the structure
// of a document, add a link or HTML to it, or drive a terminal. That is the work
// of the sub-package document, which knows Markdown and HTML and nothing of
// assessments. The plain words for verdicts, bands, facts and fields are in the
// sub-package wording, which the screens use too. The JSON Schemas are in schema.
package exports
