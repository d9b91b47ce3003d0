//go:build unix

package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/format"
)

// versions keeps every text that some files ever had.
type versions struct {
	mu    sync.Mutex
	texts []string
}

// watch looks at files again and again until the test ends.
func watch(t *testing.T, paths ...string) *versions {
	v := &versions{}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for ticks := time.Tick(2 * time.Millisecond); ; <-ticks {
			select {
			case <-stop:
				return
			default:
				v.look(paths)
			}
		}
	}()
	t.Cleanup(func() { close(stop); <-stopped })
	return v
}

func (v *versions) look(paths []string) {
	for _, path := range paths {
		text, err := os.ReadFile(path)
		v.mu.Lock()
		if err == nil && !slices.Contains(v.texts, string(text)) {
			v.texts = append(v.texts, string(text))
		}
		v.mu.Unlock()
	}
}

// checkSecrets looks everywhere for what could tell who voted what.
func (r *room) checkSecrets(t *testing.T) {
	t.Helper()
	r.files.mu.Lock()
	texts := slices.Clone(r.files.texts)
	r.files.mu.Unlock()
	open := map[int]bool{} // how many had voted in versions with an open round
	for _, text := range texts {
		checkVersion(t, text, open)
	}
	if len(open) < 3 {
		t.Errorf("of the %d versions of the file, those with an open round had %v votes: too few were seen", len(texts), open)
	}
	for _, w := range r.windows {
		for _, title := range w.grid.titles {
			if title != "" && title != "Bus passenger assistant - charter" {
				t.Errorf("the window's title was %q", title)
			}
		}
	}
	r.checkFolders(t)
}

// checkFolders looks at every file in the folder and in the home.
func (r *room) checkFolders(t *testing.T) {
	t.Helper()
	var found []string
	for _, root := range []string{r.folder, r.home} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			found = append(found, filepath.Base(path))
			text, err := os.ReadFile(path)
			if strings.HasPrefix(filepath.Base(path), "bus.") {
				checkVersion(t, string(text), map[int]bool{})
			} else if strings.Contains(string(text), "vote") || slices.ContainsFunc(names(), func(name string) bool { return strings.Contains(string(text), name) }) {
				t.Errorf("%s holds %q", path, text)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(found)
	if want := []string{"bus.charter.json", "bus.charter.json.bak", "recent.json"}; !slices.Equal(found, want) {
		t.Errorf("the files left are %v, want %v", found, want)
	}
}

// checkVersion looks at one version of the file. Into open it notes how many had
// voted in rounds that are open.
func checkVersion(t *testing.T, text string, open map[int]bool) {
	t.Helper()
	a, err := format.Decode("x", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	for id, answer := range a.Answers {
		for _, round := range answer.Rounds {
			if !slices.IsSorted(round.Voted) {
				t.Errorf("the order in which people voted on %s is kept: %v", id, round.Voted)
			}
			if round.TooFew() && (round.Complete || round.Ballots()+round.Passed > 0) {
				t.Errorf("counts of %d votes on %s were kept: %+v", round.Ballots(), id, round)
			}
			if round.Complete || len(round.Voted) == 0 { // over, or by hands, which everybody saw
				continue
			}
			open[len(round.Voted)] = true
			if round.Levels != [4]int{} || round.Unsure+round.NotApplicable+round.Passed > 0 || round.Sealed == "" {
				t.Errorf("an open round on %s tells its votes: %+v", id, round)
			}
		}
	}
	for _, entry := range a.History {
		checkEntry(t, entry)
	}
	var tree map[string]any
	if err := json.Unmarshal([]byte(text), &tree); err != nil {
		t.Fatal(err)
	}
	delete(tree, "history")
	checkPlaces(t, "", tree)
}

// checkEntry looks at an entry of the history: people may stand only where the list
// of people itself was changed.
func checkEntry(t *testing.T, entry assessment.Entry) {
	t.Helper()
	text := entry.From + entry.To
	if entry.By != "" || strings.Contains(text, "voted") || strings.Contains(text, "sealed") || !strings.HasPrefix(entry.Field, "assessors") && tells(text) {
		t.Errorf("the history tells who: %+v", entry)
	}
}

// tells reports whether a text names somebody who was there, or has their id.
func tells(text string) bool {
	return regexp.MustCompile(`\ba[1-7]\b|` + strings.Join(names(), "|")).MatchString(text)
}

// checkPlaces demands that people stand only where they may, in lists of who was
// there and of who has had their turn.
func checkPlaces(t *testing.T, path string, value any) {
	t.Helper()
	allowed := regexp.MustCompile(`^/assessors/\[\]/(id|name)$|^/sessions/\[\]/(present|left)/\[\]$|^/answers/[A-Z]+-\d+/rounds/\[\]/(voted/\[\]|sealed)$`)
	switch value := value.(type) {
	case map[string]any:
		for key, part := range value {
			if tells(key) {
				t.Errorf("%s has the key %q", path, key)
			}
			checkPlaces(t, path+"/"+key, part)
		}
	case []any:
		for _, part := range value {
			checkPlaces(t, path+"/[]", part)
		}
	case string:
		if tells(value) && !allowed.MatchString(path) {
			t.Errorf("%s is %q", path, value)
		}
	}
}
