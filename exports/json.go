package exports

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// JSON writes the report as charter-report/1: UTF-8, indented by two spaces, keys
// in a fixed order, a line feed at the end.
func JSON(r *Report) ([]byte, error) { return encode(r) }

// encode writes a value as JSON the way every export does.
func encode(value any) ([]byte, error) {
	text, err := json.Marshal(value, json.Deterministic(true), jsontext.WithIndent("  "))
	if err != nil {
		return nil, fmt.Errorf("cannot write JSON: %w", err)
	}
	return append(text, '\n'), nil
}

// ParseReport reads a report back from its JSON. It is strict: a key it does not
// know is an error, since a report made again from it would lack that part, and so
// is one whose parts do not fit together. It does not check that the report is true to its digest or to the scoring rule;
// [Verify] does.
func ParseReport(text []byte) (*Report, error) {
	r := &Report{}
	if err := json.Unmarshal(text, r, json.RejectUnknownMembers(true)); err != nil {
		return nil, fmt.Errorf("this is not a report that this version of charter can read: %w", err)
	}
	if r.Format != Format {
		return nil, fmt.Errorf("the format is %q, not %q: choose a JSON report that charter export wrote", r.Format, Format)
	}
	if err := r.sound(); err != nil {
		return nil, fmt.Errorf("the report does not hang together: %w. Ask for the original", err)
	}
	return r, nil
}

// seal sets the digest of a report that is complete.
func (r *Report) seal() {
	unsealed := struct {
		*Report
		Digest string `json:"digest,omitempty"` // stands before the report's own, and is left out
	}{Report: r}
	text, err := json.Marshal(unsealed, json.Deterministic(true))
	if err != nil {
		return // only text that is not UTF-8 could fail, and Build cleans every text
	}
	r.Digest, _ = digest(text)
}

// digestOf works out the digest of a report from its JSON: SHA-256 over the RFC
// 8785 canonical form of all its members but the digest.
func digestOf(text []byte) (string, error) {
	members := map[string]jsontext.Value{}
	if err := json.Unmarshal(text, &members); err != nil {
		return "", err
	}
	delete(members, "digest")
	rest, err := json.Marshal(members)
	if err != nil {
		return "", err
	}
	return digest(rest)
}

func digest(text []byte) (string, error) {
	canonical := jsontext.Value(text)
	if err := canonical.Canonicalize(); err != nil {
		return "", err
	}
	sum := sha256.Sum256(canonical)
	return "sha256:" + hex.EncodeToString(sum[:]), nil
}
