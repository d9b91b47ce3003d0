package questions

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
)

// defaultID is the id of the pack that new assessments are made with.
const defaultID = "lcr-2025"

// The folder editions holds the pack that is built in, made from its folder by
// go test ./questions -update, and beside it every edition that was released
// before. JSON is read in a fifth of the time that the folder takes.
//
//go:embed editions/*.json
var editions embed.FS

// Editions are packs as JSON, one a file called ID-VERSION.json: of each pack the
// newest, which is answered now, and older ones, which are there to read what was
// answered with them. A pack is read when it is asked for. The zero Editions has none.
type Editions struct{ files fs.FS }

// BuiltIn gives the editions that are built into the program.
func BuiltIn() Editions {
	files, err := fs.Sub(editions, "editions")
	if err != nil {
		return Editions{} // cannot happen: the name is a good one
	}
	return Editions{files}
}

// EditionsIn gives the editions in a folder.
func EditionsIn(files fs.FS) Editions { return Editions{files} }

// ErrNoEdition says that there is no pack of that id and version.
var ErrNoEdition = errors.New("this charter does not have these questions in that version")

// Default gives the pack for new assessments, in its newest edition.
func (e Editions) Default() (*Pack, error) {
	versions := e.versions(defaultID)
	if len(versions) == 0 {
		return nil, fmt.Errorf("no question pack is built in: %w. This program was built wrongly; get another copy", ErrNoEdition)
	}
	return e.read(defaultID, versions[0])
}

// Find gives the pack with an id in a version or, where there is only a later one
// that asks the same questions, in that: the last number of a version does not
// matter. The error is [ErrNoEdition] when there is none.
func (e Editions) Find(id, version string) (*Pack, error) {
	found, ok := e.fitting(id, version)
	if !ok {
		return nil, ErrNoEdition
	}
	return e.read(id, found)
}

// Has reports whether [Editions.Find] finds a pack. It reads none.
func (e Editions) Has(id, version string) bool {
	_, ok := e.fitting(id, version)
	return ok
}

// fitting gives the version itself or else the newest that asks the same questions.
func (e Editions) fitting(id, version string) (string, bool) {
	versions := e.versions(id)
	if slices.Contains(versions, version) {
		return version, true
	}
	wanted, ok := parseVersion(version)
	at := slices.IndexFunc(versions, func(v string) bool {
		numbers, _ := parseVersion(v)
		return ok && slices.Equal(numbers[:2], wanted[:2])
	})
	if at < 0 {
		return "", false
	}
	return versions[at], true
}

// versions lists the versions there are of a pack, the newest first.
func (e Editions) versions(id string) []string {
	if e.files == nil {
		return nil
	}
	names, _ := fs.Glob(e.files, "*.json")
	var versions []string
	for _, name := range names {
		version, ok := strings.CutPrefix(strings.TrimSuffix(name, ".json"), id+"-")
		if _, sound := parseVersion(version); ok && sound {
			versions = append(versions, version)
		}
	}
	slices.SortFunc(versions, func(a, b string) int {
		first, _ := parseVersion(a)
		second, _ := parseVersion(b)
		// A version such as 1.1.0-draft comes before 1.1.0.
		return cmp.Or(-slices.Compare(first[:], second[:]), cmp.Compare(strings.Count(a, "-"), strings.Count(b, "-")), cmp.Compare(b, a))
	})
	return versions
}

func (e Editions) read(id, version string) (*Pack, error) {
	text, err := fs.ReadFile(e.files, id+"-"+version+".json")
	pack := new(Pack)
	if err == nil {
		err = json.Unmarshal(text, pack)
	}
	if err != nil {
		return nil, fmt.Errorf("the built-in question pack %s %s cannot be read: %w. This program was built wrongly; get another copy", id, version, err)
	}
	pack.reindex()
	return pack, nil
}
