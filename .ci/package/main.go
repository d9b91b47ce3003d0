// Package main does for .ci/package/build what a shell cannot do the same way on every
// machine: it collects the licences and the parts of a program, and packs a folder so
// that the same files give the same bytes.
//
//	package describe [flags] FOLDER      writes LICENCES.txt and sbom.cdx.json for a program
//	package archive [flags] FOLDER FILE  packs a folder as FILE, a .zip or a .tar.gz
package main

import (
	"flag"
	"fmt"
	"os"
	"time"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("say describe or archive")
	}
	flags := flag.NewFlagSet(args[0], flag.ExitOnError)
	var b build
	flags.StringVar(&b.system, "os", "", "operating system, as GOOS")
	flags.StringVar(&b.machine, "arch", "", "machine, as GOARCH")
	flags.StringVar(&b.version, "version", "", "version of the program")
	flags.StringVar(&b.commit, "commit", "", "commit it was built from")
	seconds := flags.Int64("time", 0, "time of the commit, in seconds since 1970: the time of every file")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	b.time = time.Unix(*seconds, 0).UTC()
	switch {
	case args[0] == "describe" && flags.NArg() == 1:
		return describe(b, flags.Arg(0))
	case args[0] == "archive" && flags.NArg() == 2:
		return archive(flags.Arg(0), flags.Arg(1), b.time)
	}
	return fmt.Errorf("%s is not used like this; see the beginning of .ci/package/main.go", args[0])
}

// build is one build of the program.
type build struct {
	system, machine string // as GOOS and GOARCH
	version, commit string
	time            time.Time // of the commit
}

// describe writes into a folder what a program of a build consists of, and under which
// licences.
func describe(b build, folder string) error {
	parts, err := partsOf(b)
	if err != nil {
		return err
	}
	if err := writeLicences(parts, folder); err != nil {
		return err
	}
	return writeSBOM(b, parts, folder)
}
