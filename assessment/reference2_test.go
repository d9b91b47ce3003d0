package assessment_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/project"
	"charter/questions"
)

// This file says rule lcr-scoring/2 a second time, plainly and slowly, straight from
// docs/scoring.md, where it differs from rule 1. It shares no code with the real one.

// reference2 is the reference of rule 2. Sums, bands and numbers are those of rule 1.
type reference2 struct{ reference }

func newReference2(a *assessment.Assessment, pack *questions.Pack) reference2 {
	r := reference2{reference{a: a, pack: pack}}
	for _, principle := range pack.Principles {
		for _, question := range principle.Questions {
			if r.asked(question.Applies) {
				essential := question.EssentialFrom != "" && r.stageFrom(string(question.EssentialFrom))
				state, claimed, counted := r.judge(a.Answers[question.ID], essential)
				r.rows = append(r.rows, row{question.ID, principle.ID, essential, state, claimed, counted})
			}
		}
	}
	return r
}

func folded(text string) string {
	words := strings.Join(strings.Fields(text), " ")
	low := strings.Map(unicode.ToLower, words)
	return strings.TrimPrefix(low, "the ")
}

const around = "[\\p{Cf}\\p{Cc} .!?:;,…\\-–—\"'“”‘’()*_`]*"

var (
	surrounded  = regexp.MustCompile("^" + around + "(.*?)" + around + "$")
	fillers     = regexp.MustCompile(`^(tb[cda]|to ?do|n/a|na|none|nil|none yet|(not )?known|unknown|not applicable|pending|to follow|(see|as) above|test(ing)?|fill in|placeholder|x+|asdf[^ ]*|to be (confirmed|decided|determined|agreed|added|completed|written|advised|announced)|lorem ipsum.*)$`)
	bracketed   = regexp.MustCompile(`^(\[[^][<>{}]*\]|<[^][<>{}]*>|\{[^][<>{}]*\})$`)
	firstLetter = regexp.MustCompile(`\p{L}+`)
	counted     = regexp.MustCompile(`[\p{L}\p{N}]`)
	exampleHost = regexp.MustCompile(`(?i)(^|[^\p{L}\p{Nd}_.-])([\p{L}\p{Nd}_.-]*\.)?example\.(com|org|net)\.*($|[^\p{L}\p{Nd}_.-])`)
)

func coreOf(text string) string { return surrounded.FindStringSubmatch(folded(text))[1] }

func filler(text string) bool {
	core := coreOf(text)
	if blank(text) || core == "known" {
		return false
	}
	return !counted.MatchString(core) || fillers.MatchString(core) ||
		bracketed.MatchString(core) && slices.Contains([]string{"insert", "your", "add", "fill", "name", "placeholder"}, firstLetter.FindString(core))
}

func given(text string) bool { return !blank(text) && !filler(text) }

func (r reference2) judge(answer assessment.Answer, essential bool) (state string, claimed, counted int) {
	state, claimed, _ = r.reference.judge(answer, essential)
	if state != "level" {
		return state, 0, 0
	}
	most, owners, count := 1, []string{}, 0
	for _, item := range r.a.Cited(answer) {
		if !given(item.Title) || !item.Date.IsZero() && later(item.Date, r.a.AsOf) {
			continue
		}
		count++
		if given(item.Owner) {
			owners = append(owners, folded(item.Owner))
		}
		twoYearsOn := item.Date
		twoYearsOn.Year += 2
		stale := !item.Date.IsZero() && later(r.a.AsOf, twoYearsOn)
		switch located := given(item.Location) && !item.Date.IsZero(); {
		case located && !stale:
			most = 3
		case located:
			most = max(most, 2)
		case !stale && !essential:
			most = max(most, 2)
		}
	}
	counted = min(claimed, most)
	if counted == 3 && !r.checked(answer.Check, owners) {
		counted = 2
	}
	if answer.Departure != nil && !blank(answer.Departure.Reason) {
		counted = min(counted, 1)
	}
	if levels, unsure, others, held := r.deciding(answer); held && len(levels) > 0 && 2*unsure < len(levels)+unsure+others && !given(answer.Agreed) {
		counted = min(counted, levels[(len(levels)-1)/2])
	}
	return state, claimed, counted
}

func (r reference2) checked(check *assessment.Check, owners []string) bool {
	if check == nil || !given(check.By) || check.Date.IsZero() || later(check.Date, r.a.AsOf) {
		return false
	}
	by := folded(check.By)
	if !slices.ContainsFunc(owners, func(owner string) bool { return owner != by }) {
		return false
	}
	inside := []string{folded(r.a.Project.Team), folded(r.a.Project.ResponsibleRole)}
	for _, who := range r.a.Assessors {
		if who.DeliveryTeam {
			inside = append(inside, folded(who.Name), folded(who.Role))
		}
	}
	return !slices.Contains(inside, by)
}

// deciding gives the levels voted in the deciding round, sorted.
func (r reference2) deciding(answer assessment.Answer) (levels []int, unsure, others int, held bool) {
	size := func(v assessment.Round) int {
		return v.Levels[0] + v.Levels[1] + v.Levels[2] + v.Levels[3] + v.Unsure + v.NotApplicable
	}
	complete := slices.DeleteFunc(slices.Clone(answer.Rounds), func(v assessment.Round) bool { return !v.Complete })
	for _, v := range complete {
		if slices.ContainsFunc(complete, func(other assessment.Round) bool { return size(other) > 2*size(v) }) {
			continue
		}
		levels, unsure, others, held = nil, v.Unsure, v.NotApplicable, true
		for level, votes := range v.Levels {
			for range votes {
				levels = append(levels, level)
			}
		}
	}
	return levels, unsure, others, held
}

func (r reference2) missing() []string {
	p, named := r.a.Project, func(texts ...string) bool {
		return slices.ContainsFunc(texts, func(text string) bool { return given(text) && (r.a.Example || !exampleHost.MatchString(text)) })
	}
	letters := func(text string) bool {
		return named(text) && len(regexp.MustCompile(`\p{L}`).FindAllString(text, -1)) >= 2
	}
	words := func(text string) bool { return named(text) && len(strings.Fields(text)) >= 3 }
	blank := reference{a: &assessment.Assessment{Facts: r.a.Facts, Project: project.Project{NoData: p.NoData}}}
	asked := blank.missing() // all that is required, where nothing is given
	dataNames, risks := []string{}, []string{}
	for _, item := range p.Data {
		dataNames = append(dataNames, item.Name)
	}
	for _, item := range p.Risks {
		risks = append(risks, item.Risk)
	}
	next, last := p.Review.Next, r.a.AsOf
	last.Year += 2
	there := map[string]bool{
		"title": letters(p.Title), "organisation": letters(p.Organisation), "responsible_role": letters(p.ResponsibleRole), "team": letters(p.Team),
		"summary": words(p.Summary), "description": words(p.Description),
		"contact_email":     named(p.ContactEmail) && regexp.MustCompile(`(?s)^[^@]*@[^@]*\.[^@]*$`).MatchString(p.ContactEmail),
		"benefit.statement": named(p.Benefit.Statement), "benefit.who_benefits": named(p.Benefit.WhoBenefits), "challenge.contact": named(p.Challenge.Contact),
		"data": named(dataNames...), "risks": named(risks...),
		"review.next": !next.IsZero() && !later(r.a.AsOf, next) && !later(next, last),
	}
	return slices.DeleteFunc(asked, func(key string) bool { return there[key] })
}

func (r reference2) contradictions() (found []string) {
	a, p, f := r.a, r.a.Project, r.a.Facts
	said := func(text string) bool {
		core := coreOf(text)
		for _, start := range []string{"nobody outside", "no one outside", "none outside", "not shared outside", "not shared with anyone"} {
			if strings.HasPrefix(core, start) {
				return false
			}
		}
		return given(text) && !slices.Contains([]string{"no", "nobody", "no one", "no-one", "not shared"}, core)
	}
	no := func(fact *bool) bool { return fact != nil && !*fact }
	const order = "none anonymous pseudonymous identifiable"
	rank := func(value string) int { return strings.Index(order, value) }
	departs := func(clause string) bool {
		return slices.ContainsFunc(r.rows, func(row row) bool {
			d := a.Answers[row.id].Departure
			return d != nil && !blank(d.Reason) && folded(d.Clause) == clause && (d.Until.IsZero() || !later(a.AsOf, d.Until))
		})
	}
	owners := p.AlgorithmOwners
	is := map[string]bool{
		"supplier": no(f.Supplier) && slices.ContainsFunc(p.Suppliers, func(s project.Supplier) bool { return said(s.Name) }),
		"people_data": f.PeopleData != "" && slices.ContainsFunc(p.Data, func(d project.DataItem) bool {
			return d.Personal != "" && rank(d.Personal) > rank(f.PeopleData) || d.Sensitive && f.PeopleData == "none"
		}),
		"shares_data": no(f.SharesData) && slices.ContainsFunc(p.Data, func(d project.DataItem) bool { return said(d.SharedWith) }),
		"algorithm": f.Algorithm == "none" && (slices.Contains([]string{"informs", "recommends", "decides"}, f.DecisionRole) ||
			slices.ContainsFunc([]string{owners.Bias, owners.Correction, owners.Monitoring, owners.Training}, said) ||
			slices.ContainsFunc(p.Capability, func(text string) bool { return !blank(text) })),
		"significant_solely_automated": no(f.SignificantSolelyAutomated) && f.DecisionRole == "decides" && f.AffectsPeople != nil && *f.AffectsPeople,
		"stage":                        slices.Contains([]questions.Stage{"idea", "design", "pilot"}, f.Stage) && !p.Dates.LiveSince.IsZero() && !later(p.Dates.LiveSince, a.AsOf),
		"opt_out.data_sharing":         p.OptOut.DataSharing.Available == "yes" && departs("6a"),
		"opt_out.ai_use":               p.OptOut.AIUse.Available == "yes" && departs("6b"),
	}
	for _, id := range assessment.ContradictionIDs() {
		text := a.Explanations[id]
		explained := len([]rune(strings.TrimSpace(text))) >= 20 && !filler(text)
		switch {
		case is[id] && explained:
			found = append(found, id+" explained")
		case is[id]:
			found = append(found, id)
		}
	}
	return found
}

func (r reference2) verdict(score *assessment.Score) assessment.Verdict {
	last := r.a.AsOf
	last.Year += 2
	planFor := func(ids ...string) string {
		for _, x := range r.a.Actions {
			if x.Status == "open" && given(x.Text) && given(x.Owner) && !x.Due.IsZero() && !later(r.a.AsOf, x.Due) && !later(x.Due, last) && slices.ContainsFunc(ids, x.IsFor) {
				return x.ID
			}
		}
		return ""
	}
	score.Points = []assessment.Point{}
	ofPrinciple := func(id string) {
		ids := []string{id}
		for _, row := range r.rows {
			if row.principle == id {
				ids = append(ids, row.id)
			}
		}
		score.Points = append(score.Points, assessment.Point{For: id, Action: planFor(ids...)})
	}
	for _, p := range score.Principles {
		if p.Band == "partly_met" {
			ofPrinciple(p.ID)
		}
	}
	essential, below, open := 0, 0, len(score.MissingFields) > 0
	for _, row := range r.rows {
		open = open || row.state == "unanswered"
		if !row.essential {
			continue
		}
		essential++
		below += btoi(row.counted < 2)
		if levels, _, _, _ := r.deciding(r.a.Answers[row.id]); len(levels) > 0 && differs(levels) {
			score.Points = append(score.Points, assessment.Point{For: row.id, Action: planFor(row.id)})
		}
	}
	for _, p := range score.Principles {
		if m := p.NotApplicableByHand; 4*m > p.N+m {
			ofPrinciple(p.ID)
		}
	}
	for _, id := range r.contradictions() {
		open = open || !strings.HasSuffix(id, " explained")
	}
	switch {
	case open:
		return "incomplete"
	case slices.ContainsFunc(score.Principles, func(p assessment.PrincipleScore) bool { return p.Band == "not_met" }),
		r.a.Facts.Stage != "idea" && r.a.Facts.Stage != "design" && essential > 0 && 2*below >= essential,
		slices.ContainsFunc(score.Points, func(p assessment.Point) bool { return p.Action == "" }):
		return "not_ready"
	case len(score.Points) > 0:
		return "ready_with_actions"
	}
	return "ready"
}

func TestComputeAgreesWithTheReferenceOfRule2(t *testing.T) {
	t.Parallel()
	const runs = 40 // of a hundred cases each
	verdicts, told := map[assessment.Verdict]int{}, map[string]int{}
	for range runs {
		rapid.Check(t, func(t *rapid.T) {
			a, pack := scoreCase(t)
			got, r := assessment.Rule2().Compute(a, pack), newReference2(a, pack)
			verdicts[got.Verdict]++
			rows := []row{}
			for _, q := range got.Questions {
				if q.Applies {
					rows = append(rows, row{id: q.ID, essential: q.Essential, state: q.State, claimed: orZero(q.Claimed), counted: orZero(q.Counted)})
				}
				for _, reason := range q.Reasons {
					told[string(reason.Code)]++
				}
				if q.Lowered() && q.Reason == "" {
					t.Fatalf("%s is lowered without a reason", q.ID)
				}
			}
			plain := slices.Clone(r.rows)
			for i := range plain {
				plain[i].principle = ""
			}
			if diff := cmp.Diff(plain, rows, cmp.AllowUnexported(row{})); len(rows)+len(plain) > 0 && diff != "" {
				t.Fatalf("questions: %s", diff)
			}
			contradictions := []string(nil)
			for _, c := range got.Contradictions {
				told[c.ID]++
				if c.Explained {
					c.ID += " explained"
				}
				contradictions = append(contradictions, c.ID)
			}
			if diff := cmp.Diff(r.contradictions(), contradictions); diff != "" {
				t.Fatalf("contradictions: %s", diff)
			}
			want := r.reference.score()
			want.Rule, want.MissingFields, want.Contradictions = "lcr-scoring/2", r.missing(), got.Contradictions
			want.Verdict = r.verdict(&want)
			got.Questions, got.FewEssential = nil, false
			for i := range got.Points {
				got.Points[i].Reason, got.Points[i].Code, got.Points[i].Args = "", "", nil
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatal(diff)
			}
		})
	}
	for _, verdict := range assessment.Verdicts() {
		if verdicts[verdict] < 10 {
			t.Errorf("only %d of the cases come to %s", verdicts[verdict], verdict)
		}
	}
	codes := assessment.ContradictionIDs()
	for _, reason := range []assessment.ReasonCode{
		assessment.OpenTitle, assessment.OpenPlace, assessment.EssentialUnlocated, assessment.OwnerCheck, assessment.UnownedEvidence, assessment.InsideCheck, assessment.AboveVotes,
	} {
		codes = append(codes, string(reason))
	}
	for _, code := range codes {
		if told[code] < 2 {
			t.Errorf("%s comes up only %d times", code, told[code])
		}
	}
}

// TestPlaceholdersAgreeWithTheReference holds the quick look at texts to the plain one.
func TestPlaceholdersAgreeWithTheReference(t *testing.T) {
	t.Parallel()
	pieces := rapid.SampledFrom([]string{
		"tbc", "TBD", "to", "do", "be", "confirmed", "announced", "n/a", "na", "none", "yet", "not", "known", "applicable", "see", "as", "above", "test", "testing", "fill", "in",
		"x", "xx", "asdf", "lorem", "ipsum", "the", "The", "[", "]", "<", ">", "{", "}", "insert", "name", "your", " ", "\t", "\u00a0", "\u200b", ".", "…", "-", "(", ")", "*", "“", "”",
		"é", "İ", "1", "#", "/", "nil", "todo", "pending", "unknown", "follow", "plan", "PENDING", "Placeholder", "\u0085",
	})
	found := 0
	for range 20 {
		rapid.Check(t, func(t *rapid.T) {
			text := strings.Join(rapid.SliceOfN(pieces, 0, 6).Draw(t, "pieces"), rapid.SampledFrom([]string{"", "", " "}).Draw(t, "between"))
			if got := assessment.Placeholder(text); got != filler(text) {
				t.Fatalf("%q (core %q): %v", text, coreOf(text), got)
			} else if got {
				found++
			}
		})
	}
	if found < 100 {
		t.Errorf("only %d placeholders among the texts", found)
	}
}
