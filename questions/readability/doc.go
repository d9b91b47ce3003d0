// Package readability tells how easy an English text is to read, by the Flesch
// reading ease of 1948:
//
//	206.835 − 1.015 · words/sentences − 84.6 · syllables/words
//
// The higher the easier: 90 and over is very easy, 60 to 70 plain English,
// 30 and under very hard. A short text can fall outside 0 to 100.
//
// Sentences end with a full stop, question mark or exclamation mark, and at the
// end of a line. A word written with a hyphen is one word. A number is a word
// of one syllable, and an abbreviation in capitals has a syllable for each letter
// (three for W). Syllables of other words are counted by rule, with a list of
// the common words the rules get wrong; the count is right for about 97 words in
// 100, which is near enough for a text of two sentences or more.
//
//	score := readability.Measure("Who would a resident call on a Saturday?")
//	fmt.Println(score.Ease, score.Hardest.Text)
package readability
