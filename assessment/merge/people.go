package merge

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"charter/assessment"

	"github.com/go-json-experiment/json"
)

// aligned gives copies of the versions in which the same id means the same person,
// action, document and sitting, and each of these has one id. Files that began apart
// number people from 1, as files of older formats do actions; other ids mean the same
// wherever they stand, but a document that two people list apart has two.
func aligned(base *assessment.Assessment, sources []Source) ([]*assessment.Assessment, error) {
	versions := make([]*assessment.Assessment, len(sources))
	for i, s := range sources {
		version, marks, err := copied(s.Assessment)
		if err == nil && base != nil {
			err = refuseShared(base, version, s.Name, marks)
		}
		if err != nil {
			return nil, err
		}
		versions[i] = version
	}
	if base == nil {
		base = &assessment.Assessment{}
	}
	people := ids[listedPerson]{
		id: func(x listedPerson) string { return x.ID },
		known: func(id string) bool {
			return slices.ContainsFunc(base.Assessors, func(x assessment.Assessor) bool { return x.ID == id })
		},
		same:   listedPerson.same,
		join:   listedPerson.join,
		letter: "a",
	}
	actions := ids[assessment.Action]{
		id: func(x assessment.Action) string { return x.ID },
		known: func(id string) bool {
			return !isNumbered(id, "x") || slices.ContainsFunc(base.Actions, func(x assessment.Action) bool { return x.ID == id })
		},
		same: func(x, y assessment.Action) bool {
			return slices.Equal(x.For, y.For) && strings.TrimSpace(x.Text) == strings.TrimSpace(y.Text)
		},
		letter: "x",
	}
	sittings := ids[assessment.Session]{
		id:    func(x assessment.Session) string { return x.ID },
		known: func(string) bool { return true },
		same:  func(x, y assessment.Session) bool { return x.Started.Equal(y.Started) },
	}
	documents := ids[listedDocument]{
		id:    func(x listedDocument) string { return x.ID },
		known: func(string) bool { return true },
		same:  listedDocument.same,
	}
	documents.align(documentsOf(base))
	for _, version := range versions {
		for _, x := range version.Assessors {
			people.taken = append(people.taken, x.ID)
		}
		for _, x := range version.Actions {
			actions.taken = append(actions.taken, x.ID)
		}
	}
	for _, version := range versions {
		renamePeople(version, people.align(peopleOf(version)))
		writeAlike(&people, version.Assessors)
		renameDocuments(version, documents.align(documentsOf(version)))
		renameSittings(version, sittings.align(version.Sessions))
		renamed := actions.align(version.Actions)
		for i, x := range version.Actions {
			version.Actions[i].ID = renamed[x.ID]
		}
	}
	agreeWhoRates(versions, people.known)
	return versions, nil
}

// copied gives a copy of a version, without the marks of what was withheld, and how many
// there were.
func copied(a *assessment.Assessment) (version *assessment.Assessment, marks int, err error) {
	data, err := json.Marshal(a)
	if err != nil {
		return nil, 0, err
	}
	var tree any
	if err := json.Unmarshal(data, &tree); err != nil {
		return nil, 0, err
	}
	if tree, marks = withoutMarks(tree); marks > 0 {
		if data, err = json.Marshal(tree); err != nil {
			return nil, 0, err
		}
	}
	version = new(assessment.Assessment)
	return version, marks, json.Unmarshal(data, version)
}

// agreeWhoRates has whoever rates in one version rate in all, since votes and answers may
// be theirs. Of people whom the base knows, the version holds that changed it.
func agreeWhoRates(versions []*assessment.Assessment, known func(id string) bool) {
	rates := map[string]bool{}
	for _, version := range versions {
		for _, who := range version.Assessors {
			rates[who.ID] = rates[who.ID] || who.IsRater()
		}
	}
	for _, version := range versions {
		for i, who := range version.Assessors {
			if who.IsRater() || rates[who.ID] && !known(who.ID) {
				version.Assessors[i].Rates = nil // yes, as it is written
			}
		}
	}
}

// isNumbered reports whether an id is one that files count on from 1: x1, x2 …
func isNumbered(id, letter string) bool {
	digits, lettered := strings.CutPrefix(id, letter)
	_, err := strconv.ParseUint(digits, 10, 64)
	return lettered && err == nil
}

// ids gives things of several versions ids in common.
type ids[T any] struct {
	id     func(T) string
	same   func(x, y T) bool
	join   func(x, y T) T       // what is known of a thing of which two versions tell; nil: what the first tells
	known  func(id string) bool // means the same in every version
	letter string
	seen   []T      // those of earlier versions, under their ids in common
	names  []string // the ids of seen
	taken  []string // every id in use
}

// align gives the id in common for each id of one version.
func (s *ids[T]) align(items []T) map[string]string {
	renamed := map[string]string{}
	used := map[string]bool{}
	earlier := len(s.seen)
	clash := func(id string) int { return slices.Index(s.names[:earlier], id) }
	for _, item := range items {
		id := s.id(item)
		if at := clash(id); at >= 0 && (s.known(id) || s.same(s.seen[at], item)) {
			renamed[id], used[id] = id, true
		}
	}
	for _, item := range items {
		id := s.id(item)
		if renamed[id] != "" {
			continue
		}
		name := id
		if clash(id) >= 0 {
			name = s.free()
		}
		for i, x := range s.seen[:earlier] {
			if s.same(x, item) && !used[s.names[i]] {
				name = s.names[i]
				break
			}
		}
		used[name], renamed[id] = true, name
	}
	for _, item := range items {
		name := renamed[s.id(item)]
		switch at := slices.Index(s.names, name); {
		case at < 0:
			s.seen, s.names = append(s.seen, item), append(s.names, name)
		case s.join != nil:
			s.seen[at] = s.join(s.seen[at], item)
		}
	}
	return renamed
}

// free gives an id that nothing has.
func (s *ids[T]) free() string {
	for n := 1; ; n++ {
		if id := fmt.Sprintf("%s%d", s.letter, n); !slices.Contains(s.taken, id) {
			s.taken = append(s.taken, id)
			return id
		}
	}
}

// renamePeople changes the ids of assessors wherever they stand. An id that no
// assessor has stays.
func renamePeople(a *assessment.Assessment, renamed map[string]string) {
	to := func(id string) string {
		if name, ok := renamed[id]; ok {
			return name
		}
		return id
	}
	all := func(list []string) {
		for i := range list {
			list[i] = to(list[i])
		}
	}
	for i := range a.Assessors {
		a.Assessors[i].ID = to(a.Assessors[i].ID)
	}
	for _, answers := range []map[string]assessment.Answer{a.Answers, a.Retired} {
		for id, answer := range answers {
			answer.By = to(answer.By)
			for _, round := range answer.Rounds {
				all(round.Voted)
				slices.Sort(round.Voted)
			}
			answers[id] = answer
		}
	}
	for _, session := range a.Sessions {
		all(session.Present)
		all(session.Left)
	}
	for i := range a.History {
		a.History[i].By = to(a.History[i].By)
	}
}
