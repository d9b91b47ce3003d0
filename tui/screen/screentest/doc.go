// Package screentest helps to test a screen without the program around it: it
// gives screens an assessment to work on, presses keys, types, clicks, and lets
// what a screen asks for happen.
//
//	s := question.NewNote(screentest.Services(t, nil), "BEN-1")
//	screentest.Settle(s, s.SetSize(78, 19))
//	screentest.Type(s, "Riders were asked.")
package screentest
