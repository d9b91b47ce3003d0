//go:build !unix

package tui

// cannotSuspend says why the program cannot be put in the background.
func cannotSuspend() string {
	return "This system cannot put a program in the background. Open another window instead."
}
