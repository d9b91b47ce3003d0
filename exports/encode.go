package exports

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// encode writes a value as JSON the way every export does.
func encode(value any) ([]byte, error) {
	text, err := json.Marshal(value, json.Deterministic(true), jsontext.WithIndent("  "))
	if err != nil {
		return nil, fmt.Errorf("cannot write JSON: %w", err)
	}
	return append(text, '\n'), nil
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
