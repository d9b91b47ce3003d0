package changes

import (
	"strings"

	"charter/exports/report"
)

// EvidenceChange is an item of evidence that came, went or aged.
type EvidenceChange struct {
	Question string `json:"question"`
	Title    string `json:"title"`
}

// PartChange is an item of evidence of which another part is cited than before; "" stands
// for the whole.
type PartChange struct {
	Question string `json:"question"`
	Title    string `json:"title"`
	Old      string `json:"old"`
	New      string `json:"new"`
}

// compareEvidence compares what is cited for a question. What was cited for questions that
// it took the place of, moved, came along and is no addition.
func (c *Changes) compareEvidence(id string, old, now *report.Answer, moved []report.Evidence) {
	if old == nil {
		old = &report.Answer{}
	}
	if now == nil {
		now = &report.Answer{}
	}
	find := func(items []report.Evidence, like report.Evidence) (found report.Evidence, ok bool) {
		for _, e := range items {
			if e.Title != like.Title || e.Date != like.Date {
				continue
			}
			if e.Part == like.Part { // of two of one title
				return e, true
			}
			if !ok {
				found, ok = e, true
			}
		}
		return found, ok
	}
	for _, item := range now.Evidence {
		before, had := find(old.Evidence, item)
		if !had {
			before, had = find(moved, item)
		}
		if !had {
			c.EvidenceAdded = append(c.EvidenceAdded, EvidenceChange{id, item.Title})
		}
		if had && item.Stale && !before.Stale {
			c.EvidenceStale = append(c.EvidenceStale, EvidenceChange{id, item.Title})
		}
		if was, is := strings.TrimSpace(before.Part), strings.TrimSpace(item.Part); had && was != is {
			c.EvidenceParts = append(c.EvidenceParts, PartChange{id, item.Title, was, is})
		}
	}
	for _, item := range old.Evidence {
		if _, has := find(now.Evidence, item); !has {
			c.EvidenceRemoved = append(c.EvidenceRemoved, EvidenceChange{id, item.Title})
		}
	}
}
