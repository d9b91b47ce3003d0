package host

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"charter/assessment/identity"
	"charter/questions/plaintext"
	"charter/tui/session"
)

// invite makes an invite, and says what to tell the one who is invited.
func (c *connection) invite(args []string) error {
	if len(args) != 1 {
		return c.usage("invite")
	}
	role := identity.Role(strings.ToLower(args[0]))
	if !c.account.Role.MayInvite(role) {
		return fmt.Errorf("you cannot invite somebody as %s. Choose from those that you may: %s", plaintext.Line(args[0]), strings.Join(c.invitable(), ", "))
	}
	code, err := c.host.directory.Invite(c.account.Organisation, role, c.account.ID)
	if err != nil {
		return err
	}
	c.record("invite", "", string(role))
	c.host.Log.Info("invite made", "by", c.account.ID, "organisation", c.account.Organisation, "role", role)
	return c.say(fmt.Sprintf(`An invite for the role of %s, who %s. It works once, within a week.
Give them this by hand or by telephone, and to nobody else:

  %s
  Invite code: %s

The host's key, which they are shown the first time: %s
`, role, role.Words(), c.env.Host, code, c.host.Fingerprint()))
}

// invitable lists the roles that the account may invite.
func (c *connection) invitable() []string {
	var names []string
	for _, role := range identity.Roles() {
		if c.account.Role.MayInvite(role) {
			names = append(names, string(role))
		}
	}
	return names
}

// accounts lists everybody of the organisation.
func (c *connection) accounts(args []string) error {
	if len(args) > 0 {
		return c.usage("accounts")
	}
	all, err := c.host.directory.Accounts(c.account.Organisation)
	if err != nil {
		return err
	}
	var text strings.Builder
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	for _, a := range all {
		seen := "not seen yet"
		if !a.Seen.IsZero() {
			seen = "seen " + a.Seen.Format("2 January 2006")
		}
		if !a.Disabled.IsZero() {
			seen = "closed " + a.Disabled.Format("2 January 2006")
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", a.ID, plaintext.Line(a.Name), a.Role, seen)
		for name, role := range a.Grants {
			fmt.Fprintf(table, "\t  for %s\t%s\t\n", plaintext.Line(name), role)
		}
	}
	table.Flush()
	return c.say(text.String())
}

// disable closes an account. Its connections end, and what was done there is saved first.
func (c *connection) disable(args []string) error { return c.setClosed("disable", args, true) }

// enable opens an account again.
func (c *connection) enable(args []string) error { return c.setClosed("enable", args, false) }

func (c *connection) setClosed(name string, args []string, closed bool) error {
	if len(args) == 0 {
		return c.usage(name)
	}
	who := strings.Join(args, " ")
	if closed {
		account, err := c.host.directory.Closable(c.account.Organisation, who)
		if err != nil {
			return err
		}
		c.host.dismiss(account.ID, c) // who has saved when the account is closed
	}
	account, err := c.host.directory.Disable(c.account.Organisation, who, closed)
	if err != nil {
		return err
	}
	c.record(session.Act(name), "", account.ID)
	c.host.Log.Info("account "+name+"d", "by", c.account.ID, "organisation", c.account.Organisation, "account", account.ID)
	if !closed {
		return c.say(plaintext.Line(account.Name) + " may come again.\n")
	}
	c.host.dismiss(account.ID, c)
	return c.say(plaintext.Line(account.Name) + " cannot come any more. Nothing of theirs was deleted.\n")
}

// grant gives somebody another role for one assessment.
func (c *connection) grant(args []string) error {
	const none = "none"
	if len(args) < 3 {
		return c.usage("grant")
	}
	given := []string{string(identity.Viewer), string(identity.Editor), none}
	at := 1 + slices.IndexFunc(args[1:len(args)-1], func(word string) bool { return slices.Contains(given, strings.ToLower(word)) })
	who, role, name := strings.Join(args[:at], " "), identity.Role(strings.ToLower(args[at])), c.named(args[at+1:])
	switch {
	case at == 0:
		return fmt.Errorf("for one assessment somebody can be a viewer or an editor, and not %q; none takes back what was given", plaintext.Line(args[1]))
	case role == none:
		role = ""
	case !c.env.Library.Root.Has(name):
		return fmt.Errorf("there is no assessment %s here", plaintext.Line(name))
	}
	account, err := c.host.directory.Grant(c.account.Organisation, who, role, name)
	if err != nil {
		return err
	}
	c.record("grant", name, account.ID)
	c.host.Log.Info("role granted", "by", c.account.ID, "organisation", c.account.Organisation, "account", account.ID, "role", role)
	return c.say(fmt.Sprintf("%s is %s for %s.\n", plaintext.Line(account.Name), account.RoleFor(name), plaintext.Line(name)))
}
