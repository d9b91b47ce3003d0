package merge

import (
	"maps"
	"slices"
	"time"

	"charter/assessment"
)

// listedPerson is an assessor with what the version tells of sessions: those that are in it, by
// when they began, and of each whether the assessor was there.
type listedPerson struct {
	assessment.Assessor
	sessions map[time.Time]bool
}

func peopleOf(a *assessment.Assessment) []listedPerson {
	all := make([]listedPerson, len(a.Assessors))
	for i, who := range a.Assessors {
		all[i] = listedPerson{who, map[time.Time]bool{}}
		for _, session := range a.Sessions {
			all[i].sessions[session.Started.UTC()] = slices.Contains(session.Present, who.ID)
		}
	}
	return all
}

// same tells that two assessors are one: by their names, or where a name was left out by their
// ids. An id that files count on from 1 says little: those with another role are two people,
// and so are those who came to no session together, and each to one of which the version of the
// other does not tell.
func (p listedPerson) same(other listedPerson) bool {
	switch {
	case p.Name != "" && other.Name != "":
		return p.SameName(other.Assessor)
	case p.ID != other.ID:
		return false
	case !isNumbered(p.ID, "a"):
		return true
	}
	named := p.Name != "" || other.Name != ""
	sameRole := assessment.Fold(p.Role) == assessment.Fold(other.Role) || named && (p.Role == "" || other.Role == "")
	together, apart := p.cameWith(other)
	_, otherApart := other.cameWith(p)
	return sameRole && (together || !apart || !otherApart)
}

// cameWith reports whether two came to a session together, and whether the first came to one of
// which the version of the other does not tell.
func (p listedPerson) cameWith(other listedPerson) (together, apart bool) {
	for session, came := range p.sessions {
		otherCame, told := other.sessions[session]
		together, apart = together || came && otherCame, apart || came && !told
	}
	return together, apart
}

// join adds what another version tells of the same person.
func (p listedPerson) join(other listedPerson) listedPerson {
	sessions := maps.Clone(other.sessions)
	for session, came := range p.sessions {
		sessions[session] = sessions[session] || came
	}
	p.sessions = sessions
	return p
}
