package assessment

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"charter/assessment/project"
	"charter/questions"
)

// Severity tells how grave a Problem is.
type Severity string

const (
	// SeverityError marks what makes an assessment meaningless: it must be
	// mended before the assessment is used.
	SeverityError Severity = "error"
	// SeverityWarning marks what is probably not meant, or counts for nothing.
	SeverityWarning Severity = "warning"
)

// Problem is one thing wrong in an assessment.
type Problem struct {
	Path     string   `json:"path"` // where, e.g. "answers.BEN-1.level" or "actions.0.for"
	Message  string   `json:"message"`
	Hint     string   `json:"hint"` // what to do next
	Severity Severity `json:"severity"`
}

// Validate finds what the structure of the file cannot tell: answers to questions
// that the pack lacks, ids used twice, levels without their state, votes that do
// not add up, values that are not known, and texts that look like placeholders.
// With a nil pack, what needs a pack is not checked. The order of the problems
// is that of the file, and always the same.
func Validate(a *Assessment, pack *questions.Pack) []Problem { return problems(a, pack, false) }

// Faults gives those problems of [Validate] that are errors, and takes less time.
func Faults(a *Assessment, pack *questions.Pack) []Problem { return problems(a, pack, true) }

func problems(a *Assessment, pack *questions.Pack, errorsOnly bool) []Problem {
	v := validator{errorsOnly: errorsOnly, a: a, pack: pack, assessors: map[string]bool{}, documents: make(map[string]bool, len(a.Documents)), sittings: map[string]bool{}}
	v.head()
	v.project()
	v.facts()
	v.coherence()
	v.knownAs()
	v.imported()
	v.documentList()
	v.people()
	for i, session := range a.Sessions {
		v.unique(v.sittings, "sessions", i, session.ID, "session", "s7c1")
	}
	for _, id := range sortedKeys(a.Answers) {
		answer := a.Answers[id]
		v.answer(id, &answer)
	}
	for _, id := range sortedKeys(a.Retired) {
		answer := a.Retired[id]
		v.citations("retired."+id, &answer)
		v.retired("retired."+id, &answer)
	}
	v.actions()
	v.sessions()
	v.signOff()
	v.history()
	return v.problems
}

type validator struct {
	a         *Assessment
	pack      *questions.Pack
	assessors map[string]bool
	documents map[string]bool
	sittings  map[string]bool
	problems  []Problem

	errorsOnly bool // warnings are neither looked for nor told
}

func (v *validator) add(severity Severity, path, message, hint string) {
	if v.errorsOnly && severity != SeverityError {
		return
	}
	v.problems = append(v.problems, Problem{path, message, hint, severity})
}

func (v *validator) fault(path, message, hint string) { v.add(SeverityError, path, message, hint) }
func (v *validator) warn(path, message, hint string)  { v.add(SeverityWarning, path, message, hint) }

// ifPlaceholder remarks on the text of a field that was left to be filled in.
func (v *validator) ifPlaceholder(path, field, text, effect string) {
	if !v.errorsOnly && Placeholder(text) {
		v.warn(path+"."+field, fmt.Sprintf("%q looks like a placeholder: %s", text, effect), "Replace it, or leave it out")
	}
}

// needsAWord begins what is said of a contradiction.
const needsAWord = "needs a word: "

// coherence remarks on facts that a field or an answer speaks against, and on
// explanations that do not count.
func (v *validator) coherence() {
	if v.errorsOnly {
		return
	}
	for _, c := range Contradictions(v.a, v.pack) {
		if !c.Explained {
			v.warn(c.Places[0], needsAWord+c.Words(), "Put one of them right; or, if both are true, explain it in explanations."+c.ID)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(v.a.Explanations)) {
		if text := v.a.Explanations[id]; !isBlank(text) && !Explains(text) {
			v.warn("explanations."+id, fmt.Sprintf("an explanation needs at least %d characters and must be no placeholder: it counts for nothing", MinExplanationLength), "Say how both can be true")
		}
	}
}

func (v *validator) head() {
	if folder := v.a.Pack.Folder; folder != "" && !PlainFolder(folder) {
		v.fault("pack.folder", "is not the plain name of a folder beside this file", "Put the folder of the question pack beside the file and give its name only, such as our-questions")
	}
	if v.a.Format != Format {
		v.fault("format", fmt.Sprintf("is %q, not %q", v.a.Format, Format), "Check that this is an assessment file of this version")
	}
	if v.a.AsOf.IsZero() {
		v.fault("as_of", "is missing", "Give the day for which the assessment holds, such as 2026-11-22")
	}
	if v.pack != nil && v.a.Pack.ID != v.pack.ID {
		v.warn("pack.id", fmt.Sprintf("the assessment was made with the questionnaire %s, not %s", v.a.Pack.ID, v.pack.ID), "Open it with the questionnaire it was made with")
	}
}

// choice checks a field that takes one of a few values; empty means not said. Its path
// is given in parts, as it is only joined where something is wrong.
func (v *validator) choice(key, value string, path ...string) {
	if value != "" {
		v.oneOf(ChoiceAt(key), value, path...)
	}
}

func (v *validator) oneOf(choice project.Choice, value string, path ...string) {
	if choice.Has(value) {
		return
	}
	values := make([]string, len(choice.Options))
	for i, option := range choice.Options {
		values[i] = option.Value
	}
	severity := SeverityError
	if choice.Open {
		severity = SeverityWarning
	}
	v.add(severity, strings.Join(path, ""), fmt.Sprintf("%q is not one of the known values", value), "Known are: "+strings.Join(values, ", "))
}

func (v *validator) people() {
	for i, assessor := range v.a.Assessors {
		v.unique(v.assessors, "assessors", i, assessor.ID, "assessor", "a1")
	}
}

// unique checks the id of one thing of a list, and notes it.
func (v *validator) unique(seen map[string]bool, list string, at int, id, thing, such string) {
	path := func() string { return fmt.Sprintf("%s.%d.id", list, at) }
	switch {
	case id == "":
		v.fault(path(), "is empty", fmt.Sprintf("Give every %s a short id of its own, such as %s", thing, such))
	case seen[id]:
		v.fault(path(), fmt.Sprintf("%q is used twice", id), "Give one of the two another id")
	}
	seen[id] = true
}

// sortedKeys lists the keys of answers, sorted.
func sortedKeys(answers map[string]Answer) []string {
	keys := slices.AppendSeq(make([]string, 0, len(answers)), maps.Keys(answers))
	slices.Sort(keys)
	return keys
}

func (v *validator) answer(id string, a *Answer) {
	path := "answers." + id
	var question *questions.Question
	if v.pack != nil {
		known := false
		if question, _, known = v.pack.Question(id); !known {
			v.fault(path, fmt.Sprintf("the questionnaire %s %s has no question %s", v.pack.ID, v.pack.Version, id),
				"Check the id, or open the file with the questionnaire it was made with")
			return
		}
	}
	v.choice("answers.state", string(a.State), path, ".state")
	v.level(path, a)
	if a.State == StateNotApplicable {
		switch {
		case question != nil && question.EssentialTo(v.a.Conditions()):
			v.warn(path+".state", "an essential question cannot be set to not applicable: it counts as unanswered", "Answer it with a level, or say that you do not know")
		case !ReasonCounts(a.Reason):
			v.warn(path+".reason", fmt.Sprintf("not applicable without a reason of at least %d characters: it counts as unanswered", MinReasonLength), "Say why the question does not apply to this project")
		}
	}
	v.citations(path, a)
	if a.By != "" {
		v.isAssessor(a.By, path, ".by")
	}
	if a.Check != nil {
		v.ifPlaceholder(path, "check.by", a.Check.By, "the check counts for nothing")
	}
	if a.Check != nil && a.Check.Date.After(v.a.AsOf) {
		v.warn(path+".check.date", fmt.Sprintf("is after the assessment date, %s: the check counts for nothing", v.a.AsOf), "Correct the date, or move the assessment date")
	}
	if a.Departure != nil {
		v.departure(path+".departure", a.Departure)
	}
	for i := range a.Rounds {
		v.round(path+".rounds."+strconv.Itoa(i), &a.Rounds[i], i == len(a.Rounds)-1)
	}
	for i := range a.Voided {
		v.voided(path+".voided."+strconv.Itoa(i), &a.Voided[i])
	}
}

func (v *validator) level(path string, a *Answer) {
	switch {
	case a.State == StateLevel && a.Level == nil:
		v.fault(path+".level", "is missing, though the state is level", "Add a level from 0 to 3, or take the state away")
	case a.State != StateLevel && a.Level != nil:
		v.fault(path+".level", "is there, though the state is not level", "Set the state to level, or take the level away")
	case a.Level != nil && (*a.Level < 0 || *a.Level > maxLevel):
		v.fault(path+".level", fmt.Sprintf("is %d", *a.Level), "Give a level from 0 to 3")
	}
}

func (v *validator) departure(path string, d *Departure) {
	if !d.Declared() {
		v.warn(path+".reason", "a departure without a reason counts for nothing", "Say why the promise cannot be kept")
	}
	if v.pack == nil {
		return
	}
	if _, known := v.pack.Clause(d.Clause); !known {
		v.warn(path+".clause", fmt.Sprintf("the question pack has no clause %q", d.Clause), "Name the clause by its id, such as 6a")
	}
}

// known checks a list of assessors' ids; its path is given in parts.
func (v *validator) known(ids []string, path ...string) {
	at := func(i int) string { return strings.Join(path, "") + "." + strconv.Itoa(i) }
	seen := map[string]bool{}
	for i, id := range ids {
		if seen[id] {
			v.fault(at(i), fmt.Sprintf("%q is listed twice", id), "Remove one of the two")
		}
		seen[id] = true
		if !v.assessors[id] {
			v.isAssessor(id, at(i))
		}
	}
}

// isAssessor checks the id of one assessor; its path is given in parts.
func (v *validator) isAssessor(id string, path ...string) {
	if !v.assessors[id] && !v.errorsOnly {
		v.warn(strings.Join(path, ""), fmt.Sprintf("there is no assessor %q", id), "Add the assessor, or correct the id")
	}
}

func (v *validator) actions() {
	seen := map[string]bool{}
	for i, action := range v.a.Actions {
		path := "actions." + strconv.Itoa(i)
		v.unique(seen, "actions", i, action.ID, "action", "x1")
		if action.Status == "" {
			v.fault(path+".status", "is empty", "Set it to open, done or dropped")
		}
		v.choice("actions.status", string(action.Status), path, ".status")
		if strings.TrimSpace(action.Text) == "" {
			v.warn(path+".text", "the action does not say what will be done", "Add a sentence")
		}
		v.ifPlaceholder(path, "text", action.Text, "the action is no plan")
		v.ifPlaceholder(path, "owner", action.Owner, "the action is no plan")
		if len(action.For) == 0 {
			v.warn(path+".for", "the action is for no question or principle: it answers nothing", "Name a question, such as BEN-1, or a principle, such as beneficial")
		}
		for k, about := range action.For {
			if !v.isAbout(about) {
				v.warn(fmt.Sprintf("%s.for.%d", path, k), fmt.Sprintf("the questionnaire has no question or principle %q: the action answers nothing", about), "Name a question, such as BEN-1, or a principle, such as beneficial")
			}
		}
	}
}

func (v *validator) isAbout(id string) bool {
	if v.pack == nil {
		return true
	}
	_, _, question := v.pack.Question(id)
	_, principle := v.pack.Principle(id)
	return question || principle
}
