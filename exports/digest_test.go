package exports_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"testing"

	"github.com/gowebpki/jcs"

	"charter/assessment"
	"charter/exports"
)

// TestDigestIsTheOneAnyoneCanWorkOut makes the digest with another
// implementation of RFC 8785 than the one that sealed the report.
func TestDigestIsTheOneAnyoneCanWorkOut(t *testing.T) {
	t.Parallel()
	strange := typical()
	strange.Project.Title = "Lämpchen \u2028 \"<&>\" \\ / 漢字 🚌 \x7f"
	for name, a := range map[string]*assessment.Assessment{"typical": typical(), "empty": {}, "strange": strange} {
		r := exports.Build(a, smallPack("1.0.0"), options(exports.Public))
		var members map[string]json.RawMessage
		if err := json.Unmarshal(mustJSON(t, r), &members); err != nil {
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
