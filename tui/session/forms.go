package session

import (
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/date"
	"charter/assessment/project"
)

// Form is what is asked of one thing that belongs to an answer, such as a check.
type Form struct {
	Title  string
	About  string // what it is for, in sentences
	Fields []Field
	Row    string // the hint of the first field where a row of a table, pasted there, fills the fields in their order; "": it does not
}

// Field is one thing that a form asks for. Its value is text, spelt as that of a
// [project.Field] of its kind.
type Field struct {
	Key      string
	Label    string
	Hint     string // what a good entry looks like, in a phrase; "" for none
	Kind     project.Kind
	Options  []project.Option // of KindChoice and KindMany
	Nothing  string           // of KindChoice: what it is called to choose none; "": one must be chosen
	Month    date.End         // of KindDay: what a month without a day stands for
	Required bool             // the register needs it
	Lines    int              // how much room a text of several lines deserves; 0: as usual
	Limit    int              // characters it should not be longer than; 0: any length

	Get   func() string
	Set   func(value string)       // takes it over; not called with a value that is Wrong
	Wrong func(text string) string // why it cannot be kept as it is; nil: anything can
	// Listed gives what is in the project already that a text may mean, and Take takes one
	// of it, by its value; then only the last field is left to fill in. nil: there is none.
	Listed   func(text string) []project.Option
	Take     func(value string)
	ListedAs string // what the list is of, as a heading
	TakenTo  string // what taking one does, as in "to cite it"

	Withheld func() bool // the public does not see it; nil: it does

	problems func() []assessment.Problem // what is likely to be wrong with what is kept; nil: nothing
}

// Mistake tells why a text cannot be kept as it is; "" when it can. Fronts read days
// themselves, see [date.Read].
func (f *Field) Mistake(text string) string {
	if f.Wrong == nil {
		return ""
	}
	return f.Wrong(text)
}

// lens is a value of a type within the assessment that a form edits.
type lens[T comparable] struct {
	get func() T
	put func(T)
}

// line, day and yes make fields of a value.
func (l lens[T]) line(key, label, hint string, of func(*T) *string) Field {
	return Field{
		Key: key, Label: label, Hint: hint,
		Get: func() string { now := l.get(); return *of(&now) },
		Set: func(text string) { l.change(func(x *T) { *of(x) = text }) },
	}
}

func (l lens[T]) text(key, label string, lines int, of func(*T) *string) Field {
	f := l.line(key, label, "", of)
	f.Kind, f.Lines = project.KindText, lines
	return f
}

func (l lens[T]) day(key, label string, month date.End, of func(*T) *assessment.Date) Field {
	return Field{
		Key: key, Label: label, Kind: project.KindDay, Month: month,
		Get: func() string { now := l.get(); return of(&now).String() },
		Set: func(text string) {
			if day, err := assessment.ParseDate(strings.TrimSpace(text)); err == nil {
				l.change(func(x *T) { *of(x) = day })
			}
		},
	}
}

func (l lens[T]) yes(key, label string, of func(*T) *bool) Field {
	return Field{
		Key: key, Label: label, Kind: project.KindYes,
		Get: func() string {
			if now := l.get(); *of(&now) {
				return project.Yes
			}
			return ""
		},
		Set: func(text string) { l.change(func(x *T) { *of(x) = text == project.Yes }) },
	}
}

func (l lens[T]) change(edit func(*T)) {
	now := l.get()
	edit(&now)
	l.put(now)
}

// attached is what belongs to the answer to a question once, such as its check. With
// nothing in it, it is taken away.
func attached[T comparable](s *Session, id, name string, of func(*assessment.Answer) **T) lens[T] {
	return lens[T]{
		get: func() (now T) {
			answer := s.Answer(id)
			if given := *of(&answer); given != nil {
				now = *given
			}
			return now
		},
		put: func(x T) {
			s.EditAnswerTyping(id, name, func(a *assessment.Answer) {
				var none T
				if *of(a) = &x; x == none {
					*of(a) = nil
				}
			})
		},
	}
}

// EvidenceForm asks for one item of what is cited for an answer; the one just past the
// end is new.
func (s *Session) EvidenceForm(id string, at int) Form {
	item := lens[assessment.Evidence]{
		get: func() (now assessment.Evidence) {
			if all := s.Evidence(id); at < len(all) {
				now = all[at]
			}
			return now
		},
		put: func(x assessment.Evidence) { s.PutEvidence(id, at, x) },
	}
	fields := documentFields(asCited(item))
	row := ""
	if title := &fields[0]; at >= len(s.Evidence(id)) {
		row = "Or paste a row copied from a spreadsheet: title, place, date, owner"
		title.ListedAs, title.TakenTo = "Already in the project", "to cite it"
		title.Listed, title.Take = s.listedFor(id), func(document string) { s.Cite(id, at, document) }
	}
	fields = append(fields, item.line("part", "Part", "Optional: the section or page that this answer rests on", func(x *assessment.Evidence) *string { return &x.Part }))
	return Form{Title: "Evidence for " + id, About: s.alsoCitedBy(id, at), Fields: fields, Row: row}
}

// CheckForm asks who outside the project checked an answer.
func (s *Session) CheckForm(id string) Form {
	check := attached(s, id, "check", func(a *assessment.Answer) **assessment.Check { return &a.Check })
	return Form{
		Title: "Check of " + id, About: "Someone outside the project looked at this answer and what it rests on. Level 3 needs it. Empty both fields to take it away.",
		Fields: []Field{
			check.line("by", "Who checked", "A role or body outside the project, such as internal audit", func(c *assessment.Check) *string { return &c.By }),
			check.day("date", "When", date.First, func(c *assessment.Check) *assessment.Date { return &c.Date }),
		},
	}
}

// DepartureForm declares a promise of the Charter that cannot be kept.
func (s *Session) DepartureForm(id string) Form {
	departure := attached(s, id, "departure", func(a *assessment.Answer) **assessment.Departure { return &a.Departure })
	clause := departure.line("clause", "Which promise", "", func(d *assessment.Departure) *string { return &d.Clause })
	clause.Kind, clause.Nothing = project.KindChoice, "Not chosen yet"
	q, _, _ := s.Pack.Question(id)
	for _, each := range q.Clauses {
		c, _ := s.Pack.Clause(each)
		clause.Options = append(clause.Options, project.Option{Value: each, Label: each + " " + c.Text})
	}
	return Form{
		Title: "Departure at " + id,
		About: fmt.Sprintf("Declare a promise of the %s that this project cannot keep. It is published with your report, and the answer then counts %d at most.", s.Pack.Name(), assessment.DepartureCap),
		Fields: []Field{
			clause,
			departure.text("reason", "Why it cannot be kept", 4, func(d *assessment.Departure) *string { return &d.Reason }),
			departure.day("until", "Until when", date.Last, func(d *assessment.Departure) *assessment.Date { return &d.Until }),
		},
	}
}

// NotApplicableForm sets a question aside. The answer changes only once the reason is
// long enough to count.
func (s *Session) NotApplicableForm(id string) Form {
	return Form{
		Title: "Not applicable: " + id,
		About: fmt.Sprintf("Say why this question does not fit your project, in at least %d characters. The reason is printed in the report.", assessment.MinReasonLength),
		Fields: []Field{{
			Key: "reason", Label: "Why it does not apply", Kind: project.KindText, Lines: 5,
			Get: func() string { return s.Answer(id).Reason },
			Set: func(text string) {
				if assessment.ReasonCounts(text) {
					s.Edit(func(e *assessment.Editor, at assessment.Stamp) {
						e.NotApplicable(at.Typing("not-applicable:"+id), id, strings.TrimSpace(text))
					})
				}
			},
			Wrong: func(text string) string {
				if strings.TrimSpace(text) == "" || assessment.ReasonCounts(text) {
					return ""
				}
				return fmt.Sprintf("The reason has %d characters; it needs %d. Write more, or empty it to leave the question open.", len([]rune(strings.TrimSpace(text))), assessment.MinReasonLength)
			},
		}},
	}
}

// ProjectFields are fields of the register entry as a form asks for them. item is the
// position in the list when they are those of an item.
func (s *Session) ProjectFields(list []project.Field, item int) []Field {
	required := assessment.RequiredFields(s.Assessment())
	fields := make([]Field, len(list))
	for i, f := range list {
		fields[i] = Field{
			Key: f.Key, Label: f.Label, Hint: f.Hint, Kind: f.Kind, Options: f.Options, Nothing: "Not known yet", Month: f.Month, Required: slices.Contains(required, f.Key), Limit: f.Limit,
			problems: func() []assessment.Problem { return s.problemsOf(f, item) },
			Get:      func() string { return f.Value(&s.Assessment().Project, item) },
			Set: func(text string) {
				s.Edit(func(e *assessment.Editor, at assessment.Stamp) {
					e.Project(at.Typing(fmt.Sprintf("project:%s:%d", f.Key, item)), func(p *project.Project) { f.Put(p, item, text) })
				})
			},
		}
	}
	return fields
}
