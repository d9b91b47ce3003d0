package tui

import (
	"bytes"
	"fmt"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// longestMark is how long a tab or a line end can get when it is marked.
const longestMark = len("\x1b[107;37u")

// marked marks the tabs and line ends in what came from the terminal in one piece
// and stands outside of pastes, where there is text behind or before them: right behind
// or with other keys between, such as control characters that were copied along. follows
// says that the piece breaks off within a letter.
func marked(piece []byte, follows bool) []byte {
	last := lastText(piece)
	var decoder uv.EventDecoder
	var stand blanks // together, so far
	out := make([]byte, 0, len(piece))
	for at := 0; at < len(piece); {
		n, event := decoder.Decode(piece[at:])
		one := piece[at : at+n]
		if key, ok := event.(uv.KeyPressEvent); ok && isBlank(tea.KeyPressMsg(key)) {
			stand.add(uv.Key(key), one)
			at += n
			continue
		}
		out = append(append(out, stand.marked(at <= last)...), one...)
		stand = blanks{afterText: isText(event)}
		at += n
	}
	return append(out, stand.marked(follows)...)
}

// lastText tells where the last text in a piece begins; -1 when there is none.
func lastText(piece []byte) int {
	var decoder uv.EventDecoder
	last := -1
	for at := 0; at < len(piece); {
		n, event := decoder.Decode(piece[at:])
		if isText(event) {
			last = at
		}
		at += n
	}
	return last
}

// isText reports whether something that came is text: a character, or the
// beginning of a paste.
func isText(event uv.Event) bool {
	switch event := event.(type) {
	case uv.KeyPressEvent:
		return event.Text != ""
	case uv.PasteStartEvent:
		return true
	}
	return false
}

// blanks are tabs and line ends that stand together.
type blanks struct {
	afterText bool
	keys      []uv.Key
	raw       []byte // as they came
}

// add adds one. A carriage return and a line feed are one line end.
func (b *blanks) add(key uv.Key, raw []byte) {
	if !bytes.HasSuffix(b.raw, []byte("\r")) || raw[0] != '\n' {
		b.keys = append(b.keys, key)
	}
	b.raw = append(b.raw, raw...)
}

// marked gives them as keys with marks, which the terminal library reads.
func (b *blanks) marked(beforeText bool) []byte {
	if !b.afterText && !beforeText {
		return b.raw
	}
	const shift, ctrl, hyper, meta = 1, 4, 16, 32 // as the protocol for such keys counts them
	var out []byte
	for _, key := range b.keys {
		mods := 1
		for _, mod := range []struct {
			on  bool
			bit int
		}{{key.Mod.Contains(uv.ModShift), shift}, {key.Mod.Contains(uv.ModCtrl), ctrl}, {beforeText, hyper}, {b.afterText, meta}} {
			if mod.on {
				mods += mod.bit
			}
		}
		out = fmt.Appendf(out, "\x1b[%d;%du", key.Code, mods)
	}
	return out
}
