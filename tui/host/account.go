package host

import (
	"errors"
	"path/filepath"

	"charter/assessment/file"
	"charter/assessment/identity"
	"charter/assessment/store"
	"charter/tui/library"
	"charter/tui/session"
)

// refused says in the words of the store why an account may not do something.
func refused(reason, next string) error { return &store.Refused{Reason: reason, Next: next} }

// rights give what a root asks about an account: whether that may still come, and what its
// role lets it do with an assessment.
func (h *Host) rights(id string) func() file.May {
	return func() file.May {
		account, err := h.directory.Account(id)
		return func(doing store.Doing, name string) error { return h.may(account, err, doing, name) }
	}
}

// may says why an account, or the error with which it was looked up, may not do something.
func (h *Host) may(account identity.Account, err error, doing store.Doing, name string) error {
	switch {
	case errors.Is(err, identity.ErrDisabled):
		return refused("your account was closed by a steward of your organisation", "Ask them if that was not meant")
	case err != nil:
		h.Log.Warn("the accounts cannot be read")
		away := "accounts"
		if h.Database != nil {
			away = "database"
		}
		return refused("the "+away+" of this host cannot be read now", "Try again in a while. If this lasts, tell whoever looks after this host")
	}
	needed := identity.Viewer
	if doing != store.ToOpen {
		needed = identity.Editor
	}
	if !account.RoleFor(name).Includes(needed) {
		return refused("you may read here, not change", "To change it, ask a steward of your organisation for the role of an editor")
	}
	return nil
}

// pensOf are those of an organisation.
func (h *Host) pensOf(organisation string) *session.Pens {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.pens[organisation] == nil {
		h.pens[organisation] = &session.Pens{}
	}
	return h.pens[organisation]
}

// environment is what surrounds an account here.
func (h *Host) environment(account identity.Account) (session.Environment, error) {
	organisation, err := h.directory.Organisation(account.Organisation)
	if err != nil {
		return session.Environment{}, err
	}
	root, err := h.place().Root(organisation.ID)
	if err != nil {
		return session.Environment{}, err
	}
	root.Rights = h.rights(account.ID)
	var changed func(name string) <-chan struct{}
	if shelf, ok := root.Shelf.(store.Telling); ok {
		changed = shelf.Changed
	}
	return session.Environment{
		Now: h.Now, Tool: h.Tool, Sample: h.Sample, Organisation: organisation.Name, Host: h.Command(h.Name), Rooms: h.web.rooms, Pens: h.pensOf(organisation.ID),
		User:    session.User{Name: account.Name},
		Self:    func() store.Holder { return store.Holder{User: account.Name} },
		Changed: changed,
		Library: library.Library{Root: root, Packs: h.Packs.In(root)},
		Ballots: filepath.Join(h.Folder, ballotKeys, organisation.ID),
	}, nil
}
