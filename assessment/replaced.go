package assessment

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"charter/questions"
)

// Replaced is an answer that a move to newer questions put aside, as it was.
type Replaced struct {
	ID     string   // of its question then
	To     []string // the questions that are asked in its place; empty: none is
	About  string   // the first of these, or else the principle that it belonged to, as far as that is there
	Answer Answer
}

// Replaced lists the answers that were given before the questions changed, by the ids of
// then. They do not count. What was answered in an earlier assessment is not among them: see
// [Assessment.Earlier].
func (a *Assessment) Replaced(pack *questions.Pack) []Replaced {
	kept := WithoutEarlier(a.Retired)
	became := map[string][]questions.Fate{} // by the version that was left
	var all []Replaced
	for _, key := range slices.Sorted(maps.Keys(kept)) {
		id, version, _ := strings.Cut(key, "@")
		version = cmp.Or(version, anyVersion)
		if _, known := became[version]; !known {
			became[version], _ = pack.Since(version)
		}
		one := Replaced{ID: id, Answer: kept[key]}
		for _, fate := range became[version] {
			if fate.From == id {
				one.To = fate.To
			}
		}
		one.About = principleOf(pack, id)
		if _, there := pack.Principle(one.About); !there && len(pack.Principles) > 0 {
			one.About = pack.Principles[0].ID
		}
		if len(one.To) > 0 {
			one.About = one.To[0]
		}
		all = append(all, one)
	}
	return all
}

// anyVersion is before every version of which a pack tells what became of its questions.
const anyVersion = "0.0.0"

// principleOf gives the principle that a question belonged to which is no more, known by
// the letters its id shares with the questions that remain, or else the id itself.
func principleOf(pack *questions.Pack, id string) string {
	prefix, _, _ := strings.Cut(id, "-")
	for i := range pack.Principles {
		for j := range pack.Principles[i].Questions {
			if strings.HasPrefix(pack.Principles[i].Questions[j].ID, prefix+"-") {
				return pack.Principles[i].ID
			}
		}
	}
	return id
}
