package questions_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"charter/questions"
	"charter/questions/check"
)

// inPreparation is the version of the folder while that is being written: the program
// goes on asking the newest edition before it. It is "" when the folder is built in.
const inPreparation = ""

// lcr is the folder that people edit, and that is built into the program.
func lcr() fs.FS { return os.DirFS("lcr-2025") }

// folderPack gives the pack as people edit it, also before it is built in.
func folderPack(t testing.TB) *questions.Pack {
	t.Helper()
	pack, err := questions.Load(lcr())
	if err != nil {
		t.Fatalf("the folder lcr-2025:\n%v", err)
	}
	return pack
}

// defaultPack is the pack that the program asks.
func defaultPack(t testing.TB) *questions.Pack {
	t.Helper()
	pack, err := questions.Default()
	if err != nil {
		t.Fatalf("the embedded pack:\n%v", err)
	}
	return pack
}

func TestEmbeddedPackHasNoFindings(t *testing.T) {
	t.Parallel()
	report := check.Check(lcr())
	for _, f := range report.Findings {
		t.Error("lcr-2025/" + f.String())
	}
	if want := folderPack(t).QuestionCount(); report.Principles != 11 || report.Questions != want {
		t.Errorf("%d principles and %d questions, want 11 and %d", report.Principles, report.Questions, want)
	}
}

func TestEmbeddedPrinciples(t *testing.T) {
	t.Parallel()
	var ids []string
	for _, p := range folderPack(t).Principles {
		ids = append(ids, p.ID)
		if want := p.Number <= 8; (p.Wording == questions.WordingCharter) != want {
			t.Errorf("principle %d, %s: wording %q", p.Number, p.Title, p.Wording)
		}
	}
	want := "beneficial security accountability transparency inclusivity privacy legality trustworthy governance balanced-innovation oversight"
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("principles = %s, want %s", got, want)
	}
}

// testdata/charter-principles-1-to-8.md is the Charter as supplied, word for
// word but for the title of principle 7, which the supplied copy got wrong.
func TestCharterIsQuotedWordForWord(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/charter-principles-1-to-8.md")
	if err != nil {
		t.Fatal(err)
	}
	sections := strings.Split(string(data), "\n## Principle #")
	_, preamble, _ := strings.Cut(sections[0], "\n\n")
	pack := folderPack(t)
	if got, want := pack.Preamble, strings.TrimSpace(preamble); got != want {
		t.Errorf("preamble:\n%s\nwant:\n%s", got, want)
	}
	if len(sections) != 9 {
		t.Fatalf("the Charter's copy has %d principles, want 8", len(sections)-1)
	}
	for i, section := range sections[1:] {
		p := pack.Principles[i]
		title, rest, _ := strings.Cut(section, "\n\n")
		if _, title, _ = strings.Cut(title, " "); p.Title != title {
			t.Errorf("principle %d is titled %q, want %q", i+1, p.Title, title)
		}
		statement, body, _ := strings.Cut(rest, "\n\n### What that means...\n\n")
		if p.Statement != statement {
			t.Errorf("statement of %s:\n%s\nwant:\n%s", p.Title, p.Statement, statement)
		}
		got, ours := p.CharterText()
		if want := "## What that means...\n\n" + strings.TrimSpace(body); got != want {
			t.Errorf("the Charter's text of %s:\n%s\nwant:\n%s", p.Title, got, want)
		}
		if !strings.HasPrefix(ours, questions.PracticeHeading+"\n") {
			t.Errorf("our text of %s does not start with its heading", p.Title)
		}
	}
}

func BenchmarkCheckDefault(b *testing.B) {
	for b.Loop() {
		check.Check(lcr())
	}
}
