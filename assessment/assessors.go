package assessment

import (
	"strings"

	"charter/assessment/fold"
)

// Assessor is a person who works on the assessment: who rates, or only types or
// observes.
type Assessor struct {
	ID           string `json:"id"`
	Name         string `json:"name,omitempty"`
	Role         string `json:"role,omitempty"`
	DeliveryTeam bool   `json:"delivery_team,omitzero"`
	Resident     bool   `json:"resident,omitzero"`
	// Rates is false for who only types or observes; nil stands for true.
	Rates *bool `json:"rates,omitempty"`
}

// IsRater reports whether the assessor rates.
func (a Assessor) IsRater() bool { return a.Rates == nil || *a.Rates }

// SameName reports whether two assessors have one name, however it is written: in any
// case, with or without accents and with any spaces. One without a name has that of nobody.
func (a Assessor) SameName(other Assessor) bool {
	if strings.TrimSpace(a.Name) == "" {
		return false
	}
	words := fold.Plain(a.Name)
	return sameFolded(a.Name, other.Name) || words != "" && words == fold.Plain(other.Name)
}

// Raters are the assessors who rate.
func (a *Assessment) Raters() []Assessor {
	var raters []Assessor
	for _, who := range a.Assessors {
		if who.IsRater() {
			raters = append(raters, who)
		}
	}
	return raters
}

// AtKeyboard gives the assessor who stands in the file for somebody at the keyboard: the
// one who is listed under that name, or else a new one, who is not listed yet. Who fills
// in a file alone rates, and speaks for the delivery team, as nothing else was said;
// beside others who rate a new one only types.
func (a *Assessment) AtKeyboard(name, role string) Assessor {
	who := Assessor{ID: NewID(), Name: name, Role: role}
	for _, listed := range a.Assessors {
		if listed.SameName(who) {
			if listed.Role == "" {
				listed.Role = role
			}
			return listed
		}
	}
	if len(a.Raters()) > 0 {
		who.Rates = new(bool)
		return who
	}
	who.DeliveryTeam = true
	return who
}

// Assessor finds an assessor by id.
func (a *Assessment) Assessor(id string) (Assessor, bool) {
	if i := assessorIndex(a.Assessors, id); i >= 0 {
		return a.Assessors[i], true
	}
	return Assessor{}, false
}

func assessorIndex(all []Assessor, id string) int {
	for i := range all {
		if all[i].ID == id {
			return i
		}
	}
	return -1
}
