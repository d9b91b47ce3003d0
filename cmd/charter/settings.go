package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"charter/assessment/safefile"
	"charter/tui/session"
)

// settings is the file in which a user's choices are kept: a JSON object of texts. Keys of
// newer versions stay in it.
type settings struct {
	path string // "" keeps nothing
}

// The keys of the settings.
const (
	userKey         = "name"         // who the user is, as typed
	organisationKey = "organisation" // what a new assessment is offered
	themeKey        = "theme"
	audienceKey     = "audience" // of reports, as screens and plain lines offer it
)

// user gives who the user is by the settings or, where nobody was asked yet, the means to
// keep it. Of settings that cannot be understood the error tells; they are not written over.
func (s settings) user() (session.User, error) {
	typed, asked, err := s.text(userKey)
	switch {
	case errors.Is(err, errNoText):
		return session.User{}, s.unreadable(fmt.Errorf("%q %w", userKey, err))
	case err != nil, s.path == "":
		return session.User{}, err
	}
	user := session.UserNamed(typed)
	if !asked {
		user.Remember = s.remember
	}
	return user, nil
}

// errNoText says that the value of a key is none of those that are kept here.
var errNoText = errors.New("is no text")

// text gives what a key says; false where it says nothing. The error is [errNoText] where
// the file can be read and only this key not.
func (s settings) text(key string) (text string, set bool, err error) {
	all, err := s.read()
	if err != nil {
		return "", false, err
	}
	value, set := all[key]
	if set && json.Unmarshal(value, &text) != nil {
		return "", false, errNoText
	}
	return text, set, nil
}

// remember keeps who the user is.
func (s settings) remember(typed string) error {
	if err := s.put(userKey, typed); err != nil {
		return fmt.Errorf("cannot keep your name: %w. Your work is not touched; you will be asked again, unless you start charter with --as", err)
	}
	return nil
}

// put keeps a text under a key. All other keys stay as they are.
func (s settings) put(key, text string) error {
	return s.change(func(all map[string]jsontext.Value) error {
		quoted, err := jsontext.AppendQuote(nil, text)
		all[key] = quoted
		return err
	})
}

// drop takes a key away.
func (s settings) drop(key string) error {
	return s.change(func(all map[string]jsontext.Value) error {
		delete(all, key)
		return nil
	})
}

// change writes the file anew.
func (s settings) change(edit func(all map[string]jsontext.Value) error) error {
	all, err := s.read()
	if err == nil {
		err = edit(all)
	}
	if err != nil {
		return err
	}
	data, err := json.Marshal(all, json.Deterministic(true), jsontext.WithIndent("  "))
	if err == nil {
		err = os.MkdirAll(filepath.Dir(s.path), 0o700)
	}
	if err == nil {
		err = safefile.Write(s.path, append(data, '\n'), 0o600)
	}
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", s.path, err)
	}
	return nil
}

// read gives all keys; none where there is no file yet.
func (s settings) read() (map[string]jsontext.Value, error) {
	all := map[string]jsontext.Value{}
	if s.path == "" {
		return all, nil
	}
	const enough = 1 << 16 // bytes; a name is far shorter
	data, err := safefile.Read(s.path, enough)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return all, nil
	case err == nil:
		err = json.Unmarshal(data, &all)
	}
	if err != nil {
		return nil, s.unreadable(err)
	}
	if all == nil { // the file says null
		return nil, s.unreadable(errors.New("it holds no object"))
	}
	return all, nil
}

func (s settings) unreadable(err error) error {
	return fmt.Errorf("your name is not known, since the settings in %s cannot be read. Mend or delete that file, or start charter with --as. It is left as it is (%w)", s.path, err)
}
