//go:build unix

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
)

// typist fills in an assessment in a window and counts: keys, and the characters of
// texts, whether they are typed or pasted. What is typed at the shell counts, too.
type typist struct {
	*window
	keys, characters int
}

// press sends keys, each of which counts.
func (p *typist) press(keys ...string) {
	p.t.Helper()
	for _, key := range keys {
		p.keys++
		p.send(key)
	}
}

// write types a text and waits until it can be seen.
func (p *typist) write(text string) {
	p.t.Helper()
	p.characters += utf8.RuneCountInString(text)
	p.send(text)
	p.see(text[max(0, len(text)-20):]) // a longer one may not fit its field
}

// paste puts in a text as a terminal does that marks what is pasted.
func (p *typist) paste(text string) {
	p.t.Helper()
	p.characters += utf8.RuneCountInString(text)
	p.send("\x1b[200~" + text + "\x1b[201~")
}

// shell starts charter as if it was called at a shell.
func (p *typist) shell(folder, home string, args ...string) {
	p.t.Helper()
	p.characters += utf8.RuneCountInString("charter " + strings.Join(args, " "))
	p.keys++
	p.window = openWindow(p.t, folder, home, args...)
}

// given is an answer, and what it rests on.
type given struct {
	id, level string
	row       string // a new document, as a row copied from a spreadsheet
	pick      string // a part of the title of a document that is listed
	again     bool   // the document that was cited last
	check     string // who outside the team checked it, then a tab and when
}

// givens are 56 answers about a list that tells whose damp is seen first.
func givens() []given {
	return []given{
		{id: "BEN-1", level: "2", row: "Benefits plan\tHealthy Homes folder, 03\t12/5/2026\tHealthy Homes Team"},
		{id: "BEN-2", level: "2", again: true},
		{id: "BEN-3", level: "2", row: "Options paper for Cabinet\tCabinet papers, item 7\t3/2/2025\tDirector of Housing"},
		{id: "BEN-4", level: "1"},
		{id: "BEN-5", level: "2", pick: "benef"},
		{id: "SEC-1", level: "2", row: "Security plan\tInformation governance, IG-204\t20/4/2026\tInformation Governance"},
		{id: "SEC-2", level: "3", row: "Data protection impact assessment\tInformation governance, IG-198\t27/3/2026\tInformation Governance", check: "Data protection officer\t2/4/2026"},
		{id: "SEC-3", level: "2", pick: "secur"},
		{id: "SEC-4", level: "2", again: true},
		{id: "SEC-5", level: "2", row: "Contract with Penny Lane Software\tProcurement, C-1184\t1/11/2025\tProcurement"},
		{id: "SEC-6", level: "1"},
		{id: "ACC-1", level: "2", row: "Roles of the damp list\tHealthy Homes folder, 11\t12/5/2026\tDirector of Housing"},
		{id: "ACC-2", level: "2", again: true},
		{id: "ACC-3", level: "2", again: true},
		{id: "ACC-4", level: "2", again: true},
		{id: "ACC-5", level: "1"},
		{id: "ACC-6", level: "2", row: "Web page on the damp list\thttps://www.example.gov.uk/damp\t12/6/2026\tHealthy Homes Team"},
		{id: "TRA-1", level: "2", again: true},
		{id: "TRA-2", level: "2", again: true},
		{id: "TRA-3", level: "2", again: true},
		{id: "TRA-4", level: "1"},
		{id: "TRA-5", level: "1"},
		{id: "INC-1", level: "2", row: "Equality impact assessment\tHealthy Homes folder, 07\t16/4/2026\tEquality Officer"},
		{id: "INC-2", level: "2", again: true},
		{id: "INC-3", level: "2", row: "Notes of the tenants' panel\tHealthy Homes folder, 09\t14/9/2025\tTenant Involvement Team"},
		{id: "INC-4", level: "2", again: true},
		{id: "INC-5", level: "1"},
		{id: "INC-6", level: "1"},
		{id: "PRI-1", level: "1"},
		{id: "PRI-2", level: "1"},
		{id: "PRI-3", level: "2", pick: "protec"},
		{id: "PRI-5", level: "0"},
		{id: "PRI-6", level: "1"},
		{id: "LEG-1", level: "2", again: true},
		{id: "LEG-2", level: "2", pick: "secur"},
		{id: "LEG-3", level: "u"},
		{id: "LEG-6", level: "2", pick: "equal"},
		{id: "TRU-1", level: "1"},
		{id: "TRU-2", level: "2", pick: "web"},
		{id: "TRU-3", level: "2", row: "Results of the first year\tHealthy Homes folder, 15\t30/9/2026\tHealthy Homes Team"},
		{id: "TRU-4", level: "1"},
		{id: "TRU-5", level: "1"},
		{id: "GOV-1", level: "2", row: "Risk register\tHealthy Homes folder, 05\t2/11/2026\tDirector of Housing"},
		{id: "GOV-2", level: "2", again: true},
		{id: "GOV-3", level: "1"},
		{id: "GOV-4", level: "u"},
		{id: "GOV-6", level: "2", again: true},
		{id: "BAL-1", level: "1"},
		{id: "BAL-2", level: "1"},
		{id: "BAL-3", level: "0"},
		{id: "BAL-5", level: "1"},
		{id: "OVE-1", level: "3", row: "Independent review\tAudit Committee, item 4\t9/3/2026\tInternal Audit", check: "Audit Committee\t9/3/2026"},
		{id: "OVE-2", level: "2", again: true},
		{id: "OVE-3", level: "2", again: true},
		{id: "OVE-4", level: "1"},
		{id: "OVE-5", level: "1"},
	}
}

// answer gives one answer at its question.
func (p *typist) answer(g given) {
	p.t.Helper()
	p.when(g.id, regexp.MustCompile(`(?m)^ ?`+g.id+` `).MatchString)
	p.press(g.level)
	switch {
	case g.again:
		p.press(".")
	case g.pick != "":
		p.press("e")
		p.see("Already in the project")
		p.write(g.pick)
		p.press(down)
		p.see("▸")
		p.press(enter)
	case g.row != "":
		p.press("e")
		p.see("Or paste a row copied from a spreadsheet")
		p.paste(g.row)
		p.see(g.row[strings.LastIndex(g.row, "\t")+1:])
		p.press(ctrlS)
	}
	if by, when, checked := strings.Cut(g.check, "\t"); checked {
		p.see("no check recorded")
		p.press("k")
		p.see("Who checked")
		p.write(by)
		p.press(enter)
		p.see("│ When")
		p.write(when)
		p.press(ctrlS)
	}
}

// TestFillingInFromARecord fills in an assessment by keys, from a published record to the
// report. Without the import, documents that are cited again and questions that go on by
// themselves it took 345 keys and 4,256 characters.
func TestFillingInFromARecord(t *testing.T) {
	t.Parallel()
	folder, home := t.TempDir(), t.TempDir()
	record, err := os.ReadFile(filepath.Join("testdata", "record", "damp-priority-list.html"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "record.html"), record, 0o600); err != nil {
		t.Fatal(err)
	}
	p := &typist{window: &window{t: t}}
	p.shell(folder, home, "import", "record.html", "--out", "damp")
	p.see("Take it?")
	p.write("all")
	p.press(enter)
	p.see("taken over")
	p.left()

	p.shell(folder, home, "open", "damp.charter.json")
	p.see("our name")
	p.write("Sam Doe")
	p.press(enter)
	p.see("│ Your role")
	p.write("data lead")
	p.press(enter)
	p.see("Beneficial")
	p.facts()
	p.project()
	p.press("x", ">")
	for _, g := range givens() {
		p.answer(g)
	}
	p.see("Every question is answered")
	p.export()
	p.judge(folder)
}

const ctrlS = "\x13"

// facts says what the record does not tell.
func (p *typist) facts() {
	p.t.Helper()
	p.press("i")
	p.see("questions apply")
	p.press("x")
	for _, fact := range []struct{ question, keys string }{
		{"What data about people", end + enter},
		{"What kind of algorithm", end + up + enter},
		{"What part does the algorithm", down + down + down + enter},
		{"How much computing power", down + down + enter},
		{"confidential health", "n"},
		{"affect people", "y"},
		{"front-line staff", "y"},
		{"without a real human part", "n"},
		{"data leave", "y"},
		{"publish results", "n"},
		{"public service", "y"},
		{"job", "n"},
		{"first three signatories", "n"},
		{"independent Charter review", "y"},
	} {
		p.see(fact.question)
		for _, key := range keysIn(fact.keys) {
			p.press(key)
		}
	}
	p.see("56 of 61 questions apply")
	p.press(esc)
	p.see("Beneficial")
}

// keysIn takes a row of keys apart.
func keysIn(keys string) []string {
	return regexp.MustCompile(`\x1b\[.~?|[\s\S]`).FindAllString(keys, -1)
}

const (
	up  = "\x1b[A"
	end = "\x1b[F"
)

// project fills in what the register requires and the record does not have.
func (p *typist) project() {
	p.t.Helper()
	p.press("p")
	p.see("required fields are missing")
	for _, blank := range []struct{ label, text string }{
		{"Summary in one sentence", "It puts reports of damp in an order, so that surveyors visit the worst homes first."},
		{"Who benefits", "Tenants in damp homes, above all with small children or ill lungs."},
		{"Whom to contact", "Healthy Homes Team, 0151 496 0000"},
		{"Next review", "1/11/2027"},
	} {
		p.see("next required blank")
		p.press("x")
		p.see("enter next field")
		p.see(blank.label)
		p.write(blank.text)
		p.press(ctrlS)
	}
	p.see("no required field is missing")
	p.press(esc)
	p.see("Beneficial")
}

// export goes over the review to the report.
func (p *typist) export() {
	p.t.Helper()
	p.press("v")
	p.see("What blocks")
	p.press("o")
	p.see("Who will read it?")
	p.press(ctrlS)
	p.see("Will be written:")
	p.press("o")
	p.see("Written:")
	p.press("\x03")
	p.left()
}

// judge compares what was made with what was given, and the effort with what it was.
func (p *typist) judge(folder string) {
	p.t.Helper()
	pack := sampletest.Pack(p.t)
	a, err := file.Read(filepath.Join(folder, "damp.charter.json"), pack)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, g := range givens() {
		answer := a.Answers[g.id]
		level := "u"
		if answer.Level != nil {
			level = strconv.Itoa(*answer.Level)
		}
		cites := g.again || g.pick != "" || g.row != ""
		if level != g.level || cites != (len(answer.Evidence) == 1) || (g.check != "") != (answer.Check != nil) {
			p.t.Errorf("%s: kept is %+v, given was %+v", g.id, answer, g)
		}
	}
	score := assessment.Compute(a, pack)
	if c := score.Counts; c.Applicable != len(givens()) || c.Unanswered > 0 || c.Lowered > 0 || len(score.MissingFields) > 0 || len(a.Documents) != 12 {
		p.t.Errorf("counts %+v, missing %q, documents %d", c, score.MissingFields, len(a.Documents))
	}
	const keysBefore, charactersBefore = 345, 4256
	p.t.Logf("%d questions, %d keys, %d characters", len(givens()), p.keys, p.characters)
	if p.keys > keysBefore/2 || p.characters > charactersBefore/2 {
		p.t.Errorf("%d keys and %d characters, want half of %d and %d at most", p.keys, p.characters, keysBefore, charactersBefore)
	}
}
