package check

import (
	"fmt"
	"regexp"
	"strings"

	"charter/questions/pattern"
)

// claim is something the tool must not say, since a self-assessment cannot know it.
type claim struct {
	name  string
	words *regexp.Regexp
	mend  string
	// A sentence that denies the claim may be allowed to name it ("this is not
	// a kitemark"). Where the denial would itself be a claim ("no DPIA is
	// needed"), it is not.
	deniable bool
}

const (
	thing = `(?:project|system|tool|model|service|algorithm|processing|product|assessment|charter|use|uses|it|this|that|you|we|they|which)`
	does  = `\s+(?:is|are|was|were|will be|would be|has been|have been|becomes?|counts? as|remains?)\s+`
	adv   = `(?:(?:now|fully|truly|properly|always|already|therefore|completely|legally|also|then)\s+)*`
	paper = `(?:DPIA|impact assessment|equality assessment|ATRS record|transparency record|report to the (?:regulator|ICO))s?(?:\s*\([A-Z]+\))?`
)

// claims are the claims that no text may make.
func claims() []claim {
	re := func(s string) *regexp.Regexp { return regexp.MustCompile(`(?i)\b(?:` + s + `)`) }
	return []claim{
		{"a verdict on the law", re(thing + does + adv + `(?:lawful|legal|legally sound|unbiased|bias-free|fair by law)\b`),
			"Say what the team has written down, not that the law is met", true},
		{"a verdict of safety", re(thing + does + adv + `(?:safe|risk-free|secure)\b`),
			"Say what was tested and by whom", true},
		{"compliance", re(`(?:[a-z]+-)?compliant\b|(?:ensures?|proves?|guarantees?|shows?|means)\s+(?:full\s+)?(?:legal\s+)?compliance\b`),
			"Say what is in place", true},
		{"certification", re(thing + does + adv + `(?:certified|accredited|approved)\b|certified (?:project|by)\b|approved project\b|approved by (?:the )?(?:charter|ICO|regulator|residents|signatories|combined authority|civic data cooperative)\b`),
			"Say who looked at it, and when", true},
		{"whether a document is required by law", re(`\bno ` + paper + ` (?:is|are|was) (?:needed|required)|` + paper + `\s+(?:is|are|was|were)\s+` + adv + `(?:not\s+)?` + adv + `(?:needed|required|mandatory|compulsory)\b` +
			`|(?:do|does|did|need) not need an? ` + paper + `|don't need an? ` + paper + `|(?:you|teams?|projects?) (?:must|have to) (?:do|make|write|complete|carry out) an? ` + paper +
			`|legally (?:required|obliged)|required by law|the law (?:requires|demands) (?:a|an|you)\b`),
			`Ask whether it was weighed ("Have you screened for ...?"), and send the reader to their data protection officer`, false},
		{"whether a breach must be reported", re(`(?:breach|breaches|incident|incidents|it|this)\s+(?:is|are|was)\s+(?:not\s+)?` + adv + `(?:reportable|notifiable)\b|72[- ]hours?(?: clock| limit)? (?:has|have|had)(?: not)?(?: yet)? (?:started|begun|run out|passed)`),
			`Say "72 hours may apply; ask your data protection officer now"`, false},
		{"anonymity", re(`(?:data|data ?sets?|records?|figures|answers|information|it|they|this|that|which)\s+(?:is|are|was|were|become|becomes|will be)\s+` + adv + `(?:anonymous|anonymised|anonymized|not personal data)\b`),
			`Say "your team describes it as anonymous"`, true},
		{"whether the opt-out or section 251 applies", re(`(?:national data opt-out|section 251(?: support)?)\s+(?:` + adv + `applies|does not apply|doesn't apply|will apply|is needed|is not needed)\b`),
			"Ask whether it was checked and recorded", false},
		{"that a lawful basis or power is right", re(`(?:(?:lawful|legal) bas(?:is|es)|legal powers?)\s+(?:is|are|was|will be)\s+` + adv + `(?:correct|right|valid|sound|public task|consent|contract|legitimate interests?|legal obligation|vital interests?)\b`),
			"Say that it is recorded, and by whom", false},
		{"an award", re(`(?:earn|get|gain|win|receive|deserve|award|grant|gives?|means?|leads? to|qualif\w+ for|display|show)(?:s|ed|ing|ned)?\s+(?:\w+\s+){0,4}(?:kitemark|stamp|badge|seal|award)\b|(?:kitemarked|awarded|badge of|seal of)\b`),
			"Say that an independent review with residents decides on a stamp or an award", true},
		{"to speak for others", re(`(?:on behalf of|speaks? for|endorsed by)\s+(?:the\s+)?(?:signator\w+|residents|regulator|ICO|charter|combined authority|civic data cooperative)\b`),
			"Speak as a tool for self-assessment only", true},
		{"that evidence was verified", re(`(?:evidence|documents?|answers?|claims?)\s+(?:is|are|was|were|has been|have been)\s+` + adv + `verified\b|verified evidence\b`),
			`Say "cited"`, true},
		{"that the law is as stated today", re(`(?:notes?|guidance|this|text)\s+(?:is|are)\s+(?:up to date|current) (?:law|with the law)|(?:is|are) the law (?:today|now)\b|the law today (?:is|says)\b`),
			"Give the month in which the notes were checked", true},
	}
}

var (
	// denial of what follows, within one sentence.
	denial = pattern.Lazy(`(?i)\b(?:not|never|neither|nor|no|nobody|no one|cannot|can't|isn't|doesn't|don't|without|nothing)\b`)
	// doubt is a sentence that asks or weighs rather than says.
	doubt = pattern.Lazy(`(?i)\b(?:whether|if|may|might|describes? (?:it|them|the data) as|decision that|decided that|reasons? (?:why|that))\b`)
	// emphatic phrases sound like a denial and affirm.
	emphatic = pattern.Lazy(`(?i)\b(?:no doubt|without doubt|without a doubt|no question|not only|nothing less)\b`)
)

// checkClaims wants no text to claim what the tool cannot know. A question
// claims nothing, nor does an example of a bad answer in quotation marks.
func checkClaims(c *checker) {
	all := claims()
	for _, p := range c.passages {
		if p.charter {
			continue
		}
		for _, b := range p.blocks {
			bad := strings.HasPrefix(b.text, "A weak answer") || b.under == "Common ways to fall short"
			b.sentences(func(offset int, sentence string) {
				for _, cl := range all {
					at := cl.words.FindStringIndex(sentence)
					if at == nil || bad && quoted(b.text, offset+at[0]) || harmless(cl, sentence, at) {
						continue
					}
					c.add(p.File, p.line(b, offset+at[0]), "claim",
						fmt.Sprintf("%s seems to claim %s: %q", c.name(p), cl.name, sentence[at[0]:at[1]]), cl.mend)
				}
			})
		}
	}
}

// harmless reports whether a sentence only asks, doubts or denies the claim.
func harmless(cl claim, sentence string, at []int) bool {
	if strings.HasSuffix(strings.TrimRight(sentence, `"')`), "?") {
		return true
	}
	before := emphatic().ReplaceAllString(sentence[:at[0]], "")
	within := emphatic().ReplaceAllString(sentence[:at[1]], "")
	return doubt().MatchString(before) || cl.deniable && denial().MatchString(within)
}

// quoted reports whether an offset lies within straight quotation marks.
func quoted(s string, offset int) bool { return strings.Count(s[:offset], `"`)%2 == 1 }
