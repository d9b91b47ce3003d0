package main

import (
	"errors"
	"fmt"
)

// Exit statuses. They are part of every command's interface.
const (
	statusDone    = 0
	statusFailed  = 1
	statusMisused = 2
	statusUnmet   = 3
)

// misuseError is an error in how the program was called.
type misuseError struct{ text string }

func (e misuseError) Error() string { return e.text }

func misuse(format string, args ...any) error { return misuseError{fmt.Sprintf(format, args...)} }

// unmetError says that what was asked to hold does not. The work itself succeeded.
type unmetError struct{ error }

func (e unmetError) Unwrap() error { return e.error }

func unmet(format string, args ...any) error { return unmetError{fmt.Errorf(format, args...)} }

// statusOf gives the exit status for an error. Where several things went wrong,
// failing outweighs wrong use, and both outweigh a demand that is not met.
func statusOf(err error) int {
	switch e := err.(type) {
	case nil:
		return statusDone
	case unmetError:
		return statusUnmet
	case misuseError:
		return statusMisused
	case interface{ Unwrap() []error }:
		worst := statusDone
		for _, one := range e.Unwrap() {
			switch status := statusOf(one); {
			case status == statusFailed:
				return statusFailed
			case status == statusMisused, worst == statusDone:
				worst = status
			}
		}
		return worst
	}
	if inner := errors.Unwrap(err); inner != nil {
		return statusOf(inner)
	}
	return statusFailed
}
