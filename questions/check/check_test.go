package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"charter/questions/check"
)

func TestBaseHasNoFinding(t *testing.T) {
	t.Parallel()
	report := check.Check(files(base()))
	for _, f := range report.Findings {
		t.Error(f)
	}
	if report.Pack != "small" || report.Principles != 2 || report.Questions != 2 || len(report.Reading) != 2 {
		t.Errorf("report = %+v", report)
	}
}

// Every case makes one edit to the base pack and names the finding it must lead to.
func TestEachRule(t *testing.T) {
	t.Parallel()
	const (
		q1 = "01-open/questions.yaml"
		q2 = "02-kept/questions.yaml"
		g1 = "01-open/guidance.md"
		g2 = "02-kept/guidance.md"
	)
	hard := "Institutional accountability necessitates multidisciplinary organisational evaluation methodologies."
	for name, c := range map[string]struct {
		file, old, new string
		rule           string
		line           int
		what           string // part of Finding.What
	}{
		"unknown key":             {q1, "    why:", "    wy:", "structure", 7, `no key "wy"`},
		"three levels":            {q1, "      - A page names all who gain.\n", "", "structure", 19, "3 levels"},
		"unknown fact":            {q2, "personal_data", "personel_data", "structure", 12, "not a known fact"},
		"unknown stage":           {q2, "from: pilot", "from: pilto", "structure", 12, "not a known stage"},
		"unknown wording":         {q2, "paraphrase", "ours", "structure", 2, "not a known wording"},
		"control character":       {g2, "Know where", "Know\x1b[2J where", "structure", 7, "U+001B"},
		"bidi override":           {q2, "Who has", "Who\u202e has", "structure", 15, "U+202E"},
		"id of another shape":     {q1, "OPN-1", "OPEN-1", "id", 5, "OPEN-1"},
		"prefix of another":       {q2, "KPT-1", "OPN-2", "id", 6, "starts like"},
		"unknown clause":          {q2, "[2a]", "[2a, 9z]", "clause", 10, "9z"},
		"clause twice":            {q2, "[2a]", "[2a, 2a]", "clause", 10, "twice"},
		"no clause":               {q2, "[2a]", "[]", "clause", 10, "no clause"},
		"clause nobody serves":    {"pack.yaml", `say who gains"}`, "say who gains\"}\n  - {id: 1b, text: \"and who loses\"}", "clause", 14, "1b"},
		"fact twice":              {q2, "any: [supplier,", "any: [shares_data,", "condition", 12, "twice"},
		"fact in all and any":     {q2, "any: [supplier,", "any: [personal_data,", "condition", 12, "under any"},
		"essential before asked":  {q2, "essential_from: live", "essential_from: idea", "essential", 11, "only asked from pilot"},
		"levels alike":            {q1, "A page names all who gain.", "Some of level 2 is in place, but a part is missing, such as a name.", "levels", 21, "level 1 and level 2"},
		"not a question":          {q1, "who gains?", "who gains.", "question", 6, "question mark"},
		"two questions":           {q1, "who gains?", "who gains? And who loses?", "question", 6, "one sentence"},
		"long question":           {q1, "who gains?", "who" + strings.Repeat(" and who", 14) + " gains?", "question", 6, "more than 30"},
		"why of two sentences":    {q1, "asks who gains.", "asks. It does.", "why", 7, "one sentence"},
		"why without a stop":      {q1, "asks who gains.", "asks who gains", "why", 7, "one sentence"},
		"one prompt":              {q1, "      - Who loses?\n", "", "prompts", 25, "1 prompts"},
		"prompt not a question":   {q1, "- Who loses?", "- Who loses.", "prompts", 26, "not a question"},
		"no evidence":             {q2, "[a list]", "[]", "evidence", 14, "no example"},
		"evidence twice":          {q2, "[a list]", "[a list, A list]", "evidence", 14, "twice"},
		"statement without title": {q1, `"Open: Util`, `"Util`, "wording", 3, `"Open: "`},
		"no practice heading":     {g2, "## In practice", "## In practise", "wording", 1, "lacks the heading"},
		"paraphrase unsaid":       {g2, "In our words: keep", "Keep", "wording", 1, "does not say so"},
		"paraphrase without link": {q2, "link: https://example.org/charter\n", "", "wording", 2, "without a link"},
		"legal notes undated":     {g1, "Checked in October 2026.", "Checked lately.", "legal-notes", 13, "do not say when"},
		"legal notes of another":  {g1, "October 2026", "May 2026", "legal-notes", 13, "May 2026"},
		"legal notes unended":     {g1, "Not legal advice. ", "", "legal-notes", 13, "standing notice"},
		"change unknown goal":     {"pack.yaml", "glossary:", change("kept, from: [OPN-9], to: [OPN-3]"), "change", 16, "leads to OPN-3"},
		"change wrong number":     {"pack.yaml", "glossary:", change("split, from: [OPN-9], to: [OPN-1]"), "change", 16, "1 to 1"},
		"change lives on":         {"pack.yaml", "glossary:", change("dropped, from: [OPN-1]"), "change", 16, "still asked"},
		"new levels of two":       {"pack.yaml", "glossary:", change("relevelled, from: [OPN-9, OPN-8], to: [OPN-1]"), "change", 16, "relevelled does not go from 2 to 1"},
		"change twice":            {"pack.yaml", "glossary:", change("kept, from: [OPN-9], to: [OPN-1]}\n  - {since: 0.9.1, kind: dropped, from: [OPN-9]"), "change", 17, "two changes"},
		"change of the future":    {"pack.yaml", "glossary:", "changes: [{since: 1.0.0, kind: dropped, from: [OPN-9]}]\nglossary:", "change", 15, "not earlier"},
		"missing part unsaid":     {q1, "Some of level 2 is in place, but a part is missing, such as a name.", "A note names some of those who gain.", "level-1", 20, "missing part"},
		"missing part unnamed":    {q1, "in place, but a part is missing, such as a name.", "in place.", "level-1", 20, "missing part"},
		"no outsider":             {q1, "someone outside the project confirmed it.", "someone else read it.", "level-3", 22, "outside the project"},
		"nothing confirmed":       {q1, "outside the project confirmed it.", "outside the project was told.", "level-3", 22, "outside the project"},
		"two ideas":               {q1, "who gains?", "who gains, and how?", "one-idea", 6, ", and how?"},
		"two verbs":               {q1, "who gains?", "who gains and do you say so?", "one-idea", 6, "and do you say so?"},
		"help without a part":     {q1, "**A weak answer**", "**Not enough**", "help", 9, "A weak answer"},
		"help out of order":       {q2, "**Where to look.** Ask the team.", "**Counts as evidence.** Ask the team.", "help", 9, "Where to look."},
		"help too short":          {q1, "Our page names the riders of the night bus and the shops on its way. It says how we count them. In May the riders' panel read the page with us and put one name right.", "Our page names the riders.", "help", 9, "words"},
		"help too long":           {q1, "Then ask one of them.", "Then ask one of them." + strings.Repeat(" And one more.", 30), "help", 9, "words"},
		"help twice":              {q2, "**A weak answer**: \\\"It is in good hands.\\\" That names no place at all.", "**A weak answer**: \\\"It is compliant.\\\" That names no one, and it gives no figure that anyone could look up.", "help-twice", 9, "OPN-1 help"},
		"two cases":               {q1, "      - {situation: The bus is an idea. Nobody has asked yet who would ride on it or why., level: 0}\n", "", "cases", 28, "2 cases"},
		"cases alike":             {q2, "One clerk holds the data in one room. The list has one line and a date., level: 2", "One clerk holds the data in one room. The list has one line and a date., level: 1", "cases", 18, "level 1"},
		"case told twice":         {q1, "The bus is an idea. Nobody has asked yet who would ride on it or why.", "A draft page names the riders but not the shops on the way of the bus.", "cases", 29, "twice"},
		"short case":              {q1, "The bus is an idea. Nobody has asked yet who would ride on it or why.", "The bus is an idea.", "cases", 29, "5 words"},
		"case without a level":    {q1, "who would ride on it or why., level: 0}", "who would ride on it or why., level: 4}", "structure", 29, "not a level"},
		"reach of no stage":       {q2, "{before: live,", "{before: pilot,", "reach", 16, "not asked before"},
		"reach of level 3":        {q2, "level: 2, text: Nobody", "level: 3, text: Nobody", "structure", 16, "not a level"},
		"definition uncalled":     {"pack.yaml", "words: [outside the project]", "words: [beyond the project]", "definition", 11, `"outside"`},
		"essential if never":      {q1, "    essential_from: idea\n", "    essential_if: [supplier]\n", "essential", 17, "never essential"},
		"essential if anyhow":     {q2, "essential_from: live", "essential_from: live\n    essential_if: [personal_data]", "essential", 12, "anyhow"},
		"claim in a case":         {q1, "The bus is an idea. Nobody has asked yet who would ride on it or why.", "The bus is an idea. The project is lawful and the riders are all known.", "claim", 29, "a verdict on the law"},
		"marks in a case":         {q1, "The bus is an idea. Nobody", "The bus is an **idea**. Nobody", "markdown", 29, "plain text"},
		"unclosed bold":           {q1, "**A weak answer**", "**A weak answer", "markdown", 13, "without its partner"},
		"unclosed code":           {g1, "Say who gains", "Say `who gains", "markdown", 7, "without its partner"},
		"HTML":                    {g1, "Say who gains", "Say <b>who</b> gains", "markdown", 7, "HTML"},
		"HTML block":              {g2, "Know where", "<div>\n</div>\n\nKnow where", "markdown", 7, "HTML"},
		"link to a file":          {g2, "Know where", "[Know](file:///etc/passwd) where", "markdown", 7, "file:///etc/passwd"},
		"link to a script":        {g2, "Know where", "[Know](javascript:alert) where", "markdown", 7, "javascript"},
		"relative link":           {q1, "Ask the", "[Ask](other.md) the", "markdown", 9, "other.md"},
		"image":                   {g2, "Know where", "![Know](https://example.org/a.png) where", "markdown", 7, "image"},
		"table":                   {g2, "Know where", "| a | b |\n|---|---|\n\nKnow where", "markdown", 7, "table"},
		"code block":              {g2, "Know where", "    Know where", "markdown", 7, "code"},
		"heading too high":        {g1, "### Common", "# Common", "markdown", 9, "level 1"},
		"heading too deep":        {g1, "### Common", "#### Common", "markdown", 9, "level 4"},
		"heading in help":         {q1, "**Where to look.** Ask", "## Where\n\n      Ask", "markdown", 9, "heading"},
		"marks in plain text":     {q1, "Who gains most?", "Who **gains** most?", "markdown", 25, "plain text"},
		"abbreviation unknown":    {q1, "Who gains most?", "Who at the ICB gains most?", "abbreviation", 25, "ICB"},
		"unknown in guidance":     {g1, "can tell", "and SIRO can tell", "abbreviation", 17, "SIRO"},
		"not written out":         {q1, "data protection officer (DPO)", "DPO", "abbreviation", 9, "before it is written out"},
		"plural not written out":  {q2, "Ask the team.", "Ask for past DPIAs.", "abbreviation", 9, "before it is written out"},
		"hard sentence":           {q1, "- Nobody has said who gains.", "- " + hard, "reading-ease", 19, "below 30"},
		"hard guidance":           {g2, "Know where it is.", "Know it.\n\n" + hard, "reading-ease", 9, "below 50"},
		"hard question":           {q2, "No one knows., \"Some of level 2 is in place, but a part is missing, such as a room.\", It is on a list for this project.", "Organisational unawareness of institutional accountability arrangements predominates everywhere., Institutional consideration of organisational accountability arrangements predominates., Institutionalised documentation of organisational accountability arrangements predominates.", "reading-ease", 6, "mean reading ease"},
		"claim in guidance":       {g1, "Say who gains, and", "The project is lawful, and", "claim", 7, "a verdict on the law"},
		"claim in a level":        {q1, "As level 2, and someone outside the project confirmed it.", "The project is certified.", "claim", 22, "certification"},
		"claim in a weak answer":  {q1, `: "It is compliant."`, `: It is compliant.`, "claim", 13, "compliance"},
		"claim in the glossary":   {"pack.yaml", "A look at the risks to people.", "A DPIA is required by law.", "claim", 17, "required by law"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pack := base()
			if strings.Count(pack[c.file], c.old) == 0 {
				t.Fatalf("the base pack's %s does not hold %q", c.file, c.old)
			}
			pack[c.file] = strings.Replace(pack[c.file], c.old, c.new, 1)
			report := check.Check(files(pack))
			severity := check.Fault
			if slices.Contains([]string{"level-1", "level-3", "one-idea", "help-twice", "cases"}, c.rule) {
				severity = check.Advice
			}
			for _, f := range report.Findings {
				if f.File == c.file && f.Line == c.line && f.Rule == c.rule && strings.Contains(f.What, c.what) && f.Severity == severity && f.Mend != "" {
					return
				}
			}
			t.Errorf("no finding at %s:%d by rule %s with %q; findings:", c.file, c.line, c.rule, c.what)
			for _, f := range report.Findings {
				t.Log(f)
			}
		})
	}
}

// change puts a change before the glossary.
func change(what string) string {
	return "changes:\n  - {since: 0.9.0, kind: " + what + "}\nglossary:"
}

func TestNumbering(t *testing.T) {
	t.Parallel()
	pack := base()
	for _, name := range []string{"guidance.md", "questions.yaml"} {
		pack["03-kept/"+name] = pack["02-kept/"+name]
		delete(pack, "02-kept/"+name)
	}
	report := check.Check(files(pack))
	if len(report.Findings) != 1 || report.Findings[0].Rule != "numbering" || report.Findings[0].File != "03-kept/questions.yaml" {
		t.Errorf("findings = %v", report.Findings)
	}
}

func TestAdviceIsNoFault(t *testing.T) {
	t.Parallel()
	pack := base()
	pack["01-open/questions.yaml"] = strings.Replace(firstQuestions, "who gains?", "who"+strings.Repeat(" or who", 10)+" gains?", 1)
	report := check.Check(files(pack))
	if len(report.Findings) != 1 || report.Findings[0].Severity != check.Advice || report.Faults() != 0 || report.OK() {
		t.Errorf("findings = %v", report.Findings)
	}
}

func TestNotAPack(t *testing.T) {
	t.Parallel()
	report := check.Check(files(map[string]string{"letter.txt": "Dear all"}))
	if report.OK() || report.Faults() != 1 || report.Findings[0].File != "pack.yaml" {
		t.Errorf("findings = %v", report.Findings)
	}
}

// One slip of the pen is one fault: nothing is said of what could not be read, nor of
// clauses that only it serves. Faults of other files are told beside it.
func TestOneSlipIsOneFault(t *testing.T) {
	t.Parallel()
	const q1 = "01-open/questions.yaml"
	for name, edit := range map[string][2]string{
		"a tab as indentation":  {"    why: The", "\twhy: The"},
		"a no-break space":      {"    why: The", "\u00a0   why: The"},
		"text lost behind #":    {"- Nobody has said", "- Nobody has # said"},
		"an unknown key":        {"    why: The", "    Why: The"},
		"a comma in brackets":   {"{situation: A draft", "{situation: A draft,"},
		"a quote not closed":    {"text: Have", "text: \"Have"},
		"a word that is no key": {"wording: charter", "wording: \u200bcharter"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pack := base()
			if pack[q1] = strings.Replace(firstQuestions, edit[0], edit[1], 1); pack[q1] == firstQuestions {
				t.Fatalf("the base pack does not hold %q", edit[0])
			}
			report := check.Check(files(pack))
			if report.Faults() != 1 || len(report.Findings) != 1 || report.Findings[0].File != q1 || report.Findings[0].Column == 0 {
				t.Errorf("findings = %v, want one", report.Findings)
			}
			pack["02-kept/questions.yaml"] = strings.Replace(secondQuestions, "[2a]", "[2a, 9z]", 1)
			if report := check.Check(files(pack)); report.Faults() != 2 {
				t.Errorf("with a slip in another file, findings = %v, want two", report.Findings)
			}
		})
	}
}

// A text of two words has no reading ease to speak of.
func TestShortTextsAreNotMeasured(t *testing.T) {
	t.Parallel()
	for _, level := range []string{"Nobody watches.", "Nobody", "Responsibilities unallocated.", "No accountability documentation."} {
		pack := base()
		pack["01-open/questions.yaml"] = strings.Replace(firstQuestions, "Nobody has said who gains.", level, 1)
		if report := check.Check(files(pack)); !report.OK() {
			t.Errorf("%q: findings = %v", level, report.Findings)
		}
	}
}

// The lists of claims: each of the first must be found, none of the second.
func TestClaims(t *testing.T) {
	t.Parallel()
	claimed := []string{
		"The project is lawful.", "Then it is now fully compliant.", "Your use of data is GDPR-compliant.", "This shows compliance.",
		"There is no doubt that the project is lawful.", "It is not only useful: it is legal.", "The tool is safe.", "The model was unbiased.",
		"The project has been approved.", "An approved project can go on.", "It was approved by the Charter.", "This makes it a certified project.",
		"No data protection impact assessment is needed.", "A DPIA is not required.", "A DPIA is always required.", "You do not need a DPIA.",
		"You must do an impact assessment.", "It is legally required.", "The breach is not reportable.", "The 72-hour clock has not started.",
		"The data is anonymous.", "After that they are fully anonymised.", "The National Data Opt-out does not apply.", "Section 251 applies here.",
		"Your lawful basis is public task.", "The legal power is correct.", "A good score earns you the kitemark.", "Four threes means a stamp for you.",
		"You are awarded a badge.", "We speak for the residents.", "It is endorsed by the Combined Authority.", "The evidence has been verified.",
		"These notes are up to date with the law.", "That is the law today.",
	}
	harmless := []string{
		"Is the project lawful?", "Check whether the project is lawful.", "No one can say that the project is lawful.", "This does not mean that it is compliant.",
		"Write down the lawful basis.", "The lawful basis is recorded in one table.", "Keep the data safe.", "The data is safe from rain.", "The owner has approved a page.",
		"Have you screened for a DPIA?", "A recorded decision that a DPIA is not needed will do.", "It may apply; ask the data protection officer.",
		"A limit of 72 hours may apply.", "The team describes it as anonymous.", "The data is not anonymous until someone has tried.", "Someone checked the National Data Opt-out and wrote it down.",
		"A project can lose the stamp.", "This is not a kitemark.", "It does not earn a kitemark.", "The evidence is cited.", "The breach is recorded.", "It counts as level 1 at most.",
		"The certificate is in date.", "The press team speaks to the residents.",
	}
	findings := func(sentence string) (claims []check.Finding) {
		pack := base()
		pack["02-kept/guidance.md"] = strings.Replace(secondGuidance, "Know where it is.", sentence, 1)
		for _, f := range check.Check(files(pack)).Findings {
			if f.Rule == "claim" {
				claims = append(claims, f)
			}
		}
		return claims
	}
	for _, s := range claimed {
		if len(findings(s)) == 0 {
			t.Errorf("no claim found in %q", s)
		}
	}
	for _, s := range harmless {
		if found := findings(s); len(found) > 0 {
			t.Errorf("a claim found in %q: %v", s, found)
		}
	}
}

func ExampleCheck() {
	pack := base()
	pack["02-kept/questions.yaml"] = strings.Replace(secondQuestions, "clauses: [2a]", "clauses: [2b]", 1)
	for _, f := range check.Check(files(pack)).Findings {
		fmt.Println(f)
	}
	// Output:
	// 02-kept/questions.yaml:10: fault: KPT-1 names the clause 2b, which pack.yaml does not list. Correct it, or add the clause to pack.yaml. [clause]
	// pack.yaml:14: fault: no question serves clause 2a, "keep data where it belongs". Add it to the clauses of a question. [clause]
}

func BenchmarkCheck(b *testing.B) {
	fsys := files(base())
	for b.Loop() {
		check.Check(fsys)
	}
}
