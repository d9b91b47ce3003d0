// Package date is a calendar day: how it is read, written and counted.
package date

import (
	"fmt"
	"time"
)

// Date is a calendar day without a time or a zone. The zero Date means none.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// Parse reads a day written as 2026-11-22. An empty text gives the zero Date.
func Parse(text string) (Date, error) {
	if text == "" {
		return Date{}, nil
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date; write it as year-month-day, such as 2026-11-22", text)
	}
	return Of(t), nil
}

// Of gives the day of t in t's own time zone.
func Of(t time.Time) Date {
	year, month, day := t.Date()
	return Date{year, month, day}
}

// IsZero reports whether no day is given.
func (d Date) IsZero() bool { return d == Date{} }

// String writes the day as 2026-11-22, or nothing for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Words writes the day for reading, such as 22 November 2026.
func (d Date) Words() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

// Time gives midnight UTC at the start of the day.
func (d Date) Time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// After reports whether d is later than other.
func (d Date) After(other Date) bool {
	if d.Year != other.Year {
		return d.Year > other.Year
	}
	if d.Month != other.Month {
		return d.Month > other.Month
	}
	return d.Day > other.Day
}

// MonthsTo counts calendar months from d to later: 12·years + months, whatever the days.
func (d Date) MonthsTo(later Date) int {
	return 12*(later.Year-d.Year) + int(later.Month) - int(d.Month)
}

// MarshalText writes the day as 2026-11-22.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a day written as 2026-11-22.
func (d *Date) UnmarshalText(text []byte) error {
	parsed, err := Parse(string(text))
	if err == nil {
		*d = parsed
	}
	return err
}
