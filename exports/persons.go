package exports

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// looksLikePerson reports whether a text that should name a role or a body
// seems to name a person. names are those of the assessors. It errs towards yes:
// a role withheld by mistake is listed as withheld and can be reworded ("Data
// lead"), a name published by mistake cannot be taken back.
func looksLikePerson(text string, names []string) bool {
	text = strings.TrimSpace(text)
	if text == "" || text == WithheldText {
		return false
	}
	for _, name := range names {
		if containsWords(text, name) {
			return true
		}
	}
	if strings.Contains(text, "@") {
		return looksLikePersonalMailbox(text)
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' && r != '-' })
	for _, word := range words {
		if isHonorific(word) {
			return true
		}
	}
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	for _, word := range words {
		if !unicode.IsUpper([]rune(word)[0]) || isRoleWord(word) || len(word) > 1 && word == strings.ToUpper(word) {
			return false
		}
	}
	return true
}

// looksLikePersonalMailbox tells first.last@ and j.last@ from a team's mailbox.
func looksLikePersonalMailbox(text string) bool {
	for _, word := range strings.Fields(text) {
		local, _, isMail := strings.Cut(strings.Trim(word, "<>(),;:"), "@")
		if !isMail {
			continue
		}
		parts := strings.FieldsFunc(local, func(r rune) bool { return r == '.' || r == '_' })
		if len(parts) < 2 {
			continue
		}
		person := true
		for _, part := range parts {
			person = person && !isRoleWord(part)
		}
		if person {
			return true
		}
	}
	return false
}

func isHonorific(word string) bool {
	switch word {
	case "Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "Cllr", "Councillor", "Sir", "Dame", "Rev":
		return true
	}
	return false
}

// isRoleWord reports whether a word belongs to a role or a body, not to a name.
func isRoleWord(word string) bool {
	switch strings.TrimSuffix(strings.ToLower(word), "s") {
	case "adviser", "advisor", "agency", "analyst", "analytic", "architect", "assistant", "assurance", "audit", "auditor", "author",
		"authority", "board", "business", "caldicott", "care", "centre", "chair", "chief", "citizen", "city", "clinical", "co-op",
		"combined", "commissioner", "committee", "communication", "community", "company", "contact", "contract", "cooperative",
		"coordinator", "council", "customer", "data", "delivery", "department", "deputy", "design", "designer", "desk", "developer",
		"digital", "director", "division", "engineer", "engineering", "enquirie", "equality", "ethic", "evaluation", "executive",
		"external", "feedback", "finance", "forum", "governance", "group", "guardian", "head", "health", "help", "helpdesk", "hospital",
		"house", "hr", "human", "independent", "info", "information", "innovation", "inspector", "internal", "it", "lab", "laboratory",
		"lead", "leader", "learning", "legal", "library", "limited", "liverpool", "local", "ltd", "mailbox", "manager", "management",
		"medical", "member", "mersey", "merseyside", "monitoring", "network", "nhs", "nurse", "of", "office", "officer", "operation",
		"owner", "panel", "partner", "partnership", "passenger", "patient", "people", "performance", "planner", "planning", "policy",
		"practice", "principal", "privacy", "procurement", "product", "professional", "programme", "project", "protection", "public",
		"quality", "record", "region", "register", "registrar", "representative", "research", "researcher", "resident", "resource",
		"responsible", "review", "reviewer", "risk", "safety", "school", "science", "scientist", "secretary", "security", "senior",
		"service", "social", "specialist", "sponsor", "staff", "statistic", "strategy", "supplier", "supply", "support", "system",
		"team", "technical", "technology", "test", "tester", "testing", "the", "training", "transport", "trust", "union", "unit",
		"university", "user", "vendor", "ward", "worker", "working", "workforce", "young", "youth":
		return true
	}
	return false
}

// containsWords reports whether text has phrase in it as whole words, whatever
// the case.
func containsWords(text, phrase string) bool {
	phrase = strings.ToLower(strings.TrimSpace(phrase))
	text = strings.ToLower(text)
	if phrase == "" {
		return false
	}
	for from := 0; ; {
		at := strings.Index(text[from:], phrase)
		if at < 0 {
			return false
		}
		start, end := from+at, from+at+len(phrase)
		if !endsInWord(text[:start]) && !startsWithWord(text[end:]) {
			return true
		}
		from = start + 1
	}
}

func endsInWord(text string) bool {
	last, size := utf8.DecodeLastRuneInString(text)
	return size > 0 && isWordRune(last)
}

func startsWithWord(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	return size > 0 && isWordRune(first)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
