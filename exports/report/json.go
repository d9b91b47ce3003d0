package report

import (
	"fmt"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"charter/exports/encoding"
)

// JSON writes the report as charter-report/1: UTF-8, indented by two spaces, keys
// in a fixed order, a line feed at the end.
func JSON(r *Report) ([]byte, error) { return encoding.JSON(r) }

// Parse reads a report back from its JSON. It is strict: a key it does not know is
// an error, since a report made again from it would lack that part, and so is one
// whose parts do not fit together. It does not check that the report is true to its
// digest or to the scoring rule; package verify does.
func Parse(text []byte) (*Report, error) {
	r := &Report{}
	if err := json.Unmarshal(text, r, json.RejectUnknownMembers(true)); err != nil {
		return nil, fmt.Errorf("this is not a report that this version of charter can read: %w", err)
	}
	if r.Format != Format {
		return nil, fmt.Errorf("the format is %q, not %q: choose a JSON report that charter export wrote", r.Format, Format)
	}
	if err := r.sound(); err != nil {
		return nil, fmt.Errorf("the report does not hang together: %w", err)
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
	r.Digest, _ = encoding.Digest(text)
}

// DigestOf works out the digest of a report from its JSON: SHA-256 over the RFC
// 8785 canonical form of all its members but the digest.
func DigestOf(text []byte) (string, error) {
	members := map[string]jsontext.Value{}
	if err := json.Unmarshal(text, &members); err != nil {
		return "", err
	}
	delete(members, "digest")
	rest, err := json.Marshal(members)
	if err != nil {
		return "", err
	}
	return encoding.Digest(rest)
}
