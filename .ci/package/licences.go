package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// licencesFile is the name of the file with the terms of everything built in.
const licencesFile = "LICENCES.txt"

// known are the licences that we may hand on, by the names that SPDX gives them, each
// with sentences that only its text has, all of them. The first that fits counts.
func known() []struct {
	name      string
	sentences []string
} {
	const bsd = "redistribution and use in source and binary forms, with or without modification, are permitted"
	return []struct {
		name      string
		sentences []string
	}{
		{"MPL-2.0", []string{"mozilla public license version 2.0"}},
		{"Apache-2.0", []string{"apache license version 2.0, january 2004"}},
		{"BSD-3-Clause", []string{bsd, "names of its contributors may be used to endorse"}},
		{"BSD-3-Clause", []string{bsd, "names of contributors may be used to endorse"}},
		{"BSD-2-Clause", []string{bsd}},
		{"ISC", []string{"permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted"}},
		{"MIT", []string{"permission is hereby granted, free of charge, to any person obtaining a copy", "the above copyright notice and this permission notice"}},
	}
}

// licenceOf names the licences of a part after its texts. One that is not known is an
// error: somebody has to read it before it is handed on.
func licenceOf(texts []licenceText) (string, error) {
	var names []string
	for _, t := range texts {
		base := strings.ToUpper(filepath.Base(t.name))
		if strings.HasPrefix(base, "NOTICE") || strings.HasPrefix(base, "PATENTS") {
			continue // these add to a licence
		}
		plain := strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(t.text, "*", " ")), " "))
		name := ""
		for _, l := range known() {
			if name == "" && !slices.ContainsFunc(l.sentences, func(s string) bool { return !strings.Contains(plain, s) }) {
				name = l.name
			}
		}
		if name == "" {
			return "", fmt.Errorf("the licence in %s is none that .ci/package/licences.go knows. Read it; if we may hand it on, add it there", t.name)
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "", fmt.Errorf("it has no licence, so it may not be handed on")
	}
	slices.Sort(names)
	return strings.Join(names, " AND "), nil
}

// writeLicences writes the terms of all parts in one file: first a list, then each
// text.
func writeLicences(parts []part, folder string) error {
	var b strings.Builder
	b.WriteString("Charter is made with the work of others. Here is what is built into it, and the terms of each.\nThe terms of charter itself are in LICENSE.\n\n")
	for _, p := range parts {
		fmt.Fprintf(&b, "%s %s: %s\n", p.name(), p.version, p.licence)
	}
	for _, p := range parts {
		for _, t := range p.texts {
			fmt.Fprintf(&b, "\n%s\n%s %s, %s\n\n%s\n", strings.Repeat("-", 78), p.name(), p.version, t.name, t.text)
		}
	}
	return os.WriteFile(filepath.Join(folder, licencesFile), []byte(b.String()), 0o644)
}

// name is what readers call a part.
func (p part) name() string {
	if p.path == "std" {
		return "Go and its standard library"
	}
	return p.path
}
