// Package report turns an assessment into one [Report], and writes it for people and
// programs.
//
// [Build] makes a Report from an assessment and the questionnaire. Everything a
// reader is shown stands in it, and nothing else is consulted afterwards:
//
//	assessment + questionnaire → Build → Report → JSON, Markdown, HTML, CSV
//
// So the Markdown can be made again from the JSON and compared, which is what
// package verify does. Packages register and changes make their documents from
// Reports, too. The package is pure: it reads no clock, no disk and no terminal, and
// the same input gives the same bytes.
//
// A Report has one of two audiences. A public one leaves out private notes, people's
// names and the places of evidence that is not public, and lists what it left out;
// [Report.Leaks] tells of private text that slipped in by another way. Package
// privacy knows what that is. An internal one has everything.
package report
