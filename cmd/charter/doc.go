// Charter walks a project team through the Liverpool City Region Community
// Charter on Data and AI and keeps, scores and exports their self-assessment.
//
// This package is the command line: one file a command. A command parses its
// flags, calls one function of the packages below and prints what that gives;
// it holds no rule of its own. The world outside reaches a command only through
// its [console], so that every command can run inside a test.
//
// # What goes where
//
//   - Results go to standard output, without colour or control characters.
//   - Errors go to standard error: what happened, where, what to do next.
//   - Text from a file or a question pack is cleaned before it is printed.
//
// # Exit status
//
//	0  done
//	1  failed: a file could not be read or written
//	2  wrong use: an unknown command or flag, a missing argument, no terminal
//	3  what was asked to hold does not: validate, verify, questions check, score --require
package main
