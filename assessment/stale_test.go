package assessment

import (
	"testing"
	"time"
)

func TestStaleFromIsTheFirstStaleDay(t *testing.T) {
	t.Parallel()
	for day := time.Date(2023, 12, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2025; day = day.AddDate(0, 0, 1) {
		item := Evidence{Title: "Plan", Date: DateOf(day)}
		from := item.StaleFrom()
		if before := DateOf(from.Time().AddDate(0, 0, -1)); !item.Stale(from) || item.Stale(before) {
			t.Errorf("evidence of %s: StaleFrom gives %s, but Stale is %t then and %t the day before", item.Date, from, item.Stale(from), item.Stale(before))
		}
	}
	if from := (Evidence{Title: "Plan"}).StaleFrom(); !from.IsZero() {
		t.Errorf("evidence without a date is said to go stale on %s", from)
	}
}
