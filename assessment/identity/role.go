package identity

import "slices"

// Role is what an account may do in its organisation, or with one assessment.
type Role string

// The roles, each of which may do what those before it may.
const (
	Viewer      Role = "viewer"      // reads assessments, and fetches reports and files
	Editor      Role = "editor"      // starts and changes assessments
	Facilitator Role = "facilitator" // invites viewers and editors, such as the people of a workshop
	Steward     Role = "steward"     // invites anybody, and looks after the accounts
)

// Roles lists all roles, the least first.
func Roles() []Role { return []Role{Viewer, Editor, Facilitator, Steward} }

// Known reports whether there is such a role.
func (r Role) Known() bool { return slices.Contains(Roles(), r) }

// Includes reports whether a role may do what another may.
func (r Role) Includes(other Role) bool {
	return r.Known() && slices.Index(Roles(), r) >= slices.Index(Roles(), other)
}

// MayInvite reports whether somebody with a role may invite somebody with another.
func (r Role) MayInvite(other Role) bool {
	return other.Known() && (r == Steward || r == Facilitator && Editor.Includes(other))
}

// Words tell what a role is for.
func (r Role) Words() string {
	return map[Role]string{
		Viewer: "reads", Editor: "reads and changes", Facilitator: "reads, changes, and invites viewers and editors", Steward: "does all that, and looks after the accounts",
	}[r]
}
