package verify

import (
	"bytes"

	"charter/exports/report"
	"charter/exports/schema"
)

// Later gives the checks of a later program: its own reports have one key more, as
// their schema says, and word a sentence in another way.
func Later(v Verifier, tool string) Verifier {
	own, _ := report.VersionOf(tool)
	v.Tool = tool
	v.Schema = func(version string) ([]byte, bool) {
		if version != own {
			return schema.ReleasedReport(version)
		}
		text, known := schema.Schema("report")
		return bytes.Replace(text, []byte(`"required": [`), []byte(`"required": ["added", `), 1), known
	}
	v.write = func(r *report.Report) ([]byte, error) {
		text, err := report.JSON(r)
		return bytes.Replace(text, []byte("{\n"), []byte("{\n  \"added\": 1,\n"), 1), err
	}
	v.again = func(r *report.Report) *report.Report {
		again := report.Recount(r)
		again.Notices = append(again.Notices, "A notice that only later versions give.")
		for i := range again.Score.Points {
			again.Score.Points[i].Reason += ", in other words"
		}
		return again
	}
	return v
}

// Within reports whether all that one JSON value says stands in another one too.
func Within(said, known any, but string) bool { return within(said, known, but) }

// OfThisVersion checks a report as if the program itself had made it.
func OfThisVersion(v Verifier, report []byte) Verification { return v.own(report, nil) }
