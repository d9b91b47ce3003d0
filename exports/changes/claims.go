package changes

import (
	"fmt"

	"charter/exports/document"
	"charter/exports/report"
)

// ClaimChange is a question for which the team claims another level than before, and which
// counts as before all the same.
type ClaimChange struct {
	Question   string `json:"question"`
	Text       string `json:"text"`
	OldClaimed int    `json:"old_claimed"`
	NewClaimed int    `json:"new_claimed"`
	Counted    int    `json:"counted"` // before and now
	Reason     string `json:"reason"`  // why it counts less than claimed now; "" when it counts as claimed
}

// compareClaim compares what is claimed for a question that counts as before.
func (c *Changes) compareClaim(old, now report.Item) {
	was, is, counted := old.Score.Claimed, now.Score.Claimed, now.Score.Counted
	if was != nil && is != nil && counted != nil && *was != *is {
		c.Claims = append(c.Claims, ClaimChange{now.Question.ID, now.Question.Text, *was, *is, *counted, now.Score.Reason})
	}
}

// addClaims tells where another level is claimed, and why that makes no difference.
func (c *Changes) addClaims(d *document.Document) {
	list := document.List{}
	for _, claim := range c.Claims {
		why := "."
		if claim.Reason != "" {
			why = ": " + claim.Reason + "."
		}
		list.Items = append(list.Items, []document.Span{document.Bold(claim.Question), document.Text(fmt.Sprintf(
			" %s The team claims %d now; before, it claimed %d. It counts %d as before%s", claim.Text, claim.NewClaimed, claim.OldClaimed, claim.Counted, why))})
	}
	if len(list.Items) > 0 {
		d.Add(document.Section("Claimed otherwise, and counting as before", "claims"), list)
	}
}
