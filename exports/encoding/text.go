package encoding

import (
	"bytes"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// Text gives a text as UTF-8 without a byte order mark, as every export but CSV is
// written, and in words how it was encoded otherwise; "" where it was not.
func Text(data []byte) (text []byte, otherwise string) {
	order, mark := unicode.LittleEndian, unicode.UseBOM
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe, 0, 0}), bytes.HasPrefix(data, []byte{0, 0, 0xfe, 0xff}):
		if text, err := utf32.UTF32(utf32.LittleEndian, utf32.UseBOM).NewDecoder().Bytes(data); err == nil {
			return text, "UTF-32"
		}
		return data, ""
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
	return text, "UTF-16"
}
