//go:build !unix

package main

// shell is for systems with job control only.
func shell() {}
