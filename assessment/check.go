package assessment

// checkFault says why the check of an answer that cites some evidence does not count, or "".
func (s *scoring) checkFault(c *Check, cited []Evidence) ReasonCode {
	switch {
	case c == nil || *c == Check{}:
		return NoCheck
	case s.rule.isOpen(c.By):
		return NamelessCheck
	case c.Date.IsZero():
		return UndatedCheck
	case c.Date.After(s.asOf):
		return FutureCheck
	}
	return s.rule.inside(s, c.By, cited)
}

// inside says why a check does not come from outside, or "": whoever checked must not
// own every item that counts, and must not be of the team (docs/scoring.md, "Check").
// An item of which nobody knows who owns it counts as the checker's own.
func (s *scoring) inside(by string, cited []Evidence) ReasonCode {
	if s.isInTeam(by) {
		return InsideCheck
	}
	own, unknown := 0, 0
	for i := range cited {
		item := &cited[i]
		switch _, counts := s.rule.counts(item, s.asOf); {
		case !counts:
		case s.rule.isOpen(item.Owner):
			unknown++
		case sameFolded(item.Owner, by):
			own++
		default:
			return ""
		}
	}
	switch {
	case unknown > 0:
		return UnownedEvidence
	case own > 0:
		return OwnerCheck
	}
	return ""
}

// isInTeam reports whether a name is that of the team, of the responsible role, or of
// an assessor of the delivery team.
func (s *scoring) isInTeam(name string) bool {
	p := &s.a.Project
	if sameFolded(name, p.Team) || sameFolded(name, p.ResponsibleRole) {
		return true
	}
	for i := range s.a.Assessors {
		who := &s.a.Assessors[i]
		if who.DeliveryTeam && (sameFolded(name, who.Name) || sameFolded(name, who.Role)) {
			return true
		}
	}
	return false
}
