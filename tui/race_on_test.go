//go:build race

package tui

// raced tells that the race detector watches, which makes drawing many times slower.
const raced = true
