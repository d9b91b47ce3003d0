package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// part is a module that a program is made of.
type part struct {
	path, version string
	sum           string        // as go.sum has it, or ""
	licence       string        // the name that SPDX gives it
	texts         []licenceText // never empty
}

// licenceText is one file of a module that says under which terms it may be used.
type licenceText struct{ name, text string }

// listed is what go list tells of a package.
type listed struct {
	Dir      string
	Standard bool
	Module   *struct {
		Path, Version, Dir, Sum string
		Main                    bool
		Replace                 *struct{ Path string }
	}
}

// partsOf gives what the program consists of apart from our own code, by path: each
// module of which a package is built in, and Go's own library. A part without a
// licence that we know and may hand on is an error.
func partsOf(b build) ([]part, error) {
	packages, err := packagesOf(b)
	if err != nil {
		return nil, err
	}
	found := map[string]*part{}
	for _, p := range packages {
		switch {
		case p.Standard && found["std"] == nil:
			if found["std"], err = goItself(); err != nil {
				return nil, err
			}
		case p.Standard, p.Module.Main:
		case p.Module.Replace != nil && strings.HasPrefix(p.Module.Replace.Path, "."): // a part of our own code under another's name
		default:
			known := found[p.Module.Path]
			if known == nil {
				known = &part{path: p.Module.Path, version: p.Module.Version, sum: p.Module.Sum}
				found[p.Module.Path] = known
			}
			if err := known.addTexts(p.Module.Dir, p.Dir); err != nil {
				return nil, err
			}
		}
	}
	var parts []part
	for _, p := range found {
		if p.licence, err = licenceOf(p.texts); err != nil {
			return nil, fmt.Errorf("%s %s: %w", p.path, p.version, err)
		}
		parts = append(parts, *p)
	}
	slices.SortFunc(parts, func(a, b part) int { return cmp.Compare(a.path, b.path) })
	return parts, nil
}

// packagesOf lists all packages that a build has in it.
func packagesOf(b build) ([]listed, error) {
	list := exec.Command("go", "list", "-deps", "-json=Dir,Standard,Module", "./cmd/charter")
	list.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+b.system, "GOARCH="+b.machine)
	list.Stderr = os.Stderr
	output, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	var packages []listed
	for decoder := json.NewDecoder(bytes.NewReader(output)); ; {
		var one listed
		switch err := decoder.Decode(&one); {
		case errors.Is(err, io.EOF):
			return packages, nil
		case err != nil:
			return nil, fmt.Errorf("go list wrote what is no JSON: %w", err)
		}
		packages = append(packages, one)
	}
}

// goItself is Go's own library.
func goItself() (*part, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env: %w", err)
	}
	std := &part{path: "std", version: strings.TrimPrefix(runtime.Version(), "go")}
	folder := strings.TrimSpace(string(root))
	return std, std.addTexts(folder, folder)
}

// addTexts adds the texts that stand in a package's folder or above it in its module,
// each once.
func (p *part) addTexts(module, folder string) error {
	for ; ; folder = filepath.Dir(folder) {
		entries, err := os.ReadDir(folder)
		if err != nil {
			return err
		}
		for _, entry := range entries {
			if entry.IsDir() || !isLicence(entry.Name()) {
				continue
			}
			name := filepath.Join(folder, entry.Name())
			text, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			short, err := filepath.Rel(module, name)
			if err != nil {
				return err
			}
			short = filepath.ToSlash(short)
			if !slices.ContainsFunc(p.texts, func(t licenceText) bool { return t.name == short }) {
				p.texts = append(p.texts, licenceText{short, strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n"))})
			}
		}
		if folder == module || len(folder) <= len(module) {
			break
		}
	}
	slices.SortFunc(p.texts, func(a, b licenceText) int { return cmp.Compare(a.name, b.name) })
	return nil
}

// isLicence tells by the name of a file whether it says under which terms a module may
// be used.
func isLicence(name string) bool {
	name = strings.ToUpper(name)
	if filepath.Ext(name) == ".GO" {
		return false
	}
	for _, begin := range []string{"LICENSE", "LICENCE", "COPYING", "NOTICE", "PATENTS"} {
		if strings.HasPrefix(name, begin) {
			return true
		}
	}
	return false
}
