package assessment

// The words for bands and verdicts, in this one place so that screens, reports
// and commands never differ.

// Words names the band in a few words.
func (b Band) Words() string {
	switch b {
	case BandNotApplicable:
		return "not applicable"
	case BandIncomplete:
		return "incomplete"
	case BandNotMet:
		return "not met"
	case BandPartlyMet:
		return "partly met"
	case BandMet:
		return "met"
	case BandStrong:
		return "strong"
	}
	return string(b)
}

// Sentence says what the band means.
func (b Band) Sentence() string {
	switch b {
	case BandNotApplicable:
		return "No question of this principle applies to this project."
	case BandIncomplete:
		return "At least one question is still unanswered."
	case BandNotMet:
		return "An essential question counts 0, or the answers average below level 1."
	case BandPartlyMet:
		return "An essential question counts 1, a question counts 0, or the answers average below level 2."
	case BandMet:
		return "No question counts 0, essential questions count at least 2, and the answers average level 2 or more."
	case BandStrong:
		return "No question counts 0, essential questions count at least 2, and the answers average level 2.5 or more."
	}
	return ""
}

// Verdicts lists the verdicts from the furthest from ready to ready.
func Verdicts() []Verdict {
	return []Verdict{VerdictIncomplete, VerdictNotReady, VerdictReadyWithActions, VerdictReady}
}

// Words names the verdict in a few words.
func (v Verdict) Words() string {
	switch v {
	case VerdictIncomplete:
		return "Incomplete"
	case VerdictNotReady:
		return "Not ready"
	case VerdictReadyWithActions:
		return "Ready, with actions"
	case VerdictReady:
		return "Ready"
	}
	return string(v)
}

// Sentence says what the verdict means. It always says what readiness is for:
// the verdict is no award and says nothing about the law.
func (v Verdict) Sentence() string {
	const purpose = "to attach to a register submission at this stage"
	switch v {
	case VerdictIncomplete:
		return "Not yet ready " + purpose + ": a question or a required register field is still open."
	case VerdictNotReady:
		return "Not ready " + purpose + ": a principle is not met, or something that needs a plan has none."
	case VerdictReadyWithActions:
		return "Ready " + purpose + ", with actions: every weak point has an action with an owner and a date."
	case VerdictReady:
		return "Ready " + purpose + "."
	}
	return ""
}

// Notice is printed with every result.
const Notice = "Self-assessment. Not legal advice. Ask your data protection officer (DPO), Caldicott Guardian or legal lead."
