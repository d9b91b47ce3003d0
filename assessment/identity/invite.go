package identity

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"time"

	"charter/questions/plaintext"
)

// invite lets one person in, once. The code itself is kept nowhere.
type invite struct {
	Digest       string    `json:"digest"` // of the code
	Organisation string    `json:"organisation"`
	Role         Role      `json:"role"`
	By           string    `json:"by,omitempty"` // the id of who gave it; "": whoever looks after the host
	Expires      time.Time `json:"expires"`
}

// InviteFor is how long an invite can be used.
const InviteFor = 7 * 24 * time.Hour

// The code of an invite has as many bits of chance as nobody guesses: 59.
const (
	codeLength = 12
	codeGroup  = 4
)

// Invite makes the code with which somebody comes to an organisation in a role. It is to be
// given to that person by hand. by is the id of who gives it; "" is whoever looks after the
// host, whose earlier invites for that organisation and role end with it.
func (d *Directory) Invite(organisation string, role Role, by string) (code string, err error) {
	if !role.Known() {
		return "", errors.New("there is no such role. The roles are viewer, editor, facilitator and steward")
	}
	code = random(codeLength)
	err = d.change(func(c *content) error {
		now := d.now().UTC()
		c.Invites = slices.DeleteFunc(c.Invites, func(i invite) bool {
			return i.Expires.Before(now) || by == "" && i.By == "" && i.Organisation == organisation && i.Role == role
		})
		c.Invites = append(c.Invites, invite{digestOf(code), organisation, role, by, now.Add(InviteFor).Truncate(time.Second)})
		return nil
	})
	var shown []string
	for part := range slices.Chunk([]byte(code), codeGroup) {
		shown = append(shown, string(part))
	}
	return strings.Join(shown, "-"), err
}

// ErrNoInvite says that a code lets nobody in.
var ErrNoInvite = errors.New("this code does not work. It may be mistyped, used already, or older than a week. Ask whoever gave it to you for another one")

// Redeem makes an account of an invite, with a name and a key. The invite is gone then.
func (d *Directory) Redeem(code, name, fingerprint string) (Account, error) {
	var made Account
	err := d.change(func(c *content) error {
		now := d.now().UTC().Truncate(time.Second)
		digest := digestOf(code)
		at := slices.IndexFunc(c.Invites, func(i invite) bool { return i.Digest == digest && i.Expires.After(now) })
		if at < 0 {
			return ErrNoInvite
		}
		known := func(a Account) bool {
			return slices.ContainsFunc(a.Keys, func(k Key) bool { return k.Fingerprint == fingerprint })
		}
		if slices.ContainsFunc(c.Accounts, known) {
			return errors.New("this key belongs to an account already")
		}
		used := c.Invites[at]
		if used.By != "" && !c.mayStill(used) {
			return ErrNoInvite
		}
		made = Account{ID: handle(), Organisation: used.Organisation, Name: cleanName(name), Role: used.Role, Keys: []Key{{fingerprint, now}}, Added: now}
		c.Accounts = append(c.Accounts, made)
		c.Invites = slices.Delete(c.Invites, at, at+1)
		return nil
	})
	return made, err
}

// mayStill reports whether whoever gave an invite might give it now.
func (c *content) mayStill(i invite) bool {
	return slices.ContainsFunc(c.Accounts, func(a Account) bool { return a.ID == i.By && a.closed() == nil && a.Role.MayInvite(i.Role) })
}

// CodeFits reports whether a code lets somebody in now.
func (d *Directory) CodeFits(code string) (bool, error) {
	c, err := d.content()
	digest, now := digestOf(code), d.now()
	return slices.ContainsFunc(c.Invites, func(i invite) bool { return i.Digest == digest && i.Expires.After(now) }), err
}

// longestName is how long a name is at most.
const longestName = 60

// cleanName makes a line of a name as typed.
func cleanName(name string) string {
	runes := []rune(strings.Join(strings.Fields(plaintext.Line(name)), " "))
	return strings.TrimSpace(string(runes[:min(len(runes), longestName)]))
}

// digestOf makes nothing of a code that it could be read from. People type it with and
// without lines between, and in capitals.
func digestOf(code string) string {
	var kept strings.Builder
	for _, r := range strings.ToLower(code) {
		if strings.ContainsRune(letters, r) {
			kept.WriteRune(r)
		}
	}
	sum := sha256.Sum256([]byte("charter invite " + kept.String()))
	return hex.EncodeToString(sum[:])
}
