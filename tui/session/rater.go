package session

import (
	"cmp"
	"slices"
	"strings"

	"charter/assessment"
	"charter/exports/wording"
)

// Rater gives whoever rates alone. In a workshop, its list of who is here asks for all of
// them.
func (s *Session) Rater() (who assessment.Assessor, alone bool) {
	raters := s.Assessment().Raters()
	if len(raters) != 1 {
		return assessment.Assessor{}, false
	}
	return raters[0], true
}

// RaterForm asks in what role somebody rates, and whether from within the team.
func (s *Session) RaterForm(id string) Form {
	who := func(field string) lens[assessment.Assessor] {
		return lens[assessment.Assessor]{
			get: func() assessment.Assessor {
				who, _ := s.Assessment().Assessor(id)
				return who
			},
			put: func(who assessment.Assessor) {
				s.Edit(func(e *assessment.Editor, at assessment.Stamp) {
					e.Assessors(at.Typing("assessor:"+id+":"+field), func(all []assessment.Assessor) []assessment.Assessor {
						for i := range all {
							if all[i].ID == id {
								all[i] = who
							}
						}
						return all
					})
				})
			},
		}
	}
	role := who("role").line("role", "Role", "Such as data lead; no name.", func(x *assessment.Assessor) *string { return &x.Role })
	team := who("delivery_team").yes("delivery_team", "In the delivery team?", func(x *assessment.Assessor) *bool { return &x.DeliveryTeam })
	return Form{
		Title: "Who rates", About: "Reports say in what role the one assessor rates, and whether as one of the team that delivers the project. The name is in no report for the public.",
		Fields: []Field{role, team},
	}
}

// soleRater tells who rates alone.
func (s *Session) soleRater() Part {
	part := Part{Title: "Who rates"}
	who, alone := s.Rater()
	if !alone {
		return part
	}
	words := []string{cmp.Or(strings.TrimSpace(who.Role), "no role given")}
	if name := strings.TrimSpace(who.Name); name != "" {
		words = slices.Insert(words, 0, name)
	}
	if who.DeliveryTeam {
		words = append(words, "in the delivery team")
	} else {
		words = append(words, "from outside the delivery team")
	}
	part.Findings = []Finding{{About: Topic{AboutRater, who.ID}, Text: wording.Capital(strings.Join(words, ", "))}}
	return part
}
