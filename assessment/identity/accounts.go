package identity

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"charter/questions/plaintext"
)

// ErrUnknownKey says that a key is that of no account.
var ErrUnknownKey = errors.New("this key belongs to no account here")

// ErrDisabled says that an account may not come any more.
var ErrDisabled = errors.New("this account was closed by a steward of its organisation. Ask them if that was not meant")

// AddOrganisation makes an organisation. One of that name is left as it is.
func (d *Directory) AddOrganisation(name string) (Organisation, error) {
	name = plaintext.Line(name)
	if strings.TrimSpace(name) == "" {
		return Organisation{}, errors.New("an organisation needs a name")
	}
	made := Organisation{ID: handle(), Name: name}
	err := d.change(func(c *content) error {
		if i := slices.IndexFunc(c.Organisations, func(o Organisation) bool { return strings.EqualFold(o.Name, name) }); i >= 0 {
			made = c.Organisations[i]
			return nil
		}
		c.Organisations = append(c.Organisations, made)
		return nil
	})
	return made, err
}

// Organisations lists them in the order in which they came.
func (d *Directory) Organisations() ([]Organisation, error) {
	c, err := d.content()
	return c.Organisations, err
}

// Organisation gives one by its id.
func (d *Directory) Organisation(id string) (Organisation, error) {
	c, err := d.content()
	if err != nil {
		return Organisation{}, err
	}
	i := slices.IndexFunc(c.Organisations, func(o Organisation) bool { return o.ID == id })
	if i < 0 {
		return Organisation{}, errors.New("this organisation is not here any more")
	}
	return c.Organisations[i], nil
}

// ByKey gives the account of a key. The error is [ErrUnknownKey] or [ErrDisabled] where
// nobody may come with it.
func (d *Directory) ByKey(fingerprint string) (Account, error) {
	c, err := d.content()
	if err != nil {
		return Account{}, err
	}
	for _, a := range c.Accounts {
		if slices.ContainsFunc(a.Keys, func(k Key) bool { return k.Fingerprint == fingerprint }) {
			return a, a.closed()
		}
	}
	return Account{}, ErrUnknownKey
}

// Account gives an account by its id, with the error of [Directory.ByKey].
func (d *Directory) Account(id string) (Account, error) {
	c, err := d.content()
	if err != nil {
		return Account{}, err
	}
	i := slices.IndexFunc(c.Accounts, func(a Account) bool { return a.ID == id })
	if i < 0 {
		return Account{}, ErrUnknownKey
	}
	return c.Accounts[i], c.Accounts[i].closed()
}

func (a Account) closed() error {
	if a.Disabled.IsZero() {
		return nil
	}
	return ErrDisabled
}

// RoleFor gives the role of an account for an assessment of its organisation; "" stands for
// one that is still to be made.
func (a Account) RoleFor(assessment string) Role {
	return cmp.Or(a.Grants[assessment], a.Role)
}

// Accounts lists those of an organisation, by name.
func (d *Directory) Accounts(organisation string) ([]Account, error) {
	c, err := d.content()
	if err != nil {
		return nil, err
	}
	found := slices.DeleteFunc(slices.Clone(c.Accounts), func(a Account) bool { return a.Organisation != organisation })
	slices.SortStableFunc(found, func(a, b Account) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), strings.Compare(a.ID, b.ID))
	})
	return found, nil
}

// HasSteward reports whether anybody can look after an organisation.
func (d *Directory) HasSteward(organisation string) (bool, error) {
	all, err := d.Accounts(organisation)
	return slices.ContainsFunc(all, func(a Account) bool { return a.Role == Steward && a.closed() == nil }), err
}

// Closable gives the account of an organisation that [Directory.Disable] would close, or the
// error with which it would not.
func (d *Directory) Closable(organisation, named string) (Account, error) {
	c, err := d.content()
	if err != nil {
		return Account{}, err
	}
	i, err := c.find(organisation, named)
	if err != nil {
		return Account{}, err
	}
	return c.Accounts[i], c.mayClose(c.Accounts[i])
}

// find gives the place of an account of an organisation, which is named by its id or, where
// that is clear, by its name.
func (c *content) find(organisation, named string) (int, error) {
	var found []int
	for i, a := range c.Accounts {
		if a.Organisation == organisation && (a.ID == named || strings.EqualFold(a.Name, named)) {
			found = append(found, i)
		}
	}
	switch len(found) {
	case 0:
		return 0, fmt.Errorf("nobody of your organisation is called %q. accounts lists everybody", plaintext.Line(named))
	case 1:
		return found[0], nil
	}
	return 0, fmt.Errorf("more than one of your organisation is called %q. Name the short sign that accounts shows before each", plaintext.Line(named))
}

// edit changes an account of an organisation, which is named as for find.
func (d *Directory) edit(organisation, named string, do func(*content, *Account) error) (Account, error) {
	var changed Account
	err := d.change(func(c *content) error {
		i, err := c.find(organisation, named)
		if err == nil {
			err = do(c, &c.Accounts[i])
			changed = c.Accounts[i]
		}
		return err
	})
	return changed, err
}

// errLastSteward is why the last steward stays.
var errLastSteward = errors.New("that is the last steward, and an organisation needs one. Invite another steward first")

// mayClose says why an account must not be closed: it is that of the last steward.
func (c *content) mayClose(a Account) error {
	others := func(other Account) bool {
		return other.Organisation == a.Organisation && other.ID != a.ID && other.Role == Steward && other.closed() == nil
	}
	if a.Role == Steward && !slices.ContainsFunc(c.Accounts, others) {
		return errLastSteward
	}
	return nil
}

// Disable closes an account, or opens it again. It is named by its id or, where that is clear,
// by its name.
func (d *Directory) Disable(organisation, named string, closed bool) (Account, error) {
	return d.edit(organisation, named, func(c *content, a *Account) error {
		if !closed {
			a.Disabled = time.Time{}
			return nil
		}
		if err := c.mayClose(*a); err != nil {
			return err
		}
		a.Disabled = d.now().UTC()
		return nil
	})
}

// Grant gives an account a role for one assessment in the place of its own; "" takes that
// back.
func (d *Directory) Grant(organisation, named string, role Role, assessment string) (Account, error) {
	return d.edit(organisation, named, func(_ *content, a *Account) error {
		if role == "" {
			delete(a.Grants, assessment)
			return nil
		}
		if a.Grants == nil {
			a.Grants = map[string]Role{}
		}
		a.Grants[assessment] = role
		return nil
	})
}

// MarkSeen notes that an account has come, to the day.
func (d *Directory) MarkSeen(account Account) error {
	today := d.now().UTC().Truncate(24 * time.Hour)
	if account.Seen.Equal(today) {
		return nil
	}
	_, err := d.edit(account.Organisation, account.ID, func(_ *content, a *Account) error {
		a.Seen = today
		return nil
	})
	return err
}

// letters are those of codes and of short signs: none looks like another.
const letters = "abcdefghjkmnpqrstuvwxyz23456789"

// random gives that many letters.
func random(n int) string {
	text := make([]byte, 0, n)
	for one := make([]byte, 1); len(text) < n; {
		_, _ = rand.Read(one) // which never fails
		if int(one[0]) < 256/len(letters)*len(letters) {
			text = append(text, letters[int(one[0])%len(letters)])
		}
	}
	return string(text)
}

// handle is a short sign for an account or an organisation.
func handle() string { return random(6) }
