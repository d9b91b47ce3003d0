package session

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/privacy"
	"charter/exports/report"
)

// mostAsked is how many names one form asks about. Those beyond stay remarks.
const mostAsked = 12

// UnknownNames lists the names and mailboxes in fields for roles of which the team should
// say what they are before a report is made for the public, those of one form at most.
func (s *Session) UnknownNames() []string {
	_, remarks := report.BeforePublishing(s.Assessment(), s.Pack)
	var names []string
	for _, remark := range remarks {
		if remark.Asks && len(names) < mostAsked {
			names = append(names, remark.Text)
		}
	}
	return names
}

// KnownNames lists the names and mailboxes of which the team has said what they are, as
// the file keeps them.
func (s *Session) KnownNames() []string {
	return slices.Sorted(maps.Keys(s.Assessment().KnownAs))
}

// NamesForm asks what each name or mailbox stands for.
func (s *Session) NamesForm(names []string) Form {
	form := Form{Title: "Names", About: "A report for the public leaves out a person and the mailbox of one person. All else stays in it. What you say is kept in the file, and never published."}
	for _, name := range names {
		form.Fields = append(form.Fields, s.nameField(name))
	}
	return form
}

// nameField asks what one name or mailbox stands for.
func (s *Session) nameField(name string) Field {
	key := assessment.Fold(name)
	if _, kept := s.Assessment().KnownAs[name]; kept {
		key = name
	}
	field := Field{
		Key: "known_as." + key, Label: "“" + strings.Join(strings.Fields(name), " ") + "” is", Kind: project.KindChoice, Nothing: "not said",
		Get: func() string { return string(s.Assessment().KnownAs[key]) },
		Set: func(kind string) {
			s.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.KnownAs(at, key, assessment.NameKind(kind)) })
		},
	}
	isMailbox := strings.Contains(name, "@")
	for _, option := range assessment.ChoiceAt("known_as").Options {
		kind := assessment.NameKind(option.Value)
		if forMailbox := kind == assessment.NameSharedMailbox || kind == assessment.NameOwnMailbox; forMailbox == isMailbox {
			field.Options = append(field.Options, option)
		}
	}
	return field
}

// nameKinds lists what the team has said of names, to be looked at and changed.
func (s *Session) nameKinds() Part {
	part := Part{Title: "What names stand for"}
	for _, name := range s.KnownNames() {
		words := assessment.ChoiceAt("known_as").Label(string(s.Assessment().KnownAs[name]))
		part.Findings = append(part.Findings, Finding{About: Topic{AboutName, name}, Text: fmt.Sprintf("“%s” is %s", name, words)})
	}
	return part
}

// aboutRemark gives the topic of a remark: the name that it asks about, else the place.
func aboutRemark(remark privacy.Remark) Topic {
	if remark.Asks {
		return Topic{AboutName, remark.Text}
	}
	return AboutPlace(remark.Fields[0])
}
