package assessment

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"charter/questions"
)

// Migrate moves an assessment to a newer version of its pack and reports what it
// did. The assessment given is not changed. No answer is lost: one whose question
// has but new words for its levels stands, flagged where its own may have changed;
// of one whose question was reworded, split or merged the note and the evidence stay, flagged, and all of it as it was
// under [Assessment].Retired, see [Assessment.Replaced]; one whose question was dropped stays there only.
// A round of votes that is open on a question that changed is voided: some have voted on
// other words than the rest would. The history is sealed, since its old values may not fit
// the new questions.
//
// The error tells that the pack is another one or older than the assessment's.
func Migrate(s Stamp, a *Assessment, to *questions.Pack) (*Assessment, MigrationReport, error) {
	report := MigrationReport{From: a.Pack, To: PackRef{ID: to.ID, Version: to.Version, Folder: a.Pack.Folder}}
	if a.Pack.ID != to.ID {
		return nil, report, fmt.Errorf("the assessment was made with the questions %s, not %s. Open it with the pack it was made with", a.Pack.ID, to.ID)
	}
	fates, err := to.Since(a.Pack.Version)
	if err != nil {
		return nil, report, err
	}
	next := *a
	if a.Pack.Version == to.Version {
		return &next, report, nil
	}
	m := migration{stamp: s, old: a, next: &next, pack: to, report: &report}
	next.Answers, next.Retired = map[string]Answer{}, maps.Clone(a.Retired)
	m.answers(fates)
	m.earlier(fates)
	m.actions(fates)
	m.sessions(fates)
	next.SealHistory()
	next.Tool = cmp.Or(s.Tool, next.Tool)
	next.History = append(next.History, Entry{At: wholeSecond(s.At), By: s.By, Field: "pack.version", From: a.Pack.Version, To: to.Version})
	next.Pack, next.Updated = report.To, wholeSecond(s.At)
	return &next, report, nil
}

// migration is one move to a newer pack, under way.
type migration struct {
	stamp  Stamp
	old    *Assessment
	next   *Assessment
	pack   *questions.Pack
	report *MigrationReport
}

// answers moves every answer by the fate of its question. Answers that stand are
// moved first, so that notes from other questions are added to them.
func (m *migration) answers(fates []questions.Fate) {
	told := map[string]bool{}
	for _, fate := range fates {
		told[fate.From] = true
	}
	for _, id := range slices.Sorted(maps.Keys(m.old.Answers)) {
		if !told[id] {
			fates = append(fates, questions.Fate{From: id, Kind: questions.Dropped, Notes: []string{"The newer questions do not say what became of it."}})
		}
	}
	for _, standing := range []bool{true, false} {
		for _, fate := range fates {
			answer, answered := m.old.Answers[fate.From]
			if answered && standing == stands(fate) {
				m.answer(fate, m.voided(fate, clone(answer)))
			}
		}
	}
	for _, fate := range fates {
		if answer, answered := m.old.Answers[fate.From]; answered {
			m.report.Answers = append(m.report.Answers, m.told(fate, answer))
		}
	}
	m.report.Open = m.open()
}

// told says what became of an answer.
func (m *migration) told(fate questions.Fate, answer Answer) MigratedAnswer {
	told := MigratedAnswer{ID: fate.From, Kind: fate.Kind, To: fate.To, Outcome: outcome(fate, answer), Notes: fate.Notes, Voided: voids(fate) && hasOpenRound(answer)}
	switch {
	case told.Outcome != Retired && !slices.ContainsFunc(fate.To, m.asks):
		told.Outcome = NotAsked
	case told.Outcome == ReadNewWords:
		told.Level = *answer.Level
	case told.Outcome == Carried && told.Voided && answer.State == StateUnanswered:
		told.Outcome = VoteAgain
	}
	if !stands(fate) && answer.Departure.Declared() {
		told.Departs = answer.Departure
	}
	return told
}

// asks reports whether a question of the newer pack is asked of the project.
func (m *migration) asks(id string) bool {
	question, _, there := m.pack.Question(id)
	return there && question.Applies.Holds(m.old.Conditions())
}

// open lists the questions that are asked of the project and to which nothing was said,
// in the order of the pack.
func (m *migration) open() []string {
	var open []string
	for i := range m.pack.Principles {
		for j := range m.pack.Principles[i].Questions {
			id := m.pack.Principles[i].Questions[j].ID
			if !has(m.next.Answers, id) && m.asks(id) {
				open = append(open, id)
			}
		}
	}
	return open
}

// questionChanged is why a round of votes is voided by a move.
const questionChanged = "the question changed"

// voids reports whether the votes of an open round on a question no longer fit. Under
// another id their key could not be found any more.
func voids(fate questions.Fate) bool {
	return fate.Kind != questions.Kept || !slices.Equal(fate.To, []string{fate.From})
}

func hasOpenRound(answer Answer) bool {
	return slices.ContainsFunc(answer.Rounds, func(r Round) bool { return !r.Complete })
}

// voided gives an answer in which a round that is open is voided, where its question
// changed. Rounds that are complete stay.
func (m *migration) voided(fate questions.Fate, answer Answer) Answer {
	if !voids(fate) || !hasOpenRound(answer) {
		return answer
	}
	var complete []Round
	for _, r := range answer.Rounds {
		if r.Complete {
			complete = append(complete, r)
			continue
		}
		answer.Voided = append(answer.Voided, r.Void(m.stamp.At, questionChanged))
	}
	answer.Rounds = complete
	return answer
}

// earlier has answers of an earlier assessment stand beside what their question is called now.
func (m *migration) earlier(fates []questions.Fate) {
	for _, key := range slices.Sorted(maps.Keys(m.old.Retired)) {
		id, day, ok := cutEarlier(key)
		at := slices.IndexFunc(fates, func(f questions.Fate) bool { return f.From == id && stands(f) && f.To[0] != id })
		if ok && at >= 0 {
			delete(m.next.Retired, key)
			m.next.Retired[earlierKey(fates[at].To[0], day.String())] = m.old.Retired[key]
		}
	}
}

// stands reports whether the answers to a question go on counting.
func stands(fate questions.Fate) bool {
	return fate.Kind == questions.Kept || fate.Kind == questions.Relevelled
}

func outcome(fate questions.Fate, answer Answer) MigrationOutcome {
	switch fate.Kind {
	case questions.Kept:
		return Carried
	case questions.Relevelled:
		if answer.State == StateLevel && answer.Level != nil && questions.LevelReworded(*answer.Level) {
			return ReadNewWords
		}
		return Carried
	case questions.Dropped:
		return Retired
	}
	return LookAgain
}

func (m *migration) answer(fate questions.Fate, answer Answer) {
	if stands(fate) {
		answer.Flagged = answer.Flagged || outcome(fate, answer) == ReadNewWords
		m.next.Answers[fate.To[0]] = answer
		return
	}
	m.retire(fate.From, answer)
	for _, id := range fate.To {
		// A question into which several were merged gathers what was said to each.
		target := m.next.Answers[id]
		target.Note = joined(target.Note, answer.Note)
		target.PrivateNote = joined(target.PrivateNote, answer.PrivateNote)
		for _, citation := range answer.Evidence {
			target.Evidence = cite(slices.Clone(target.Evidence), citation)
		}
		target.Voided = append(slices.Clone(target.Voided), answer.Voided...)
		target.Flagged = true
		target.Updated, target.By = wholeSecond(m.stamp.At), m.stamp.By
		m.next.Answers[id] = target
	}
}

// retire keeps an answer as it was, by its old id. An answer that an earlier
// move retired under the same id is kept too.
func (m *migration) retire(id string, answer Answer) {
	if m.next.Retired == nil {
		m.next.Retired = map[string]Answer{}
	}
	key := id
	for n := 1; has(m.next.Retired, key); n++ {
		key = id + "@" + m.old.Pack.Version
		if n > 1 {
			key += "-" + strconv.Itoa(n)
		}
	}
	m.next.Retired[key] = answer
}

func has(answers map[string]Answer, id string) bool {
	_, there := answers[id]
	return there
}

// actions points every action to what its question has become.
func (m *migration) actions(fates []questions.Fate) {
	now := map[string]string{}
	for _, fate := range fates {
		if len(fate.To) > 0 {
			now[fate.From] = fate.To[0]
		} else {
			now[fate.From] = principleOf(m.pack, fate.From)
		}
	}
	m.next.Actions = slices.Clone(m.old.Actions)
	for i, action := range m.next.Actions {
		about := []string{}
		for _, id := range action.For {
			if to, moved := now[id]; moved {
				id = to
			}
			if !slices.Contains(about, id) {
				about = append(about, id)
			}
		}
		m.next.Actions[i].For = about
	}
}

// sessions puts on the agenda of a sitting that has not ended what its questions
// have become. Sittings that have ended stay as they were held.
func (m *migration) sessions(fates []questions.Fate) {
	now := map[string][]string{}
	for _, fate := range fates {
		now[fate.From] = fate.To
	}
	m.next.Sessions = slices.Clone(m.old.Sessions)
	for i, session := range m.next.Sessions {
		if !session.Ended.IsZero() {
			continue
		}
		become := func(ids []string) (agenda []string) {
			for _, id := range ids {
				for _, to := range now[id] {
					if m.asks(to) && !slices.Contains(agenda, to) {
						agenda = append(agenda, to)
					}
				}
			}
			return agenda
		}
		m.next.Sessions[i].Questions, m.next.Sessions[i].Open = become(session.Questions), become(session.Open)
		if to := now[session.At]; len(to) > 0 {
			m.next.Sessions[i].At = to[0]
		} else if session.At != "" {
			m.next.Sessions[i].At = following(session, now)
		}
	}
}

// following finds where a sitting goes on whose question is no longer asked: at
// what the next one on its agenda has become.
func following(session Session, now map[string][]string) string {
	for _, id := range session.Questions[max(0, slices.Index(session.Questions, session.At)):] {
		if to := now[id]; len(to) > 0 {
			return to[0]
		}
	}
	return ""
}

// joined puts the texts that say something one below the other.
func joined(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), "\n\n")
}
