// Package workshop has the rules of a facilitated session: what is on the
// agenda, how much time there is for it, whose turn it is to vote, what a round
// of blind votes means, and what stands at the end.
//
// The method is the blind estimate in two rounds with a discussion between them,
// known as the IDEA protocol (Hemming and others, "A practical guide to structured
// expert elicitation using the IDEA protocol", Methods in Ecology and Evolution
// 9, 2018). People commit to a view before they hear the loudest voice; where
// views differ, the group talks and votes once more. What a round comes to is the
// rule of [assessment.Round.Result].
//
// One round on a question, step by step:
//
//	Cast, Cast, … (each person in turn)   or   Show (hands counted)
//	→ a complete assessment.Round → Record → RevealOf → talk → the second round
//
// Who voted what is kept nowhere. The votes of a round that is still open are
// added up in a [Box]: the file holds them sealed, and the key is kept elsewhere
// until the round is complete. It is complete, and its counts are shown and kept,
// only once [assessment.MinBallots] have voted: until then it waits, whoever comes
// and goes, or is closed unseen with Restart.
//
// The package is pure: it reads no clock, no disk and no terminal. The functions
// take what they need and give new values; they change none they are given.
package workshop
