package exports

import (
	"bytes"

	"charter/exports/schema"
)

// Seal gives a report a digest that fits what it says now.
func Seal(r *Report) *Report {
	r.seal()
	return r
}

// Encode writes a value as JSON the way every export does.
func Encode(value any) ([]byte, error) { return encode(value) }

// Later gives the checks of a later program: its own reports have one key more, as
// their schema says, and word a sentence in another way.
func Later(v Verifier, tool string) Verifier {
	own, _ := versionOf(tool)
	v.Tool = tool
	v.Schema = func(version string) ([]byte, bool) {
		if version != own {
			return schema.ReleasedReport(version)
		}
		text, known := schema.Schema("report")
		return bytes.Replace(text, []byte(`"required": [`), []byte(`"required": ["added", `), 1), known
	}
	v.write = func(r *Report) ([]byte, error) {
		text, err := JSON(r)
		return bytes.Replace(text, []byte("{\n"), []byte("{\n  \"added\": 1,\n"), 1), err
	}
	v.again = func(r *Report) *Report {
		again := recount(r)
		again.Notices = append(again.Notices, "A notice that only later versions give.")
		for i := range again.Score.Points {
			again.Score.Points[i].Reason += ", in other words"
		}
		return again
	}
	return v
}

// DigestOf gives the digest of a report from its JSON.
func DigestOf(text []byte) (string, error) { return digestOf(text) }

// Within reports whether all that one JSON value says stands in another one too.
func Within(said, known any, but string) bool { return within(said, known, but) }

// OfThisVersion checks a report as if the program itself had made it.
func OfThisVersion(v Verifier, report []byte) Verification { return v.own(report, nil) }
