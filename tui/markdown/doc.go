// Package markdown draws Markdown for the terminal with glamour and remembers the
// result: each text is rendered once for a width and a theme, in the background,
// and never while a frame is drawn.
//
// A screen asks a [Cache] for what it will show with [Cache.Need], as soon as it
// knows its width, and draws what is there with [Cache.Lines]. Until a text is
// rendered its plain words are shown, so that no screen waits.
//
// The folders plaincode and plainhtml stand in for the code highlighter and the cleaner
// of web pages that glamour imports;
// go.mod says so.
package markdown
