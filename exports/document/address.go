package document

import (
	"net/url"
	"strings"
)

// Link gives a link with a label. An address that is not safe to follow leaves
// the label alone.
func Link(label, address string) Span {
	if !safe(address) {
		return Span{Text: label}
	}
	return Span{Style: linked, Text: label, address: address}
}

// Address gives a web address that somebody typed: a link to itself where it is
// safe to follow, else plain text.
func Address(text string) Span {
	text = strings.TrimSpace(text)
	if !safe(text) || strings.HasPrefix(text, "mailto:") {
		return Span{Text: text}
	}
	return Span{Style: linked, Text: text, address: text}
}

// Mail gives a link to a mailbox, or plain text if it is not one address.
func Mail(text string) Span {
	text = strings.TrimSpace(text)
	if !safe("mailto:" + text) {
		return Span{Text: text}
	}
	return Span{Style: linked, Text: text, address: "mailto:" + text}
}

// Followable reports whether an address that somebody typed may become a link: that of a web
// page, or mailto: and one mailbox.
func Followable(address string) bool { return safe(address) }

// safe reports whether an address may become a link: http or https with a host
// and without a user name, or one mailbox, in letters, digits and marks that mean
// nothing in Markdown, HTML or a table.
func safe(address string) bool {
	for i := range len(address) {
		if !safeByte(address[i]) {
			return false
		}
	}
	parsed, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch parsed.Scheme {
	case "http", "https":
		return parsed.Host != "" && parsed.User == nil && !strings.HasPrefix(parsed.Host, ".") && !strings.Contains(address, "@")
	case "mailto":
		local, host, ok := strings.Cut(strings.TrimPrefix(address, "mailto:"), "@")
		return ok && local != "" && strings.Contains(host, ".") && !strings.ContainsAny(local+host, "@/?#&:%=;,") &&
			strings.Trim(host, ".-") == host
	}
	return false
}

// safeByte reports whether a byte may stand in a link.
func safeByte(c byte) bool {
	switch {
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		return true
	}
	return strings.IndexByte("-._~:/?#@!$&+,;=%'", c) >= 0
}
