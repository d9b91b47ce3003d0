package schema

import "regexp"

// Most texts for which a schema has a pattern are days and times, and most of these are
// written in one way. That is looked at first, in much less time than the pattern takes.

// The patterns for them in the schemas.
const (
	dayPattern  = `^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$`
	timePattern = `^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$`
)

// usual gives what finds that a text is written in the way most that match a pattern
// are. Whatever it finds does match; others may match as well. It is nil for a pattern
// of which no such way is known, and for none.
func usual(pattern *regexp.Regexp) func(text []byte) bool {
	if pattern == nil {
		return nil
	}
	switch pattern.String() {
	case dayPattern:
		return isDay
	case timePattern:
		return isTime
	}
	return nil
}

// isDay reports whether a text is like 2026-11-22.
func isDay(text []byte) bool {
	return len(text) == len("2026-11-22") && digits(text[:4]) && text[4] == '-' && two(text[5:7], 1, 12) && text[7] == '-' && two(text[8:], 1, 31)
}

// isTime reports whether a text is like 2026-11-22T10:00:00Z.
func isTime(text []byte) bool {
	return len(text) == len("2026-11-22T10:00:00Z") && isDay(text[:10]) && text[10] == 'T' && two(text[11:13], 0, 23) &&
		text[13] == ':' && two(text[14:16], 0, 59) && text[16] == ':' && two(text[17:19], 0, 59) && text[19] == 'Z'
}

func digits(text []byte) bool {
	for _, c := range text {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// two reports whether a text is two digits for a number in a range.
func two(text []byte, least, most int) bool {
	number := 10*int(text[0]-'0') + int(text[1]-'0')
	return digits(text) && least <= number && number <= most
}
