package site_test

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"charter/assessment"
	"charter/exports/encoding"
	"charter/exports/register"
	"charter/exports/site"
)

func digestOf(script string) string {
	sum := sha256.Sum256([]byte(script))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// TestWhatMayNotBePublished: each is refused in words that say what, where and what to do.
func TestWhatMayNotBePublished(t *testing.T) {
	t.Parallel()
	before := built(t, nil, site.Options{Day: day(1)}, titled(t, 1, "Lamp posts"), titled(t, 2, "Tram times"))
	gone := withdrawn(t, before, "tram-times", 0, day(2))
	change := func(change func(*register.Entry)) *register.Entry {
		e := titled(t, 3, "Ward list")
		change(e)
		return e
	}
	same := []*register.Entry{titled(t, 1, "Lamp posts"), titled(t, 2, "Tram times")}
	for name, c := range map[string]struct {
		before  edition
		given   []*register.Entry
		readmit []string
		want    []string
	}{
		"an example":       {nil, []*register.Entry{change(func(e *register.Entry) { e.Example = true })}, nil, []string{"ward-list.register.json", "worked example", "Take it away"}},
		"a draft":          {nil, []*register.Entry{change(func(e *register.Entry) { e.Charter.Verdict = assessment.VerdictIncomplete })}, nil, []string{"draft", "finish it"}},
		"no title":         {nil, []*register.Entry{change(func(e *register.Entry) { e.Title = " \u202e " })}, nil, []string{"no title"}},
		"an odd id":        {nil, []*register.Entry{change(func(e *register.Entry) { e.Entry = "../../../lamp" })}, nil, []string{`"../../../lamp"`, "charter new --from"}},
		"two that differ":  {nil, []*register.Entry{titled(t, 3, "Ward list"), titled(t, 3, "Ward round")}, nil, []string{"ward-list.register.json", "ward-round.register.json", "differ", "Keep the one"}},
		"one is missing":   {before, same[:1], nil, []string{`"tram-times"`, id(2), "charter register withdraw " + id(2)}},
		"one is withdrawn": {gone, same, nil, []string{"tram-times.register.json", "withdrawn on 2 November 2026", "--readmit " + id(2)}},
		"not withdrawn":    {gone, same[:1], []string{"lamp-posts"}, []string{`"lamp-posts" is not withdrawn`}},
		"not there":        {gone, same[:1], []string{"nothing"}, []string{`no entry "nothing"`, "index.csv"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := site.Build(c.before.register(t), c.before.read, givenOf(c.given), site.Options{Day: day(3), Readmit: c.readmit})
			for _, want := range c.want {
				if err == nil || !strings.Contains(err.Error(), want) {
					t.Errorf("the error lacks %q: %v", want, err)
				}
			}
		})
	}
}

// TestOneEntryTwice: two files that say the same are one entry.
func TestOneEntryTwice(t *testing.T) {
	t.Parallel()
	files := built(t, nil, site.Options{Day: day(1)}, entryOf(t, 1), entryOf(t, 1))
	if got := len(files.register(t).Entries); got != 1 {
		t.Errorf("the register has %d entries", got)
	}
}

// TestAnEarlierVersionIsWithdrawn: what it said is gone, and that it was there is not.
func TestAnEarlierVersionIsWithdrawn(t *testing.T) {
	t.Parallel()
	e := titled(t, 1, "Lamp posts")
	e.WhoMayLoseOut = "Mina Murray of number seven"
	first := built(t, nil, site.Options{Day: day(1)}, e)
	e.WhoMayLoseOut = "Nobody we know of"
	second := built(t, first, site.Options{Day: day(2)}, e)
	if s, err := site.Withdraw(second.register(t), second.read, "lamp-posts", 2, site.Withdrawal{}); err == nil {
		t.Errorf("the version that holds is withdrawn: %v", s)
	}
	third := withdrawn(t, second, "lamp-posts", 1, day(3))
	for name, data := range third {
		if strings.Contains(string(data), "Mina Murray") {
			t.Errorf("%s holds what was withdrawn", name)
		}
	}
	page := string(third["entries/lamp-posts-"+id(1)+"/index.html"])
	if !strings.Contains(page, "What it said was withdrawn on 3 November 2026: The trial was called off.") {
		t.Error("the page does not say that its first version was withdrawn")
	}
	fourth := built(t, third, site.Options{Day: day(4)}, e)
	if !maps.EqualFunc(third, fourth, func(a, b []byte) bool { return string(a) == string(b) }) {
		t.Error("a build after it changes the site")
	}
}

// TestWithdrawnEntriesNeverVanish goes through the life of a register step by step: whatever is
// added, changed, withdrawn and brought back, every entry that was ever published keeps its
// address and its versions; and of one that is withdrawn nothing is left that it said.
func TestWithdrawnEntriesNeverVanish(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		var files edition
		live, gone, paths := map[int]*register.Entry{}, map[int]bool{}, map[string]string{}
		said := map[int][]string{} // what only one version of one entry said
		for step := range rapid.IntRange(1, 5).Draw(rt, "steps") {
			n := rapid.IntRange(1, 3).Draw(rt, "entry")
			on := day(step + 1)
			switch {
			case live[n] != nil && rapid.Bool().Draw(rt, "withdraw"):
				files = withdrawn(t, files, id(n), 0, on)
				delete(live, n)
				gone[n] = true
			default:
				e := titled(t, n, rapid.SampledFrom([]string{"Lamp posts", "Tram times", "Ward list"}).Draw(rt, "title"))
				e.WhoMayLoseOut, e.Dates.Updated = fmt.Sprintf("canary %d %d", n, step), on
				said[n] = append(said[n], e.WhoMayLoseOut)
				o := site.Options{Day: on}
				if gone[n] {
					o.Readmit = []string{id(n)}
				}
				live[n] = e
				delete(gone, n)
				files = built(t, files, o, slices.Collect(maps.Values(live))...)
			}
			r := files.register(t)
			if len(r.Entries) != len(live)+len(gone) {
				rt.Fatalf("the register has %d entries", len(r.Entries))
			}
			for _, record := range r.Entries {
				if paths[record.Entry] == "" {
					paths[record.Entry] = record.Path
				}
				if paths[record.Entry] != record.Path || files[record.Path] == nil {
					rt.Fatalf("%s is no more at %s", record.Entry, paths[record.Entry])
				}
			}
			for n := range gone {
				page := string(files[paths[id(n)]])
				if !strings.Contains(page, "This entry was withdrawn on") || !strings.Contains(page, "The trial was called off.") {
					rt.Fatalf("the page of entry %d does not say that it was withdrawn", n)
				}
				for name, data := range files {
					for _, text := range said[n] {
						if strings.Contains(string(data), text) {
							rt.Fatalf("%s holds %q, which was withdrawn", name, text)
						}
					}
				}
			}
		}
	})
}

// TestADamagedIndex: what no version of charter has written is not read.
func TestADamagedIndex(t *testing.T) {
	t.Parallel()
	good := built(t, nil, site.Options{Day: day(1)}, titled(t, 1, "Lamp posts")).register(t)
	for name, damage := range map[string]func(*site.Record){
		"an id":           func(r *site.Record) { r.Entry = "lamp" },
		"an address":      func(r *site.Record) { r.Path = "../../lamp/index.html" },
		"another address": func(r *site.Record) { r.Path = "entries/lamp-posts-" + id(2) + "/index.html" },
		"no version":      func(r *site.Record) { r.Versions = []site.Version{} },
		"a version":       func(r *site.Record) { r.Versions[0].File = "/etc/passwd" },
		"its number":      func(r *site.Record) { r.Version = 7 },
	} {
		r := *good
		r.Entries = []site.Record{good.Entries[0]}
		r.Entries[0].Versions = slices.Clone(r.Entries[0].Versions)
		damage(&r.Entries[0])
		text, err := encoding.JSON(&r)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := site.Read(text); err == nil || !strings.Contains(err.Error(), "last commit") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
