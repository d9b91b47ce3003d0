// Package counter counts without care for others who count.
package counter

// Add counts one up.
//
//go:noinline
func Add(count *int) { *count++ }
