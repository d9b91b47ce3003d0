package host

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"charter/assessment/identity"
	"charter/questions/plaintext"
	"charter/tui/library"
)

// command is what can be asked for in one line: ssh HOST list.
type command struct {
	name  string
	args  string
	about string
	least identity.Role // who may ask for it
	run   func(c *connection, args []string) error
}

func commands() []command {
	return []command{
		{"list", "", "lists the assessments of your organisation", identity.Viewer, (*connection).list},
		{"get", "NAME PART > FILE", "gives a report or the file; PART is one of " + partList(), identity.Viewer, (*connection).get},
		{"link", "NAME PART", "gives an address with which a browser fetches the same, once, within ten minutes", identity.Viewer, (*connection).link},
		{"put", "NAME < FILE", "keeps an assessment there under that name", identity.Viewer, (*connection).put},
		{"invite", "ROLE", "makes an invite for the role of " + roleList(), identity.Facilitator, (*connection).invite},
		{"accounts", "", "lists the people of your organisation", identity.Steward, (*connection).accounts},
		{"audit", "", "lists who did what with which assessment", identity.Steward, (*connection).audit},
		{"disable", "WHO", "closes somebody's account", identity.Steward, (*connection).disable},
		{"enable", "WHO", "opens it again", identity.Steward, (*connection).enable},
		{"grant", "WHO ROLE NAME", "gives somebody another role for one assessment; none takes that back", identity.Steward, (*connection).grant},
	}
}

// roleList names the roles.
func roleList() string {
	var names []string
	for _, role := range identity.Roles() {
		names = append(names, string(role))
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// mine are the commands that an account may ask for. The others are nothing to it.
func (c *connection) mine() []command {
	return slices.DeleteFunc(commands(), func(one command) bool { return !c.account.Role.Includes(one.least) })
}

// command does what was asked for in one line.
func (c *connection) command() error {
	words := strings.Fields(c.RawCommand()) // an apostrophe in a name is no quotation mark here
	if len(words) == 0 {
		words = []string{"help"}
	}
	if words[0] == "help" || words[0] == "--help" || words[0] == "-h" {
		return c.help()
	}
	for _, one := range c.mine() {
		if one.name == words[0] {
			return one.run(c, words[1:])
		}
	}
	return fmt.Errorf("there is no command %q here, and nothing else can be run. To see what there is: %s help. To work on an assessment: %s",
		plaintext.Line(words[0]), c.env.Host, c.env.Host)
}

// help lists the commands.
func (c *connection) help() error {
	var text strings.Builder
	fmt.Fprintf(&text, "To work on an assessment:\n  %s\nIn plain lines, for screen readers:\n  %s\nOther commands:\n", c.env.Host, strings.Replace(c.env.Host, "ssh ", "ssh -T ", 1))
	for _, one := range c.mine() {
		fmt.Fprintf(&text, "  %s\n      %s\n", strings.TrimSpace(c.env.Host+" "+one.name+" "+one.args), one.about)
	}
	return c.say(text.String())
}

// say writes a result.
func (c *connection) say(text string) error {
	if _, err := c.Write([]byte(text)); err != nil {
		return errors.New("the answer could not be sent")
	}
	return nil
}

// usage says how a command is used.
func (c *connection) usage(name string) error {
	at := slices.IndexFunc(commands(), func(one command) bool { return one.name == name })
	one := commands()[at]
	return fmt.Errorf("type %s %s %s", c.env.Host, one.name, one.args)
}

// named gives the assessment that somebody means by a name.
func (c *connection) named(words []string) string {
	return library.WithExtension(c.env.Library.Resolve(strings.Join(words, " ")))
}
