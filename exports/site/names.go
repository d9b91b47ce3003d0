package site

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"

	"charter/assessment/fold"
	"charter/exports/register"
)

// isUUID reports whether a text is a UUID in small letters.
func isUUID(text string) bool {
	return regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`).MatchString(text)
}

// isPath reports whether a text can be the path of an entry's page.
func isPath(text string) bool {
	return regexp.MustCompile(`^entries/[a-z0-9-]+/index\.html$`).MatchString(text)
}

// maxSlug is how long the readable part of an address may be.
const maxSlug = 60

// slug makes of a text what can stand in an address.
func slug(text string) string {
	whole := register.Slug(text)
	return strings.Trim(whole[:min(len(whole), maxSlug)], "-")
}

// entryPath gives the path of the page of an entry that was never published before: readable, and
// its own by its UUID, so that no entry that is added later can change it.
func entryPath(short, entry string) string {
	return "entries/" + strings.TrimPrefix(slug(short)+"-"+entry, "-") + "/index.html"
}

// filterPath gives the path of the page for one value that people typed. What they read as the
// same has one page, and all else its own.
func filterPath(filter, value string) string {
	sum := sha256.Sum256([]byte(fold.Plain(value)))
	return "by/" + filter + "-" + strings.TrimPrefix(slug(value)+"-", "-") + hex.EncodeToString(sum[:4]) + ".html"
}
