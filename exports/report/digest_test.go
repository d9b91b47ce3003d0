package report_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"testing"

	"github.com/gowebpki/jcs"

	"charter/assessment"
	"charter/exports/exportstest"
	"charter/exports/report"
)

// TestDigestIsTheOneAnyoneCanWorkOut makes the digest with another
// implementation of RFC 8785 than the one that sealed the report.
func TestDigestIsTheOneAnyoneCanWorkOut(t *testing.T) {
	t.Parallel()
	strange := exportstest.Typical()
	strange.Project.Title = "Lämpchen \u2028 \"<&>\" \\ / 漢字 🚌 \x7f"
	for name, a := range map[string]*assessment.Assessment{"typical": exportstest.Typical(), "empty": {}, "strange": strange} {
		r := report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
		var members map[string]json.RawMessage
		if err := json.Unmarshal(exportstest.JSON(t, r), &members); err != nil {
			t.Fatal(err)
		}
		delete(members, "digest")
		rest, err := json.Marshal(members)
		if err != nil {
			t.Fatal(err)
		}
		canonical, err := jcs.Transform(rest)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(canonical)
		if want := "sha256:" + hex.EncodeToString(sum[:]); r.Digest != want {
			t.Errorf("%s: the digest is %s, want %s", name, r.Digest, want)
		}
	}
}
