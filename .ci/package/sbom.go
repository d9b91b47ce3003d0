package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/uuid"
)

// sbomFile is the name of the list of parts that programs read: a software bill of
// materials in CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json/. The same build
// gives the same bytes: its number follows from the commit, its time is the commit's.
const sbomFile = "sbom.cdx.json"

type bill struct {
	Format       string       `json:"bomFormat"`
	Spec         string       `json:"specVersion"`
	Serial       string       `json:"serialNumber"`
	Version      int          `json:"version"`
	Metadata     metadata     `json:"metadata"`
	Components   []component  `json:"components"`
	Dependencies []dependency `json:"dependencies"`
}

type metadata struct {
	Timestamp  string     `json:"timestamp"`
	Component  component  `json:"component"`
	Properties []property `json:"properties"`
}

type component struct {
	Type       string     `json:"type"`
	Ref        string     `json:"bom-ref"`
	Name       string     `json:"name"`
	Version    string     `json:"version"`
	Licences   []licence  `json:"licenses"`
	PURL       string     `json:"purl"`
	Properties []property `json:"properties,omitempty"`
}

type licence struct {
	Expression string `json:"expression"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type dependency struct {
	Ref       string   `json:"ref"`
	DependsOn []string `json:"dependsOn"`
}

// writeSBOM writes the list of parts of a build into a folder.
func writeSBOM(b build, parts []part, folder string) error {
	// The Charter's words are built in, too, under terms of their own: see LICENSE.
	program := component{
		Type: "application", Ref: "charter", Name: "charter", Version: b.version, Licences: []licence{{"MIT AND CC-BY-4.0"}},
		PURL: "pkg:generic/charter@" + b.version,
	}
	needed := dependency{Ref: program.Ref}
	components := []component{}
	for _, p := range parts {
		purl := "pkg:golang/" + strings.ToLower(p.path) + "@" + p.version
		one := component{Type: "library", Ref: purl, Name: p.path, Version: p.version, Licences: []licence{{p.licence}}, PURL: purl}
		if p.sum != "" {
			one.Properties = []property{{"go.sum", p.sum}}
		}
		components, needed.DependsOn = append(components, one), append(needed.DependsOn, purl)
	}
	serial := uuid.NewSHA1(uuid.NameSpaceURL, []byte(strings.Join([]string{"charter", b.version, b.commit, b.system, b.machine}, "/")))
	text, err := json.MarshalIndent(bill{
		Format: "CycloneDX", Spec: "1.6", Serial: serial.URN(), Version: 1,
		Metadata: metadata{
			Timestamp: b.time.Format(time.RFC3339), Component: program,
			Properties: []property{{"commit", b.commit}, {"GOOS", b.system}, {"GOARCH", b.machine}},
		},
		Components: components, Dependencies: []dependency{needed},
	}, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, sbomFile), append(text, '\n'), 0o644)
}
