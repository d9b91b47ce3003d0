package tui

import (
	"bytes"
	"os"
	"testing"

	"pgregory.net/rapid"
)

// TestInputLosesNothing sends text with pastes, letters and keys through a pipe in
// pieces of any size. Nothing is lost or changed, and nothing is held but the
// beginning of a mark or a letter that has not come whole.
func TestInputLosesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		parts := []string{"a", "é", "👩\u200d💻", "\x1b", "\x1b[A", "\x1b[2~", "\x1b[", "201", "~", "\x1b[200~pasted\x1b[20é\x1b[201~", "\x1b[200~\x1b[201~", "\xc3", "\x1b[27u"}
		var sent []byte
		for _, part := range rapid.SliceOfN(rapid.SampledFrom(parts), 1, 12).Draw(t, "parts") {
			sent = append(sent, part...)
		}
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		defer w.Close()
		in := &input{File: r}
		var came, got []byte
		for len(came) < len(sent) {
			piece := sent[len(came):][:rapid.IntRange(1, len(sent)-len(came)).Draw(t, "piece")]
			if _, err := w.Write(piece); err != nil {
				t.Fatal(err)
			}
			came = append(came, piece...)
			part := make([]byte, 4096)
			n, err := in.Read(part)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, part[:n]...)
			if !bytes.Equal(append(bytes.Clone(got), in.held...), came) {
				t.Fatalf("%q became %q, and %q was held", came, got, in.held)
			}
			least, most := half(came), half(came)
			if bytes.LastIndex(came, []byte(pasteStart)) > bytes.LastIndex(came, []byte(pasteEnd)) {
				most = max(most, beginning(came, pasteEnd))
				least = most
			} else if begun := beginning(came, pasteStart); begun >= leastHeld {
				most = max(most, begun)
				least = max(least, begun-leastHeld+1) // the rest may have been a key, and be gone
			}
			if len(in.held) < least || len(in.held) > most {
				t.Fatalf("of %q %q was held, not %d to %d bytes", came, in.held, least, most)
			}
		}
	})
}
