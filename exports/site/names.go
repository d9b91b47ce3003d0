package site

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/google/uuid"

	"charter/assessment/fold"
	"charter/exports/register"
	"charter/questions/pattern"
)

// isUUID reports whether a text is a UUID in small letters.
func isUUID(text string) bool {
	id, err := uuid.Parse(text)
	return err == nil && id.String() == text
}

// pathForm is what the path of an entry's page looks like.
var pathForm = pattern.Lazy(`^entries/[a-z0-9-]+/index\.html$`)

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
