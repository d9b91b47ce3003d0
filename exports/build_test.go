package exports

import (
	"testing"
	"time"

	"charter/assessment"
	"charter/questions"
)

func defaultPack(t testing.TB) *questions.Pack {
	t.Helper()
	pack, err := questions.Default()
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

func buildDay() time.Time { return time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC) }

func TestTry(t *testing.T) {
	r := Build(&assessment.Assessment{}, defaultPack(t), Options{Now: buildDay(), Tool: "charter 1.0.0"})
	out, err := JSON(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(string(out[:3000]))
	t.Log(r.Digest)
	if _, err := ParseReport(out); err != nil {
		t.Fatal(err)
	}
}
