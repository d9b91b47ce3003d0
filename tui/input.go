package tui

import (
	"bytes"
	"io"
	"os"
	"unicode/utf8"
)

// input is the terminal's input, from which nothing comes in pieces that would be
// taken for something else. Bubble Tea waits 50 milliseconds for the rest of what
// has begun, and over a slow line the rest comes later: the end of a pasted text
// would be missed, and every key after it taken for text; its beginning would be
// missed, and the text taken for keys; half a letter would be dropped. That part can
// go when Bubble Tea waits for the rest of a paste and of a letter however late it is.
// Tabs and line ends that may be parts of a text are marked.
type input struct {
	from    io.Reader
	pasting bool
	held    []byte // the beginning of what has not come whole yet
	last    []byte // the end of what was handed on, which may begin a mark
}

// The marks around a pasted text.
const (
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// leastHeld is how much of the first mark is held back. Less of it may be a key.
const leastHeld = len("\x1b[2")

// terminalInput is the input of the terminal that the program was started on.
type terminalInput struct {
	*os.File
	input
}

func newTerminalInput(f *os.File) *terminalInput { return &terminalInput{f, input{from: f}} }

// Read implements [io.Reader].
func (in *terminalInput) Read(p []byte) (int, error) { return in.input.Read(p) }

// Terminal gives the terminal itself, for programs that get it for a while.
func (in *terminalInput) Terminal() *os.File { return in.File }

// Read implements [io.Reader]. It may give nothing, when all that came is held.
// p must have room for a few keys.
func (in *input) Read(p []byte) (int, error) {
	came := make([]byte, max(1, len(p)/longestMark-len(in.held))) // it may get longer
	n, err := in.from.Read(came)
	if err != nil {
		n = copy(p, append(in.held, came[:n]...))
		in.held = nil
		return n, err
	}
	return copy(p, in.handOn(came[:n])), nil
}

// handOn gives what can be handed on of what is held and what came, with marks on
// the tabs and line ends that may be parts of a text.
func (in *input) handOn(came []byte) []byte {
	text := append(in.held, came...)
	pasting := in.pasting
	whole, turns := in.whole(text)
	in.held = bytes.Clone(text[whole:])
	var out []byte
	from := 0
	for _, to := range append(turns, whole) {
		part := text[from:to]
		if !pasting {
			part = marked(part, half(text) > 0 && to == whole)
		}
		out = append(out, part...)
		from, pasting = to, !pasting
	}
	return out
}

// whole gives how much of the text can be handed on, and the places in it at which
// a paste has begun or ended.
func (in *input) whole(text []byte) (whole int, turns []int) {
	seen := append(in.last, text...)
	rest := seen
	for {
		_, after, found := bytes.Cut(rest, []byte(in.mark()))
		if !found {
			break
		}
		in.pasting, rest = !in.pasting, after
		turns = append(turns, len(text)-len(after))
	}
	begun := beginning(rest, in.mark())
	whole = len(text) - half(text)
	if in.pasting || begun >= leastHeld {
		whole = max(0, min(whole, len(text)-begun))
	}
	held := len(text) - whole
	in.last = bytes.Clone(seen[len(seen)-max(begun, held) : len(seen)-held])
	return whole, turns
}

// mark is the mark that comes next.
func (in *input) mark() string {
	if in.pasting {
		return pasteEnd
	}
	return pasteStart
}

// beginning gives how many bytes at the end of a text may be the first of a mark.
func beginning(text []byte, mark string) int {
	for n := min(len(text), len(mark)-1); n > 0; n-- {
		if bytes.HasSuffix(text, []byte(mark[:n])) {
			return n
		}
	}
	return 0
}

// half gives how many bytes at the end of a text are the first of a letter.
func half(text []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if last := text[len(text)-n:]; utf8.RuneStart(last[0]) {
			if utf8.FullRune(last) {
				return 0
			}
			return n
		}
	}
	return 0
}
