package questions

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// The kinds of change a question can go through from one version to the next.
const (
	Kept       = "kept"       // the same question, perhaps under another id; its answer stands
	Relevelled = "relevelled" // the same question with other words for its levels; its answer stands, see [LevelReworded]
	Reworded   = "reworded"   // its words changed: the answer must be looked at again
	Split      = "split"      // now several questions
	Merged     = "merged"     // now one question with others
	Dropped    = "dropped"    // no longer asked
)

// ChangeKinds lists the kinds of change that pack.yaml may name, the gravest last.
func ChangeKinds() []string { return []string{Kept, Relevelled, Reworded, Split, Merged, Dropped} }

// LevelReworded reports whether a level may mean something else once its question
// is relevelled: that is for the words of levels 1 and 3. Those of 0 and 2 go on
// meaning what they meant.
func LevelReworded(level int) bool { return level == 1 || level == 3 }

// Fate is what became of one question of an earlier version.
type Fate struct {
	From  string   // its id in the earlier version
	Kind  string   // one of ChangeKinds
	To    []string // its ids in this version; empty when dropped
	Notes []string // what the pack's makers say about it
}

// Since tells what became of every question of an earlier version of the pack,
// in the order of this version, with what was dropped at the end.
//
// A change in pack.yaml counts from the version before the one that made it, so
// all changes since the given version or a later one apply, one after another:
// a question reworded in 1.1.0 and dropped in 1.2.0 is dropped for an assessment
// made with 1.0.0. The last number of a version does not matter, since such
// versions change no question. A question that no change names is kept.
//
// The error tells that the version is none, or newer than the pack's own.
func (p *Pack) Since(version string) ([]Fate, error) {
	from, ok := parseVersion(version)
	if !ok {
		return nil, fmt.Errorf("%q is not a version of a question pack. Versions have three numbers, such as 1.0.0", version)
	}
	if own, _ := parseVersion(p.Version); slices.Compare(from[:], own[:]) > 0 {
		return nil, fmt.Errorf("version %s of the questions is newer than the %s in use. Use a newer charter, or give the newer pack", version, p.Version)
	}
	fates := map[string]*Fate{}
	born := map[string]bool{} // ids that came of a change
	for _, step := range p.steps(from) {
		for id := range step {
			if !born[id] && fates[id] == nil {
				fates[id] = &Fate{From: id, Kind: Kept, To: []string{id}}
			}
		}
		for _, fate := range fates {
			fate.follow(step)
		}
		for _, change := range step {
			for _, id := range change.To {
				born[id] = true
			}
		}
	}
	order := map[string]int{}
	for i := range p.Principles {
		for j := range p.Principles[i].Questions {
			id := p.Principles[i].Questions[j].ID
			order[id] = len(order)
			if !born[id] && fates[id] == nil {
				fates[id] = &Fate{From: id, Kind: Kept, To: []string{id}}
			}
		}
	}
	all := make([]Fate, 0, len(fates))
	for _, fate := range fates {
		fate.To = slices.DeleteFunc(fate.To, func(id string) bool { _, there := order[id]; return !there })
		slices.SortFunc(fate.To, func(a, b string) int { return cmp.Compare(order[a], order[b]) })
		if len(fate.To) == 0 {
			fate.Kind = Dropped
		}
		all = append(all, *fate)
	}
	rank := func(f Fate) int {
		if len(f.To) == 0 {
			return len(order)
		}
		return order[f.To[0]]
	}
	slices.SortFunc(all, func(a, b Fate) int { return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.From, b.From)) })
	return all, nil
}

// Compare tells how another version of this pack stands to it: -1 is an older
// one, which [Pack.Since] leads on from, 1 a newer one, 0 one that asks the very
// same questions: the last number of a version does not matter. It reports
// false for what is not a version.
func (p *Pack) Compare(version string) (order int, ok bool) {
	other, ok := parseVersion(version)
	own, sound := parseVersion(p.Version)
	return slices.Compare(other[:2], own[:2]), ok && sound
}

// steps groups the changes since a version by the release that made them, in
// order. In each group the changes are by the id they start from, since they
// happen at once: two questions may swap ids.
func (p *Pack) steps(from [3]int) []map[string]Change {
	release := func(v [3]int) [2]int { return [2]int{v[0], v[1]} }
	groups := map[[2]int]map[string]Change{}
	var releases [][2]int
	for _, change := range p.Changes {
		since, ok := parseVersion(change.Since)
		at, start := release(since), release(from)
		if !ok || slices.Compare(at[:], start[:]) < 0 {
			continue
		}
		if groups[at] == nil {
			groups[at] = map[string]Change{}
			releases = append(releases, at)
		}
		for _, id := range change.From {
			groups[at][id] = change
		}
	}
	slices.SortFunc(releases, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	steps := make([]map[string]Change, len(releases))
	for i, at := range releases {
		steps[i] = groups[at]
	}
	return steps
}

// follow takes a question through the changes of one release.
func (f *Fate) follow(step map[string]Change) {
	var to []string
	for _, id := range f.To {
		change, changed := step[id]
		if !changed {
			to = append(to, id)
			continue
		}
		if change.Note != "" && !slices.Contains(f.Notes, change.Note) {
			f.Notes = append(f.Notes, change.Note)
		}
		if change.Kind == Dropped {
			continue // the other questions it was split into may remain
		}
		if grave(change.Kind) > grave(f.Kind) {
			f.Kind = change.Kind
		}
		to = append(to, change.To...)
	}
	slices.Sort(to)
	f.To = slices.Compact(to)
	if len(f.To) == 0 {
		f.Kind = Dropped
	}
}

func grave(kind string) int { return slices.Index(ChangeKinds(), kind) }

// parseVersion reads the three numbers of a version.
func parseVersion(s string) (v [3]int, ok bool) {
	if !semver().MatchString(s) {
		return v, false
	}
	s, _, _ = strings.Cut(s, "-")
	for i, part := range strings.Split(s, ".") {
		n, err := strconv.Atoi(part)
		if err != nil {
			return v, false
		}
		v[i] = n
	}
	return v, true
}
