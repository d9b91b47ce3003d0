// Package encoding writes values as every export does: JSON, the digest over it, and
// CSV that no spreadsheet takes for formulas.
package encoding

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// JSON writes a value as JSON the way every export does.
func JSON(value any) ([]byte, error) {
	text, err := json.Marshal(value, json.Deterministic(true), jsontext.WithIndent("  "))
	if err != nil {
		return nil, fmt.Errorf("cannot write JSON: %w", err)
	}
	return append(text, '\n'), nil
}

// WriteJSONList writes values as the list that [JSON] makes of them, one after another.
func WriteJSONList[T any](w io.Writer, values iter.Seq[T]) error {
	out := bufio.NewWriter(w)
	enc := jsontext.NewEncoder(out, jsontext.WithIndent("  "))
	if err := enc.WriteToken(jsontext.BeginArray); err != nil {
		return fmt.Errorf("cannot write JSON: %w", err)
	}
	for value := range values {
		if err := json.MarshalEncode(enc, value, json.Deterministic(true)); err != nil {
			return fmt.Errorf("cannot write JSON: %w", err)
		}
	}
	if err := enc.WriteToken(jsontext.EndArray); err != nil {
		return fmt.Errorf("cannot write JSON: %w", err)
	}
	return out.Flush()
}

// Digest gives "sha256:" and the SHA-256, in hexadecimal, over the RFC 8785 canonical
// form of a JSON text.
func Digest(text []byte) (string, error) {
	canonical := jsontext.Value(text)
	if err := canonical.Canonicalize(); err != nil {
		return "", err
	}
	sum := sha256.Sum256(canonical)
	return "sha256:" + hex.EncodeToString(sum[:]), nil
}
