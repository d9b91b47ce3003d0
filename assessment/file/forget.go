package file

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/file/notes"
	"charter/assessment/forget"
	"charter/assessment/format"
	"charter/assessment/safefile"
	"charter/assessment/store"
	"charter/questions/plaintext"
)

// toForget is what is done when a name is taken out.
const toForget store.Doing = "take the name out of"

// Forgotten tells what was found of a name in an assessment and in a file that is kept beside it.
type Forgotten struct {
	Path  string
	Waits bool             // it holds private notes that wait for the assessment
	Found []forget.Mention // taken out
	Left  []forget.Mention // a part of the name only, which may be somebody else's
}

// Forget takes a person's name out of the assessment at path, of every copy that charter keeps
// beside it to go back to, such as its .bak, and of the private notes that wait for it; see
// package forget. Each file is written in one
// step, the assessment last, and only once all could be read and the assessment is known to stay
// whole. With dry nothing is written. Nobody else may have the file open.
func Forget(path, name string, dry bool, options Options) ([]Forgotten, error) {
	d := options.on()
	real, err := d.Resolve(path)
	if err != nil {
		return nil, explained(store.ToOpen, path, err)
	}
	if isKept(real) {
		return nil, &Trouble{toForget, path, errIsCopy}
	}
	held, err := d.Lock(lockOf(real), options.self())
	var other *store.Held
	switch {
	case errors.As(err, &other):
		return nil, fmt.Errorf("%s is being edited by %s, so nothing can be taken out now. Ask them to close it, then try again", plaintext.Line(path), other.Holder)
	case err != nil && !errors.Is(err, errNoLocks):
		return nil, &Trouble{toForget, path, err}
	}
	defer held.release()
	names, err := d.List(filepath.Dir(real))
	if err != nil {
		return nil, &Trouble{toForget, path, err}
	}
	data, err := readText(d, real, real)
	if err != nil {
		return nil, err
	}
	a, err := format.Decode(path, data, nil)
	if err != nil {
		return nil, err
	}
	kept, waiting := keptBeside(real, names), waitingFor(d, a, real, options)
	var all []Forgotten
	var texts [][]byte
	for _, one := range slices.Concat(waiting, kept, []string{real}) {
		data, err := readText(d, one, one)
		if err != nil {
			return nil, err
		}
		out, found, left := forget.Name(data, name)
		if one == real {
			if err := staysWhole(path, name, out); err != nil {
				return nil, err
			}
		}
		all, texts = append(all, Forgotten{one, slices.Contains(waiting, one), found, left}), append(texts, out)
	}
	for i, one := range all {
		if dry || len(one.Found) == 0 {
			continue
		}
		if err := rewrite(d, one.Path, texts[i]); err != nil {
			return all, &Trouble{toForget, one.Path, err}
		}
	}
	return all, nil
}

// staysWhole checks the text of an assessment that a name was taken out of.
func staysWhole(path, name string, after []byte) error {
	if _, err := format.Decode(path, after, nil); err != nil {
		return fmt.Errorf("%s: %q is also a word that the file is written with, so it cannot be taken out by itself, and nothing was changed. Give the whole name, or take the word out by hand with charter open", plaintext.Line(path), name)
	}
	return nil
}

// rewrite gives a file that is there another text, in one step; it keeps its rights.
func rewrite(d disk, name string, text []byte) error {
	there, err := d.Stat(name)
	if err != nil {
		return err
	}
	t := target{disk: d}
	fresh := safefile.Temporary(name)
	if err := t.write(fresh, text, safefile.RightsOf(there)); err != nil {
		return err
	}
	if err := d.Rename(fresh, name); err != nil {
		d.Remove(fresh)
		return err
	}
	return d.SyncDir(filepath.Dir(name))
}

// waitingFor lists the files with private notes that wait for an assessment.
func waitingFor(d disk, a *assessment.Assessment, real string, options Options) []string {
	return slices.DeleteFunc(notes.For(options.Notes, a.ID, real).Files(), func(name string) bool {
		_, err := d.Stat(name)
		return err != nil
	})
}

// keptBeside lists the copies of an assessment that charter keeps to go back to.
func keptBeside(real string, names []string) []string {
	var kept []string
	for _, name := range names {
		if isKept(name) && strings.HasPrefix(name, filepath.Base(real)+".") {
			kept = append(kept, filepath.Join(filepath.Dir(real), name))
		}
	}
	return kept
}
