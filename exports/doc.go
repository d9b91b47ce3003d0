// Package exports holds what a team hands on: reports, register entries and what
// changed between two reports. Its packages, from the bottom up:
//
//   - texts visits every text of a value; encoding writes values as JSON and CSV;
//     document knows Markdown and HTML, and nothing of assessments; schema has the
//     JSON Schemas; wording the plain words for verdicts, facts and fields, which the
//     screens use too;
//   - privacy knows what the public must not read; fields tells what a project says
//     in its fields;
//   - report turns an assessment into one Report, from which everything else is made;
//   - register and changes make register entries and change reports of it;
//   - verify checks that files are what a report makes; output writes files.
//
// What a team typed is never trusted: no text of theirs can change the structure of
// a document, add a link or HTML to it, or drive a terminal.
//
// In this folder are the tests over all forms together. Package exportstest has the
// assessments that they are made from.
package exports
