package identity

import (
	"fmt"
	"sync"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// format is the format of the text.
const format = "charter-accounts/1"

// content is what the text holds.
type content struct {
	Format        string         `json:"format"`
	Organisations []Organisation `json:"organisations"`
	Accounts      []Account      `json:"accounts"`
	Invites       []invite       `json:"invites,omitempty"`
}

// Organisation is a group of people who share their assessments.
type Organisation struct {
	ID   string `json:"id"` // also the name of its folder, where it has one
	Name string `json:"name"`
}

// Account is somebody who may come.
type Account struct {
	ID           string          `json:"id"`
	Organisation string          `json:"organisation"` // its id
	Name         string          `json:"name"`         // as colleagues know them
	Role         Role            `json:"role"`
	Keys         []Key           `json:"keys"`
	Grants       map[string]Role `json:"grants,omitempty"` // roles for single assessments, by their names
	Added        time.Time       `json:"added"`
	Seen         time.Time       `json:"seen,omitzero"`
	Disabled     time.Time       `json:"disabled,omitzero"` // zero: it is not
}

// Key is a public key of an account.
type Key struct {
	Fingerprint string    `json:"fingerprint"`
	Added       time.Time `json:"added"`
}

// Keeper keeps the text of a directory, which several programs may use at once. Its errors are
// told to people as they are.
type Keeper interface {
	// Text gives the text and its version. Where that is one that is known already, the text may
	// be left out. Before there is a text, both are empty.
	Text(known string) (text []byte, version string, err error)
	// Change replaces the text by what edit makes of it, whole or not at all and never over the
	// change of another program. edit may be called more than once; with its error nothing is
	// changed, and that is given back.
	Change(edit func(text []byte) ([]byte, error)) error
	// Trouble tells what cannot be done with the text, such as "understood", and why.
	Trouble(what string, err error) error
}

// Directory is all that is known.
type Directory struct {
	keeper Keeper
	now    func() time.Time

	mu      sync.Mutex
	version string // of what is kept here
	kept    content
}

// On gives the directory that a keeper keeps.
func On(keeper Keeper, now func() time.Time) *Directory {
	return &Directory{keeper: keeper, now: now}
}

// content gives what is there now. It must not be changed.
func (d *Directory) content() (content, error) {
	d.mu.Lock()
	known, kept := d.version, d.kept
	d.mu.Unlock()
	text, version, err := d.keeper.Text(known)
	if err != nil {
		return content{}, err
	}
	if version != "" && version == known {
		return kept, nil
	}
	found, err := d.decode(text)
	if err != nil {
		return content{}, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.version, d.kept = version, found
	return found, nil
}

// decode reads a text. Before there is one, nobody is known.
func (d *Directory) decode(text []byte) (content, error) {
	if text == nil {
		return content{Format: format}, nil
	}
	found, err := decoded(text)
	if err != nil {
		return content{}, d.keeper.Trouble("understood", err)
	}
	return found, nil
}

func decoded(text []byte) (found content, err error) {
	err = json.Unmarshal(text, &found, json.RejectUnknownMembers(true))
	if err == nil && found.Format != format {
		err = fmt.Errorf("its format is %q, and this charter knows %q", found.Format, format)
	}
	return found, err
}

// Check says why a text is not that of a directory.
func Check(text []byte) error {
	if _, err := decoded(text); err != nil {
		return fmt.Errorf("the accounts cannot be understood: %w", err)
	}
	return nil
}

// change edits the content and has it kept; an error of edit leaves all as it is.
func (d *Directory) change(edit func(*content) error) error {
	return d.keeper.Change(func(text []byte) ([]byte, error) {
		next, err := d.decode(text)
		if err == nil {
			err = edit(&next)
		}
		if err != nil {
			return nil, err
		}
		data, err := json.Marshal(next, json.Deterministic(true), jsontext.WithIndent("  "))
		if err != nil {
			return nil, d.keeper.Trouble("written", err)
		}
		return append(data, '\n'), nil
	})
}
