package session

import (
	"cmp"
	"slices"
	"strings"

	"charter/assessment"
	"charter/exports/wording"
)

// RatersAlone lists those of whom a report tells the role since nobody rated together:
// whoever rates alone, or all who filled in the file one after another. In a workshop,
// its list of who is here asks for all of them.
func (s *Session) RatersAlone() []assessment.Assessor {
	a := s.Assessment()
	if apart := a.FilledInApart(); len(apart) > 0 {
		return apart
	}
	if raters := a.Raters(); len(raters) == 1 {
		return raters
	}
	return nil
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
		Title: "Who rates", About: "Reports say in what role the file was filled in, and whether as one of the team that delivers the project. The name is in no report for the public.",
		Fields: []Field{role, team},
	}
}

// ratersAlone tells who they are.
func (s *Session) ratersAlone() Part {
	part := Part{Title: "Who rates"}
	for _, who := range s.RatersAlone() {
		part.Findings = append(part.Findings, Finding{About: Topic{AboutRater, who.ID}, Text: RaterWords(who)})
	}
	return part
}

// RaterWords tells who an assessor is, and whether in the delivery team.
func RaterWords(who assessment.Assessor) string {
	words := []string{cmp.Or(strings.TrimSpace(who.Role), "no role given")}
	if name := strings.TrimSpace(who.Name); name != "" {
		words = slices.Insert(words, 0, name)
	}
	if who.DeliveryTeam {
		words = append(words, "in the delivery team")
	} else {
		words = append(words, "from outside the delivery team")
	}
	return wording.Capital(strings.Join(words, ", "))
}
