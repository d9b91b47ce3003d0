// Package pattern makes regular expressions when they are first asked for. A program
// starts without waiting for those that it will not need: a screen is there before
// anything is checked, exported or typed.
package pattern

import (
	"regexp"
	"sync"
)

// Lazy gives a regular expression that is compiled once, at the first call. It panics
// there when the expression is none. It may be called from several goroutines.
func Lazy(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
