// Package counter counts without care for others who count.
package counter

import "bytes"

// Add makes a stroke. It is Go's own library that writes it, on our behalf.
//
//go:noinline
func Add(strokes *bytes.Buffer) { strokes.WriteByte('|') }
