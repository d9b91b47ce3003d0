package privacy

import (
	"charter/assessment"
	"charter/exports/texts"
)

// Share gives a copy of an assessment for somebody to go on with who is not of the team: a
// colleague or an officer. What [Policy.Withhold] keeps from the public is not in it, nor are
// the history and what the team said of names. It stays the same assessment and keeps its id.
// Private text that stands in another field as well is a *[LeakError]. The list tells what was
// left out.
func Share(a *assessment.Assessment) (*assessment.Assessment, []Withheld, error) {
	source := *a
	source.History = nil
	shared := texts.Map(source, func(_ *texts.Path, text string) string { return text })
	policy := Read(&shared)
	shared.KnownAs = nil
	withheld, _ := policy.Withhold(&shared)
	if leaks, _ := policy.Search(shared); len(leaks) > 0 {
		return nil, nil, &LeakError{Leaks: leaks, Shared: true}
	}
	return &shared, withheld, nil
}
