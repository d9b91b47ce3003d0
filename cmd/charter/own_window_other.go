//go:build !windows

package main

// opensOwnWindow reports whether the program was double-clicked: only Windows tells.
func opensOwnWindow() bool { return false }

// isDrawless reports whether the terminal cannot draw: elsewhere TERM tells.
func isDrawless() bool { return false }
