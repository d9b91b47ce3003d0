package readability

// PlainEnglish is the reading ease from which Flesch calls a text plain English.
const PlainEnglish = 60

// InWords says what the reading ease means, in the steps of Flesch's own table.
func (s Score) InWords() string {
	switch {
	case s.Ease >= 90:
		return "very easy to read"
	case s.Ease >= 80:
		return "easy to read"
	case s.Ease >= 70:
		return "fairly easy to read"
	case s.Ease >= PlainEnglish:
		return "plain English"
	case s.Ease >= 50:
		return "fairly hard to read"
	case s.Ease >= 30:
		return "hard to read"
	}
	return "very hard to read"
}
