package questions_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"charter/questions"
)

const smallPack = `format: charter-pack/1
id: small
version: 1.0.0
title: A small charter
source: https://example.org/charter
licence: CC BY 4.0
credit: The people of Smallville.
levels: [Not in place, Partly in place, In place, In place and checked]
clauses:
  - {id: 1a, text: say who gains}
`

const smallQuestions = `title: Open
wording: charter
statement: >-
  Open: Say who
  gains.
questions:
  - id: OPN-1
    text: Have you written down who gains?
    why: The charter asks who gains.
    help: |
      **Ask** the team.

      Then ask again.


    clauses: [1a]
    essential_from: idea
    applies: {all: [uses_ai], any: [supplier], from: idea}
    levels:
      - Nobody knows.
      - Some know.
      - It is written down.
      - Someone else read it.
    evidence: [a page]
    prompts: [Who gains?, Who loses?]
`

func small() fstest.MapFS {
	return fstest.MapFS{
		"pack.yaml":              {Data: []byte(smallPack)},
		"01-open/guidance.md":    {Data: []byte("## What that means...\n\nTheirs.\n\n## In practice\n\nOurs.\n\n")},
		"01-open/questions.yaml": {Data: []byte(smallQuestions)},
	}
}

func TestLoad(t *testing.T) {
	t.Parallel()
	pack, err := questions.Load(small())
	if err != nil {
		t.Fatal(err)
	}
	q, principle, ok := pack.Question("OPN-1")
	if !ok || principle.ID != "open" || principle.Number != 1 || principle.Statement != "Open: Say who gains." {
		t.Fatalf("question found %v in %+v", ok, principle)
	}
	if q.Help != "**Ask** the team.\n\nThen ask again." {
		t.Errorf("help = %q, want no empty lines at its end", q.Help)
	}
	if q.EssentialFrom != questions.StageIdea || q.Applies.From != questions.StageIdea || q.Applies.All[0] != "uses_ai" || q.Applies.Any[0] != "supplier" || q.Levels[3] != "Someone else read it." {
		t.Errorf("question = %+v", q)
	}
	charter, ours := principle.CharterText()
	if charter != "## What that means...\n\nTheirs." || ours != "## In practice\n\nOurs." {
		t.Errorf("CharterText = %q, %q", charter, ours)
	}
	principle.Wording = questions.WordingParaphrase
	if charter, ours := principle.CharterText(); charter != "" || ours != principle.Guidance {
		t.Errorf("CharterText of a paraphrase = %q, %q", charter, ours)
	}
}

// Every case makes one edit to a sound pack and names the fault it must lead to.
func TestLoadFaults(t *testing.T) {
	t.Parallel()
	const q, p = "01-open/questions.yaml", "pack.yaml"
	for name, c := range map[string]struct {
		file, old, new string
		at             string // file:line:column
		message        string // part of Fault.Message
	}{
		"unknown key":          {q, "why:", "wy:", q + ":9:5", `question OPN-1 has no key "wy"`},
		"missing key":          {q, "    why: The charter asks who gains.\n", "", q + ":7:5", `question OPN-1 lacks the key "why"`},
		"key twice":            {q, "why: The", "text: Again?\n    why: The", q + ":9:5", `"text" is given twice, first on line 8`},
		"number for text":      {q, "title: Open", "title: 12", q + ":1:8", "this is a number"},
		"nothing for text":     {q, "title: Open", "title:", q + ":1:7", "this is nothing"},
		"true for text":        {q, "title: Open", "title: true", q + ":1:8", "this is true or false"},
		"empty text":           {q, "title: Open", `title: ""`, q + ":1:8", "the text is empty"},
		"list for text":        {q, "title: Open", "title: [a]", q + ":1:8", "this is a list"},
		"text for list":        {q, "evidence: [a page]", "evidence: a page", q + ":24:15", "a list is wanted"},
		"text for keys":        {q, "applies: {all: [uses_ai], any: [supplier], from: idea}", "applies: always", q + ":18:14", "applies must have keys"},
		"three levels":         {q, "      - Some know.\n", "", q + ":20:7", "3 levels are given"},
		"five levels":          {q, "      - Some know.\n", "      - Some know.\n      - More know.\n", q + ":20:7", "5 levels are given"},
		"line of two lines":    {q, "text: Have you written down who gains?", "text: |\n      Have you?\n      Or not?", q + ":8:11", "must be one line"},
		"unknown stage":        {q, "essential_from: idea", "essential_from: dream", q + ":17:21", `"dream" is not a known stage`},
		"unknown from":         {q, "from: idea}", "from: dream}", q + ":18:54", `"dream" is not a known stage`},
		"unknown fact":         {q, "[uses_ai]", "[use_ai]", q + ":18:21", `"use_ai" is not a known fact`},
		"unknown wording":      {q, "wording: charter", "wording: mine", q + ":2:10", `"mine" is not a known wording`},
		"not YAML":             {q, "title: Open", "title: Open: wide", q + ":1:12", "a colon and a space stand within a text"},
		"tab":                  {q, "    why", "\twhy", q + ":9:1", "indented with a tab"},
		"anchor":               {q, "title: Open", "title: &a Open", q + ":1:8", "anchors"},
		"alias":                {q, "title: Open", "title: *a", q + ":1:8", "aliases"},
		"tag":                  {q, "title: Open", "title: !!str Open", q + ":1:8", "tags"},
		"merge key":            {q, "title: Open", "<<: {title: Open}", q + ":1:1", "merge keys"},
		"two documents":        {q, "title: Open", "---\ntitle: Open\n---", q + ":3:1", "one document"},
		"deep brackets":        {q, "[a page]", strings.Repeat("[", 5000), q + ":24:35", "nest too deep"},
		"deep lists":           {q, "evidence: [a page]", "evidence:\n      " + strings.Repeat("- ", 5000), q + ":25:41", "nest too deep"},
		"deep keys":            {q, "evidence: [a page]", "evidence:\n" + stairs(60), q + ":64:42", "nest too deep"},
		"list in brackets":     {q, "[a page]", "[- a page]", q + ":24:16", "no list inside brackets"},
		"endless empty lines":  {q, "[a page]", "|" + strings.Repeat("\n ", 70_000), q + ":75:1", "empty lines"},
		"endless list":         {q, "[a page]", "[" + strings.Repeat("a, ", 200_000), q + ":24:1", "more than 12000"},
		"control character":    {q, "title: Open", "title: Op\x07en", q + ":1:10", "U+0007"},
		"written as an escape": {q, "title: Open", `title: "Op\x1b[2Jen"`, q + ":1:8", "U+001B"},
		"bidi override":        {q, "title: Open", "title: Op\u202een", q + ":1:10", "U+202E"},
		"C1 control":           {q, "title: Open", "title: Op\u009ben", q + ":1:10", "U+009B"},
		"not UTF-8":            {q, "title: Open", "title: Op\xffen", q + ":1:10", "not UTF-8"},
		"empty file":           {q, smallQuestions, "", q + ":1:1", "the file is empty"},
		"a list for a file":    {q, smallQuestions, "- a\n", q + ":1:1", "a principle must have keys"},
		"level in words":       {q, "prompts:", "cases: [{situation: A small team., level: two}]\n    prompts:", q + ":25:47", "not a level"},
		"level too high":       {q, "prompts:", "cases: [{situation: A small team., level: 4}]\n    prompts:", q + ":25:47", "not a level"},
		"level below none":     {q, "prompts:", "cases: [{situation: A small team., level: -1}]\n    prompts:", q + ":25:47", "not a level"},
		"case without level":   {q, "prompts:", "cases: [{situation: A small team.}]\n    prompts:", q + ":25:13", `a case lacks the key "level"`},
		"reach of level 3":     {q, "prompts:", "reach: {before: live, level: 3, text: Later.}\n    prompts:", q + ":25:34", "not a level"},
		"reach of no stage":    {q, "prompts:", "reach: {before: dream, level: 2, text: Later.}\n    prompts:", q + ":25:21", `"dream" is not a known stage`},
		"essential if unknown": {q, "essential_from: idea", "essential_from: idea\n    essential_if: [rain]", q + ":18:20", `"rain" is not a known fact`},
		"definition twice":     {p, "clauses:", "definitions: [{id: a, term: A, meaning: An a., words: [a]}, {id: a, term: A, meaning: An a., words: [a]}]\nclauses:", p + ":9:61", "the definition a is given twice"},
		"id twice":             {q, smallQuestions, smallQuestions + twin, q + ":26:9", "OPN-1 is used twice, first at " + q + ":7"},
		"no format":            {p, "format: charter-pack/1\n", "", p + ":1:1", "no format is given"},
		"future format":        {p, "charter-pack/1", "charter-pack/2", p + ":1:9", "made for a newer version of charter"},
		"version":              {p, "version: 1.0.0", "version: one", p + ":3:10", `"one" is not a version`},
		"version as a number":  {p, "version: 1.0.0", "version: 1.0", p + ":3:10", "this is a number"},
		"date":                 {p, "clauses:", "legal_checked: 2026-13-01\nclauses:", p + ":9:16", "is not a date"},
		"clause twice":         {p, "  - {id: 1a, text: say who gains}", "  - {id: 1a, text: a}\n  - {id: 1a, text: b}", p + ":11:5", "clause 1a is given twice"},
		"term twice":           {p, "clauses:", "glossary: [{term: A, meaning: b}, {term: A, meaning: c}]\nclauses:", p + ":9:35", "entry A is given twice"},
		"kind of change":       {p, "clauses:", "changes: [{since: 1.0.0, kind: lost, from: [A]}]\nclauses:", p + ":9:32", `"lost" is not a known kind`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			fsys := small()
			data := string(fsys[c.file].Data)
			if !strings.Contains(data, c.old) {
				t.Fatalf("%s does not hold %q", c.file, c.old)
			}
			fsys[c.file] = &fstest.MapFile{Data: []byte(strings.Replace(data, c.old, c.new, 1))}
			wantFault(t, fsys, c.at, c.message)
		})
	}
}

const twin = `  - id: OPN-1
    text: Again?
    why: The charter asks.
    help: Ask.
    clauses: [1a]
    levels: [a, b, c, d]
    evidence: [a page]
    prompts: [Who gains?, Who loses?]
`

// stairs nests n keys, each on a line of its own one column further right.
func stairs(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%*sa:\n", i+1, "")
	}
	return b.String()
}

// wantFault wants a pack refused, with a fault at a place ("file:line:column",
// or a file or folder) and a hint.
func wantFault(t *testing.T, fsys fstest.MapFS, at, message string) {
	t.Helper()
	pack, err := questions.Load(fsys)
	var faults questions.Faults
	if pack != nil || !errors.As(err, &faults) {
		t.Fatalf("Load = %v, %v; want faults", pack, err)
	}
	for _, f := range faults {
		where := f.File
		if f.Line > 0 {
			where = fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Column)
		}
		if where == at && strings.Contains(f.Message, message) && f.Hint != "" {
			return
		}
	}
	t.Errorf("no fault at %s with %q; faults:\n%v", at, message, err)
}

func TestLoadFolderFaults(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		edit    func(fstest.MapFS)
		at      string
		message string
	}{
		"no pack.yaml":    {func(m fstest.MapFS) { delete(m, "pack.yaml") }, "pack.yaml", "not a question pack"},
		"no guidance":     {func(m fstest.MapFS) { delete(m, "01-open/guidance.md") }, "01-open/guidance.md", "missing"},
		"no questions":    {func(m fstest.MapFS) { delete(m, "01-open/questions.yaml") }, "01-open/questions.yaml", "missing"},
		"empty guidance":  {func(m fstest.MapFS) { m["01-open/guidance.md"] = file("\n\n") }, "01-open/guidance.md:1:1", "empty"},
		"no principle":    {func(m fstest.MapFS) { delete(m, "01-open/guidance.md"); delete(m, "01-open/questions.yaml") }, "", "no principle"},
		"folder's name":   {func(m fstest.MapFS) { m["1-kind/guidance.md"] = file("a") }, "1-kind", "not a number and a name"},
		"capital":         {func(m fstest.MapFS) { m["02-Kind/guidance.md"] = file("a") }, "02-Kind", "not a number and a name"},
		"number twice":    {func(m fstest.MapFS) { m["01-kind/guidance.md"] = file("a") }, "01-open", "also that of 01-kind"},
		"name twice":      {func(m fstest.MapFS) { m["02-open/guidance.md"] = file("a") }, "02-open", "also that of 01-open"},
		"misspelt file":   {func(m fstest.MapFS) { m["01-open/question.yaml"] = file("a") }, "01-open/question.yaml", "nothing reads"},
		"folder for file": {func(m fstest.MapFS) { m["pack.yaml/a"] = file("a"); delete(m, "pack.yaml") }, "pack.yaml", "not an ordinary file"},
		"huge file":       {func(m fstest.MapFS) { m["01-open/guidance.md"] = file(strings.Repeat("a", questions.MaxFileBytes+1)) }, "01-open/guidance.md", "larger than 1 MiB"},
		"many files": {func(m fstest.MapFS) {
			for i := range questions.MaxFiles {
				m[fmt.Sprintf("01-open/%d.txt", i)] = file("a")
			}
		}, "", "more than 200"},
		"huge pack": {func(m fstest.MapFS) {
			for i := range 9 {
				m[fmt.Sprintf("%02d-more/guidance.md", i+2)] = file(strings.Repeat("a", questions.MaxFileBytes))
			}
		}, "10-more/guidance.md", "larger than 8 MiB"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			fsys := small()
			c.edit(fsys)
			wantFault(t, fsys, c.at, c.message)
		})
	}
}

func file(data string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(data)} }

func TestLoadFindsAllFaults(t *testing.T) {
	t.Parallel()
	fsys := small()
	fsys["01-open/questions.yaml"] = file(strings.NewReplacer("why:", "wy:", "[uses_ai]", "[use_ai]", "title: Open", "title: 3").Replace(smallQuestions))
	fsys["02-kind/guidance.md"] = file("a\x00")
	_, err := questions.Load(fsys)
	var faults questions.Faults
	if !errors.As(err, &faults) || len(faults) != 5 {
		t.Fatalf("faults = %d, want 5:\n%v", len(faults), err)
	}
	var fault questions.Fault
	if !errors.As(err, &fault) || fault.File != "01-open/questions.yaml" || fault.Line != 1 {
		t.Errorf("the first fault = %+v", fault)
	}
}

func TestLoadAcceptsWhatEditorsAdd(t *testing.T) {
	t.Parallel()
	fsys := small()
	for name, f := range fsys {
		fsys[name] = file("\ufeff" + strings.ReplaceAll(string(f.Data), "\n", "\r\n"))
	}
	fsys[".git/config"] = file("x")
	fsys["README.md"] = file("x")
	fsys["01-open/.swp.md"] = file("x")
	windows, err := questions.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	unix, err := questions.Load(small())
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(windows.Principles) != fmt.Sprint(unix.Principles) {
		t.Errorf("with Windows line ends: %+v, without: %+v", windows.Principles, unix.Principles)
	}
}

func TestLoadDir(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.CopyFS(dir, small()); err != nil {
		t.Fatal(err)
	}
	if _, err := questions.LoadDir(dir); err != nil {
		t.Errorf("a good pack: %v", err)
	}
	if _, err := questions.LoadDir(filepath.Join(dir, "nowhere")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a missing folder: %v", err)
	}
}

// A shared pack must not be able to show the reader files from elsewhere.
func TestLoadDirRefusesLinksThatLeave(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		return // making a link needs special rights there
	}
	outside := filepath.Join(t.TempDir(), "secret.md")
	if err := os.WriteFile(outside, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, target := range map[string]string{"a file": outside, "a folder": filepath.Dir(outside)} {
		dir := t.TempDir()
		if err := os.CopyFS(dir, small()); err != nil {
			t.Fatal(err)
		}
		link := filepath.Join(dir, "01-open", "guidance.md")
		if name == "a folder" {
			link = filepath.Join(dir, "02-kind")
		} else if err := os.Remove(link); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, link); err != nil {
			t.Fatal(err)
		}
		pack, err := questions.LoadDir(dir)
		if pack != nil || err == nil || !strings.Contains(err.Error(), "inside the pack") {
			t.Errorf("a link to %s outside: %v, %v", name, pack, err)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(smallPack, smallQuestions, "## In practice")
	f.Add("format: charter-pack/1\nlevels: [[[{", "questions: [{id: &a [*a]}]", "\x1b")
	f.Fuzz(func(t *testing.T, pack, list, guidance string) {
		fsys := fstest.MapFS{"pack.yaml": file(pack), "01-open/questions.yaml": file(list), "01-open/guidance.md": file(guidance)}
		p, err := questions.Load(fsys)
		if (p == nil) == (err == nil) {
			t.Errorf("Load = %v, %v: want one of the two", p, err)
		}
	})
}

func BenchmarkDefault(b *testing.B) {
	for b.Loop() {
		if _, err := questions.Default(); err != nil {
			b.Fatal(err)
		}
	}
}
