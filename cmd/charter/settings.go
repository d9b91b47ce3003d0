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

// settings is the file in which a user's choices are kept: a JSON object, at present of
// one key. Keys of newer versions stay in it.
type settings struct {
	path string // "" keeps nothing
}

// userKey is the key of who the user is, as typed.
const userKey = "name"

// user gives who the user is by the settings or, where nobody was asked yet, the means to
// keep it. Of settings that cannot be understood the error tells; they are not written over.
func (s settings) user() (session.User, error) {
	all, err := s.read()
	if err != nil || s.path == "" {
		return session.User{}, err
	}
	var typed string
	text, asked := all[userKey]
	if asked {
		if err := json.Unmarshal(text, &typed); err != nil {
			return session.User{}, s.unreadable(fmt.Errorf("%q is no text", userKey))
		}
	}
	user := session.UserNamed(typed)
	if !asked {
		user.Remember = s.remember
	}
	return user, nil
}

// remember keeps who the user is.
func (s settings) remember(typed string) error {
	all, err := s.read()
	if err != nil {
		return err
	}
	text, err := jsontext.AppendQuote(nil, typed)
	if err != nil {
		return err
	}
	all[userKey] = text
	data, err := json.Marshal(all, json.Deterministic(true), jsontext.WithIndent("  "))
	if err == nil {
		err = os.MkdirAll(filepath.Dir(s.path), 0o700)
	}
	if err == nil {
		err = safefile.Write(s.path, append(data, '\n'), 0o600)
	}
	if err != nil {
		return fmt.Errorf("cannot keep your name in %s: %w. Your work is not touched; you will be asked again, unless you start charter with --as", s.path, err)
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
