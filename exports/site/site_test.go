package site_test

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
	"golang.org/x/net/html"

	"charter/assessment"
	"charter/exports/exportstest"
	"charter/exports/register"
	"charter/exports/report"
	"charter/exports/site"
)

// id gives the id of the nth entry.
func id(n int) string { return fmt.Sprintf("0199a3b4-0000-7000-8000-%012x", n) }

// made is the text of an entry that the others are made from.
var made = sync.OnceValues(func() ([]byte, error) {
	e, err := register.Make(report.Build(exportstest.Typical(), exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public)))
	if err != nil {
		return nil, err
	}
	return register.JSON(e)
})

// entryOf gives the nth entry, which may be published.
func entryOf(t testing.TB, n int) *register.Entry {
	t.Helper()
	text, err := made()
	if err != nil {
		t.Fatal(err)
	}
	e, err := register.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	e.Entry, e.Charter.Verdict = id(n), assessment.VerdictNotReady
	return e
}

// titled gives the nth entry under another title.
func titled(t testing.TB, n int, title string) *register.Entry {
	t.Helper()
	e := entryOf(t, n)
	e.Title, e.ID = title, register.Slug(title)
	return e
}

func day(n int) assessment.Date { return exportstest.Day(2026, 11, n) }

// edition is a register as it lies in a folder.
type edition map[string][]byte

func (e edition) read(path string) ([]byte, error) {
	if data, ok := e[path]; ok {
		return data, nil
	}
	return nil, fmt.Errorf("there is no %s", path)
}

func (e edition) register(t testing.TB) *site.Register {
	t.Helper()
	if e == nil {
		return nil
	}
	r, err := site.Read(e[site.Index])
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// written writes an edition.
func written(t testing.TB, s *site.Site, err error) edition {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	files := edition{}
	if err := s.Write(func(name string, data []byte) error {
		if files[name] != nil {
			t.Errorf("%s is written twice", name)
		}
		files[name] = bytes.Clone(data)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return files
}

// built makes the edition after another, nil for none, of entries given on a day.
func built(t testing.TB, before edition, o site.Options, entries ...*register.Entry) edition {
	t.Helper()
	s, err := site.Build(before.register(t), before.read, givenOf(entries), o)
	return written(t, s, err)
}

func givenOf(entries []*register.Entry) []site.Given {
	var given []site.Given
	for _, e := range entries {
		given = append(given, site.Given{Place: e.ID + ".register.json", Entry: e})
	}
	return given
}

// withdrawn makes the edition after another in which an entry, or a version of it, is withdrawn.
func withdrawn(t testing.TB, before edition, name string, version int, on assessment.Date) edition {
	t.Helper()
	s, err := site.Withdraw(before.register(t), before.read, name, version, site.Withdrawal{On: on, Reason: "The trial was called off."})
	return written(t, s, err)
}

// sound looks at every page of an edition.
func sound(t testing.TB, files edition) {
	t.Helper()
	for name, fault := range faults(t, files) {
		t.Errorf("%s: %s", name, fault)
	}
}

// faults tells what is wrong with pages: a link that leads nowhere, or anything but another page
// or an address of the web, a script that is none of ours, something that is loaded.
func faults(t testing.TB, files edition) map[string]string {
	t.Helper()
	pages, found := map[string]*html.Node{}, map[string]string{}
	for name, data := range files {
		if strings.HasSuffix(name, ".html") {
			page, err := html.Parse(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			pages[name] = page
		}
	}
	for name, page := range pages {
		for n := range page.Descendants() {
			if fault := faultOf(n, name, files, pages); fault != "" {
				found[name] = fault
			}
		}
	}
	return found
}

func faultOf(n *html.Node, name string, files edition, pages map[string]*html.Node) string {
	attributes := map[string]string{}
	for _, a := range n.Attr {
		attributes[a.Key] = a.Val
		if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" {
			return fmt.Sprintf("<%s %s>", n.Data, a.Key)
		}
	}
	switch n.Data {
	case "script":
		if attributes["type"] != "application/ld+json" && name != "index.html" {
			return "a script"
		}
	case "iframe", "object", "embed", "img", "base", "style":
		return "<" + n.Data + ">"
	case "a", "link":
		to := attributes["href"]
		if strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "http://") || strings.HasPrefix(to, "mailto:") {
			return ""
		}
		within, part, _ := strings.Cut(to, "#")
		target := path.Join(path.Dir(name), within)
		if within == "" {
			target = name
		}
		if files[target] == nil {
			return "links to " + to + ", which is not there"
		}
		if part != "" && !hasID(pages[target], part) {
			return "links to " + to + ", and has no such part"
		}
	}
	return ""
}

func hasID(page *html.Node, id string) bool {
	for n := range page.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "id" && a.Val == id {
				return true
			}
		}
	}
	return false
}

// TestPages compares a small register with what is in testdata. After a change that is meant, run
// it with -update and read what changed.
func TestPages(t *testing.T) {
	t.Parallel()
	about := site.About{Title: "Shore register", Publisher: "Shore Region", Contact: "register@shore.example", Address: "https://register.shore.example/"}
	lamps, trams, health := titled(t, 1, "Lamp posts"), titled(t, 2, "Tram times"), titled(t, 3, "Ŵard round list")
	trams.UsesAI, trams.AlgorithmKind, trams.DecisionRole, trams.Organisation = "no", "rules", "none", "Shore Trams"
	health.Organisation, health.Stage = "Shore Hospital", "live"
	first := built(t, nil, site.Options{About: about, Day: day(1)}, lamps, trams, health)
	lamps.SignOff = []register.SignOff{{Role: "Head of lighting", Decision: assessment.DecisionApproved, Date: day(4)}}
	lamps.Risks[0].Mitigation = "A second lamp stands near."
	second := withdrawn(t, built(t, first, site.Options{Day: day(5)}, lamps, trams, health), "tram-times", 0, day(9))
	sound(t, second)
	for _, name := range slices.Sorted(maps.Keys(second)) {
		if name == "style.css" || strings.HasPrefix(path.Base(name), "version-") && strings.HasSuffix(name, ".json") || strings.Contains(name, "ward-round-list") && name != site.Index {
			continue
		}
		t.Run(strings.ReplaceAll(name, "/", "."), func(t *testing.T) {
			t.Parallel()
			golden.RequireEqual(t, second[name])
		})
	}
}

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	var entries []*register.Entry
	for n := range 9 {
		entries = append(entries, titled(t, n, fmt.Sprintf("Project %d", n%4)))
	}
	first := built(t, nil, site.Options{Day: day(1)}, entries...)
	slices.Reverse(entries)
	if again := built(t, nil, site.Options{Day: day(1)}, entries...); !maps.EqualFunc(first, again, bytes.Equal) {
		t.Error("another order of the same entries gives another site")
	}
	entries[0].ReportDigest, entries[0].Charter.Tool, entries[0].Actions[0].Overdue = "sha256:other", "charter 9.9.9", !entries[0].Actions[0].Overdue
	if again := built(t, first, site.Options{Day: day(9)}, entries...); !maps.EqualFunc(first, again, bytes.Equal) {
		t.Error("entries that say the same on another day give another site")
	}
}

// TestAddressesStay: what is added, and what a title becomes, changes no address.
func TestAddressesStay(t *testing.T) {
	t.Parallel()
	first := built(t, nil, site.Options{Day: day(1)}, titled(t, 1, "Lamp posts"), titled(t, 2, "Tram times"))
	second := built(t, first, site.Options{Day: day(2)}, titled(t, 1, "Lanterns"), titled(t, 2, "Tram times"), titled(t, 3, "Lamp posts"), titled(t, 4, "東京"))
	sound(t, second)
	for name := range first {
		if second[name] == nil {
			t.Errorf("%s is gone", name)
		}
	}
	page := string(second["entries/lamp-posts-"+id(1)+"/index.html"])
	for _, want := range []string{"<h1><bdi>Lanterns</bdi></h1>", "<p>Changed: ", "Title", `href="version-1.html"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if old := string(second["entries/lamp-posts-"+id(1)+"/version-1.html"]); !strings.Contains(old, "This is version 1, published on 1 November 2026") {
		t.Error("the page of the first version does not say that it is old")
	}
	if before, after := first["entries/lamp-posts-"+id(1)+"/version-1.json"], second["entries/lamp-posts-"+id(1)+"/version-1.json"]; !bytes.Equal(before, after) {
		t.Error("what was published first has changed")
	}
}
