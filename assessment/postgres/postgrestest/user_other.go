//go:build !unix

package postgrestest

import "syscall"

func asAnother() *syscall.SysProcAttr { return nil }

func giveAway(string) error { return nil }
