package date

import (
	"strings"
	"testing"
	"time"
)

// TestADayIsReadAsPeopleWriteIt reads every way of writing a day.
func TestADayIsReadAsPeopleWriteIt(t *testing.T) {
	t.Parallel()
	today := Date{2026, time.November, 28}
	for text, want := range map[string]string{
		"": "", "  ": "",
		"2026-05-01": "2026-05-01", "2026-5-1": "2026-05-01", "2026/5/1": "2026-05-01", "2026.05.01": "2026-05-01", "2026 5 1": "2026-05-01",
		"1 May 2026": "2026-05-01", "1st May 2026": "2026-05-01", "1st of May 2026": "2026-05-01", "01 may 2026": "2026-05-01",
		"Fri 1 May 2026": "2026-05-01", "Friday, 1 May, 2026": "2026-05-01", "1-May-26": "2026-05-01", "1May2026": "2026-05-01",
		"May 1, 2026": "2026-05-01", "May 1st 2026": "2026-05-01", "2026 May 1": "2026-05-01", "1\u00a0May\u00a02026": "2026-05-01",
		"01/05/2026": "2026-05-01", "1/5/26": "2026-05-01", "1.5.2026": "2026-05-01", "1 5 26": "2026-05-01", "1\u20135\u20132026": "2026-05-01",
		"1 May '26": "2026-05-01", "1 May ’26": "2026-05-01", "31/12/2026": "2026-12-31", "22 Sept 2026": "2026-09-22", "29 Feb 2028": "2028-02-29", " 3 Dec 2026 ": "2026-12-03",
		"today": "2026-11-28", "Today": "2026-11-28",
	} {
		for _, end := range []End{First, Last} {
			day, _, err := Read(text, today, end)
			if err != nil || day.String() != want {
				t.Errorf("%q gives %q, %v; want %q", text, day, err, want)
			}
		}
	}
}

// TestAMonthStandsForItsFirstOrLastDay reads a month, and looks at what is said of it.
func TestAMonthStandsForItsFirstOrLastDay(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"May 2026", "may 2026", "05/2026", "5/2026", "May, 2026", "2026 May"} {
		first, said, err := Read(text, Date{}, First)
		if err != nil || first.String() != "2026-05-01" || said != "May 2026 is taken as 1 May 2026, the first of the month" {
			t.Errorf("%q gives %v, %q, %v", text, first, said, err)
		}
		last, said, err := Read(text, Date{}, Last)
		if err != nil || last.String() != "2026-05-31" || said != "May 2026 is taken as 31 May 2026, the last of the month" {
			t.Errorf("%q gives %v, %q, %v", text, last, said, err)
		}
	}
	if last, _, err := Read("February 2028", Date{}, Last); err != nil || last.String() != "2028-02-29" {
		t.Errorf("the last day of February 2028 is %v, %v", last, err)
	}
}

// TestWhatIsNoDayIsTold reads what cannot be taken for a day, and looks for the reason.
func TestWhatIsNoDayIsTold(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"31/02/2026": "February 2026 has 28 days", "31 April 2026": "has 30 days", "29 Feb 2026": "has 28 days", "5/13/2026": "no month 13", "2026-13-01": "no month 13",
		"2026-00-01": "no month 0", "2026-0": "is not a date", "0000-01-01": "no year 0", "1 May": "is not a date", "soon": "is not a date", "tomorrow": "is not a date", "2026": "is not a date", "2026-1": "is not a date", "2026-05": "is not a date",
		"1/5/202": "is not a date", "1/5/2": "is not a date", "26-5-1-2": "is not a date", "May May 2026": "is not a date", "1 May 2026 at 10": "is not a date",
		"2026-11-1x": "is not a date", "ma 2026": "is not a date", "20260501": "is not a date", "−1 May 2026 x": "is not a date",
	} {
		if day, _, err := Read(text, Date{}, First); err == nil || !strings.Contains(err.Error(), want) || !day.IsZero() {
			t.Errorf("%q gives %v, %v; want an error with %q", text, day, err, want)
		}
	}
}

// TestADayReadsBackAsItIsWritten reads every day of many years as it is written for
// files and for people.
func TestADayReadsBackAsItIsWritten(t *testing.T) {
	t.Parallel()
	for at := time.Date(1999, 12, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2033; at = at.AddDate(0, 0, 1) {
		want := Of(at)
		for _, text := range []string{want.String(), want.Words(), at.Format("2/1/2006"), at.Format("Mon 2 Jan 2006")} {
			if got, said, err := Read(text, Date{}, Last); err != nil || got != want || said != "" {
				t.Fatalf("%q gives %v, %q, %v", text, got, said, err)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("1 May 2026")
	f.Add("2026-5-1")
	f.Fuzz(func(t *testing.T, text string) {
		day, _, err := Read(text, Date{2026, time.May, 1}, First)
		if err != nil || day.IsZero() {
			return
		}
		if back, err := Parse(day.String()); err != nil || back != day {
			t.Errorf("%q gives %v, which is no day of a file: %v", text, day, err)
		}
	})
}
