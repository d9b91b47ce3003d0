package report

import "charter/assessment"

// ActionCounts tell how many actions are in each state.
type ActionCounts struct {
	Open    int `json:"open"`
	Overdue int `json:"overdue"` // open and past their due date
	Done    int `json:"done"`
	Dropped int `json:"dropped"`
}

// ActionsOf gives actions as a report made on a day has them.
func ActionsOf(from []assessment.Action, made assessment.Date) []Action {
	actions := make([]Action, len(from))
	for i, action := range from {
		overdue := action.Status == assessment.ActionOpen && !action.Due.IsZero() && made.After(action.Due)
		actions[i] = Action{ID: action.ID, Text: action.Text, Owner: action.Owner, Due: action.Due, Status: action.Status, Overdue: overdue}
		if len(action.For) > 0 {
			actions[i].For, actions[i].AlsoFor = action.For[0], action.For[1:]
		}
	}
	return actions
}

// CountActions counts the actions of a report.
func CountActions(actions []Action) ActionCounts {
	var counts ActionCounts
	for _, action := range actions {
		switch action.Status {
		case assessment.ActionOpen:
			counts.Open++
		case assessment.ActionDone:
			counts.Done++
		case assessment.ActionDropped:
			counts.Dropped++
		}
		if action.Overdue {
			counts.Overdue++
		}
	}
	return counts
}
