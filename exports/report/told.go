package report

import "charter/assessment"

// Told gives an assessment that says what the report tells of it, and no more.
func (r *Report) Told() *assessment.Assessment { return r.source() }
