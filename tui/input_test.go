package tui

import (
	"bytes"
	"os"
	"regexp"
	"strings"
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
		in := &input{from: r}
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

// TestMarksLoseNothing hands on text with tabs and line ends in pieces of any size.
// Without the marks it is what came, and in a paste nothing is marked.
func TestMarksLoseNothing(t *testing.T) {
	t.Parallel()
	mark := regexp.MustCompile(`\x1b\[(\d+);(\d+)u`)
	plain := map[string]string{"9": "\t", "13": "\r", "106": "\n", "107": "\v", "108": "\f"}
	oneLineEnd := func(text string) string { return regexp.MustCompile(`\r\n+`).ReplaceAllString(text, "\r") }
	rapid.Check(t, func(t *rapid.T) {
		parts := []string{"a", "é", "\t", "\r", "\n", "\v", "\f", "\x1b[Z", "\x1b[A", "\x1bOP", "\x1bx", "\x1b[<0;3;4M", "\x1b[200~a\t\rb\x1b[201~"}
		sent := strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 1, 12).Draw(t, "parts"), "")
		in, got := &input{}, ""
		for rest := sent; rest != ""; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "piece")
			out := in.handOn([]byte(rest[:n]))
			if len(out) > longestMark*(n+len(pasteEnd)) {
				t.Fatalf("%d bytes became %q", n, out)
			}
			got, rest = got+string(out), rest[n:]
		}
		for _, pasted := range regexp.MustCompile(`(?s)\x1b\[200~.*?\x1b\[201~`).FindAllString(got, -1) {
			if mark.MatchString(pasted) {
				t.Fatalf("in a paste there are marks: %q", pasted)
			}
		}
		got = mark.ReplaceAllStringFunc(got, func(found string) string {
			parts := mark.FindStringSubmatch(found)
			if shifted := parts[2] == "18" || parts[2] == "34" || parts[2] == "50"; shifted {
				return "\x1b[Z"
			}
			return plain[parts[1]]
		})
		if oneLineEnd(got+string(in.held)) != oneLineEnd(sent) {
			t.Fatalf("%q became %q, and %q is held", sent, got, in.held)
		}
	})
}
