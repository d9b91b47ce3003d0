package session

import (
	"cmp"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"charter/assessment"
	"charter/questions"
	"charter/questions/plaintext"
)

// User is who is at the keyboard. What the user changes bears the id under which the
// file lists them as an assessor.
type User struct {
	Name     string // as it is to stand in the file; "" when it is not known
	Role     string
	Remember func(typed string) error // keeps what was said, also if that is nothing; nil: nobody is asked
	Fault    error                    // why it is not known, to be told when the program starts; nil where nothing is wrong
}

// UserNamed reads who somebody is as people type it: "Sam Doe", with the role behind a
// comma, "Sam Doe, data lead", or with the surname first, "Doe, Sam" and "Doe, Sam, data
// lead". A role may be published and a name never is, so what may be either is read as a
// part of the name, and left as it was typed. Behind a semicolon stands a role, whatever it
// is: "Jo Bloggs; SRO".
func UserNamed(typed string) User {
	line := plaintext.Line(typed)
	if name, role, said := strings.Cut(line, roleSign); said {
		user := UserNamed(name)
		user.Role = cmp.Or(strings.TrimSpace(role), user.Role)
		return user
	}
	head, rest, _ := strings.Cut(line, ",")
	tail, role, _ := strings.Cut(rest, ",")
	head, tail = strings.TrimSpace(head), strings.TrimSpace(tail)
	apart := User{Name: head, Role: strings.TrimSpace(rest)}
	if head == "" || !assessment.MayBeFirstName(tail) {
		return apart
	}
	alone := len(strings.Fields(head)) == 1 // so that a first name is wanting
	switch capital := startsUpper(tail); {
	case alone && capital == startsUpper(head):
		return User{Name: tail + " " + head, Role: strings.TrimSpace(role)}
	case alone || capital:
		return User{Name: head + ", " + tail, Role: strings.TrimSpace(role)}
	}
	return apart
}

// roleSign stands between a name and a role that were asked for apart.
const roleSign = ";"

// NotAName says why a text can be nobody's name: it is a row of answers from a ballot sheet,
// which must never stand beside what somebody changes. nil where it may be a name.
func NotAName(typed string) error {
	digits, others := 0, 0
	for _, r := range strings.ToLower(typed) {
		switch {
		case unicode.IsDigit(r):
			digits++
		case !strings.ContainsRune(rowKeys, r) && !unicode.IsSpace(r):
			others++
		}
	}
	if digits >= aRow || others == 0 && utf8.RuneCountInString(typed) >= 2*aRow {
		return errors.New("that looks like the answers of a ballot sheet: type your name here; the sheets come after it")
	}
	return nil
}

// rowKeys are the keys of a sheet's row beside the levels.
const rowKeys = string(questions.BallotUnsure) + string(questions.BallotNotApplicable) + string(questions.BallotBlank)

// aRow is a number of digits that no name has.
const aRow = 4

// withRole writes a name and a role that were asked for apart as one text, which
// [UserNamed] reads.
func withRole(name, role string) string {
	role = strings.TrimSpace(role)
	if strings.TrimSpace(name) == "" || role == "" {
		return name
	}
	return strings.ReplaceAll(name, roleSign, ",") + roleSign + " " + strings.ReplaceAll(role, roleSign, ",")
}

func startsUpper(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(first)
}

// MustSay reports whether the user is to be asked for the name.
func (u User) MustSay() bool { return u.Name == "" && u.Remember != nil }

// MustIntroduce reports whether whoever has the open assessment before them is to be
// asked who they are: it can be changed, and is a project of their own.
func (w *Workspace) MustIntroduce() bool {
	return w.IsOpen() && w.ReadOnly == "" && w.User.MustSay() && !w.Session.Assessment().Example
}

// stepUser is about who is at the keyboard.
func (w *Workspace) stepUser(e Event) (Event, []Effect, bool) {
	if e, ours := e.(Introduce); ours {
		if NotAName(e.Typed) != nil { // left with it in the field
			e = Introduce{}
		}
		return nil, w.introduce(withRole(e.Typed, e.Role)), true
	}
	return nil, nil, false
}

// introduce takes in who the user is. Nobody is asked twice: that somebody would rather
// not say is remembered, too.
func (w *Workspace) introduce(typed string) []Effect {
	remember := w.User.Remember
	w.User = UserNamed(typed)
	if w.Session != nil {
		w.Session.user = w.User
	}
	if remember == nil {
		return nil
	}
	return []Effect{func() Event {
		if err := remember(typed); err != nil {
			return NotRemembered{err}
		}
		return nil
	}}
}

// atKeyboard gives the assessor whom the file lists, or will list, for the user; one
// without an id where nobody knows who that is. fresh says that the list is still to be
// brought up to date.
func (s *Session) atKeyboard() (who assessment.Assessor, fresh bool) {
	if s.user.Name == "" {
		return assessment.Assessor{}, false
	}
	if who, listed := s.Assessment().Assessor(s.by); listed {
		return who, false
	}
	return s.Assessment().AtKeyboard(s.user.Name, s.user.Role), true
}

// sign sees to it that the assessor who made a change is listed.
func (s *Session) sign(who assessment.Assessor, fresh bool) {
	if who.ID == "" {
		return
	}
	switch listed, is := s.Assessment().Assessor(who.ID); {
	case !is:
		s.editor.List(who)
	case fresh && listed.Role == "": // the change may have been to the list itself
		listed.Role = who.Role
		s.editor.List(listed)
	}
	s.by = who.ID
}
