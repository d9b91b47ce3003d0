package plain_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"charter/assessment"
	"charter/questions/plaintext"
)

// journey is a first walk: a new assessment, its facts, some answers, the
// project, the review and an export.
const journey = `
new
Falls risk list
Mersey Community Trust

pilot
4
machine-learning
back
generative
recommends
material or not
small
yes
y
no
menu
answer
next
help
2
evidence
Benefits statement, version 2
https://trust.nhs.uk/benefits
2026-05-01
Programme office
yes
section 4
check
internal audit
2026-06-01
3
note
The board agreed the statement in May.

A resident panel read it.
.
na

unsure
flag
sec-6
na
too short
because nothing is kept outside the ward
unanswered
1
action
Write to the supplier
.
Data lead
31 January
2027-01-31
ben-1, nowhere
ben-1

guidance
why
4
departure
1
Our supplier cannot do that yet.
.
clear
menu
project
1
"menu"
Tells community nurses whom to visit first.
Liverpool, Wirral
health
2, 3
done
next
A list is made each night.
Nurses read it and decide.
.

menu
review
actions

ben-1
why
menu
export

1, html
reports
withheld
write
history

undo
redo
leave
`

func TestJourney(t *testing.T) {
	t.Parallel()
	o := options(t.TempDir())
	transcript := hold(t, typing(journey), o)
	golden.RequireEqual(t, transcript)

	a := read(t, filepath.Join(o.Library.Folder, "falls-risk-list.charter.json"))
	answer := a.Answers["BEN-1"]
	if answer.Level == nil || *answer.Level != 3 || len(answer.Evidence) != 1 || answer.Check == nil || !a.Cited(answer)[0].Public {
		t.Errorf("BEN-1 is %+v", answer)
	}
	if want := "The board agreed the statement in May.\n\nA resident panel read it."; answer.Note != want {
		t.Errorf("the note of BEN-1 is %q, want %q", answer.Note, want)
	}
	if got := a.Answers["BEN-2"]; got.State != assessment.StateUnsure || !got.Flagged {
		t.Errorf("BEN-2 is %+v, want it unsure and flagged", got)
	}
	if got := a.Answers["SEC-6"]; got.State != assessment.StateNotApplicable || got.Reason != "too short because nothing is kept outside the ward" {
		t.Errorf("SEC-6 is %+v, want it not applicable", got)
	}
	if len(a.Actions) != 1 || !a.Actions[0].IsPlan(a.AsOf) {
		t.Errorf("the actions are %+v, want one that is a plan", a.Actions)
	}
	if a.Project.Title != "menu" || len(a.Project.Area) != 2 || !strings.Contains(a.Project.Description, "\nNurses") {
		t.Errorf("the project is %+v", a.Project)
	}
	for _, name := range []string{"falls-risk-list.report.md", "falls-risk-list.report.html"} {
		if _, err := os.Stat(filepath.Join(o.Library.Folder, "reports", name)); err != nil {
			t.Error(err)
		}
	}
}

func TestReopening(t *testing.T) {
	t.Parallel()
	o := options(t.TempDir())
	hold(t, typing(journey), o)
	golden.RequireEqual(t, hold(t, typing(`
1
answer BEN-1

leave
`), o))
}

func TestWorkedExample(t *testing.T) {
	t.Parallel()
	golden.RequireEqual(t, hold(t, typing(`
sample
review
explain
1
Only at night, until the new rota starts in March.
.
again
3

actions
1





delete 99
delete 1
list

inc-1


list
guidance
previous
back
menu
evidence
ben-1

back
answer
list
11
guidance
OVE-1
principle
menu
facts
16
3

words DPIA
words nonsense
find mention unfair treatment
1
menu
find
logic model
99

find zqzq
undo
history
more

export



withheld
back
back
back
back
saving
files
leave
`), options(t.TempDir())))
}

// A conversation is read aloud: nothing in it draws, moves or colours.
func TestTranscriptsArePlainSentences(t *testing.T) {
	t.Parallel()
	transcript := hold(t, typing(journey+"\n"), options(t.TempDir()))
	for _, r := range transcript {
		box := r >= 0x2500 && r <= 0x25ff
		picture := r >= 0x2600 && r <= 0x27bf || r >= 0x1f000
		if plaintext.Unsafe(r) || box || picture || r == '→' {
			t.Errorf("the transcript holds %q", r)
		}
	}
}

// Wherever the input ends, what was typed before is in the file.
func TestNothingIsLostWhereverTheInputEnds(t *testing.T) {
	t.Parallel()
	all := typing(journey).steps
	texts := map[string]string{} // a text of the journey, by the line that has just been typed
	for _, line := range []string{
		"Mersey Community Trust", "Benefits statement, version 2", "https://trust.nhs.uk/benefits", "Programme office", "internal audit",
		"The board agreed the statement in May.", "A resident panel read it.", "because nothing is kept outside the ward",
		"Write to the supplier", "Data lead", "Our supplier cannot do that yet.", "Tells community nurses whom to visit first.",
		"A list is made each night.", "Nurses read it and decide.",
	} {
		texts[line] = line
	}
	checked := 0
	for n, step := range all {
		want, text := texts[step.(string)]
		if !text || n < 3 { // before the fourth line there is no file
			continue
		}
		checked++
		o := options(t.TempDir())
		hold(t, &script{steps: all[:n+1]}, o)
		data, err := json.Marshal(read(t, filepath.Join(o.Library.Folder, "falls-risk-list.charter.json")))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(data), want) {
			t.Errorf("the input ended after %q, which is not in the file", want)
		}
	}
	if checked != len(texts)-1 {
		t.Errorf("%d texts were looked for, want %d", checked, len(texts)-1)
	}
}
