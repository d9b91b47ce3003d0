//go:build !unix

package tui

import "os"

// cannotSuspend says why the program cannot be put in the background.
func cannotSuspend() string {
	return "This system cannot put a program in the background. Open another window instead."
}

// No signals stop a program here, so there is nothing to do about them.
func stops() []os.Signal                { return nil }
func resumes() []os.Signal              { return nil }
func stopWithLender()                   {}
func (*signals) sleep()                 {}
func keepOutput(*os.File) (back func()) { return func() {} }
