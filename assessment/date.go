package assessment

import (
	"time"

	"charter/assessment/date"
)

// Date is a calendar day. The zero Date means none.
type Date = date.Date

// ParseDate reads a day written as 2026-11-22. An empty text gives the zero Date.
func ParseDate(text string) (Date, error) { return date.Parse(text) }

// DateOf gives the day of t in t's own time zone.
func DateOf(t time.Time) Date { return date.Of(t) }
