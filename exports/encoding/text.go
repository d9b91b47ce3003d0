package encoding

import (
	"bytes"

	"golang.org/x/text/encoding/unicode"
)

// Text gives a text as UTF-8 without a byte order mark, as every export but CSV is
// written, and in words how it was encoded otherwise; "" where it was not.
func Text(data []byte) (text []byte, otherwise string) {
	order, mark, name := unicode.LittleEndian, unicode.UseBOM, "UTF-16"
	switch {
	case bytes.HasPrefix(data, []byte(ByteOrderMark)):
		return data[len(ByteOrderMark):], "UTF-8 with a byte order mark"
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
	case len(data) > 1 && data[0] != 0 && data[1] == 0: // Latin letters
		mark = unicode.IgnoreBOM
	case len(data) > 1 && data[0] == 0 && data[1] != 0:
		order, mark = unicode.BigEndian, unicode.IgnoreBOM
	default:
		return data, ""
	}
	text, err := unicode.UTF16(order, mark).NewDecoder().Bytes(data)
	if err != nil {
		return data, ""
	}
	return text, name
}
