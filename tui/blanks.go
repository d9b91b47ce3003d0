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
// and stands outside of pastes, where there is text behind or before them. follows
// says that the piece breaks off within a letter.
func marked(piece []byte, follows bool) []byte {
	var decoder uv.EventDecoder
	var stand blanks // together, so far
	out := make([]byte, 0, len(piece))
	for len(piece) > 0 {
		n, event := decoder.Decode(piece)
		one := piece[:n]
		piece = piece[n:]
		if key, ok := event.(uv.KeyPressEvent); ok && isBlank(tea.KeyPressMsg(key)) {
			stand.add(uv.Key(key), one)
			continue
		}
		text := isText(event)
		out = append(append(out, stand.marked(text)...), one...)
		stand = blanks{afterText: text}
	}
	return append(out, stand.marked(follows)...)
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
