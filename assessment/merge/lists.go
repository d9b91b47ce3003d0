package merge

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
)

// list unites lists: an item that several versions have stands once, merged
// field by field, in the order in which it first appears.
//
// With a base, an item that a version removed goes, unless another one changed it.
func (m *merger) list(path []string, base any, sides []any) any {
	same := sameItem(path)
	baseItems, _ := base.([]any)
	type group struct {
		base  any
		items []any // one for each source, nil where it lacks the item
	}
	var groups []*group
	for _, item := range baseItems {
		groups = append(groups, &group{base: item, items: make([]any, len(sides))})
	}
	for source, side := range sides {
		items, _ := side.([]any)
		for _, item := range items {
			// Each version has an item once in a group: equal items in one list are several.
			at := slices.IndexFunc(groups, func(g *group) bool {
				if g.items[source] != nil {
					return false
				}
				is := func(v any) bool { return v != nil && same(v, item) }
				return is(g.base) || slices.ContainsFunc(g.items, is)
			})
			if at < 0 {
				groups = append(groups, &group{items: make([]any, len(sides))})
				at = len(groups) - 1
			}
			groups[at].items[source] = item
		}
	}
	var merged []any
	for _, g := range groups {
		if m.base != nil && g.base != nil && removed(g.base, g.items) {
			continue
		}
		at, before := len(merged), len(m.differences)
		merged = append(merged, nil)
		merged[at] = m.item(index(path, at), g.base, g.items, func(value any) { merged[at] = value })
		for i := range m.differences[before:] {
			m.differences[before+i].Item = called(path[len(path)-1], merged[at])
		}
	}
	return merged
}

// item merges what several versions say of one item. put writes another value in its place.
func (m *merger) item(path []string, base any, items []any, put func(any)) any {
	present := slices.DeleteFunc(slices.Clone(items), func(v any) bool { return v == nil })
	if _, ok := present[0].(map[string]any); !ok {
		return present[0]
	}
	list := path[len(path)-2]
	if list == voidedList {
		items = voidedFirst(items, present)
	}
	if base == nil {
		items = writtenAlike(items, nameTheSame(list))
	}
	isNew := items[0] == nil && base == nil
	if m.base != nil && base != nil {
		items = slices.Clone(items)
		for i := range items { // a version that removed it has no say in its fields
			if items[i] == nil {
				items[i] = base
			}
		}
	}
	if list == signOffList && contradict(items) {
		return m.leaf(path, base, items, put, decisionWords)
	}
	filled := len(m.filled)
	merged := m.value(path, base, items, nil)
	if isNew {
		m.filled = append(m.filled[:filled], join(path))
	}
	private := func(v any) bool { return within(v, "public") == nil }
	if object, ok := merged.(map[string]any); ok && base == nil && slices.ContainsFunc(present, private) {
		delete(object, "public") // one who would not publish a location decides
	}
	return merged
}

// removed reports whether a version took an item away while nobody changed it.
func removed(base any, items []any) bool {
	gone := false
	for _, item := range items {
		if item != nil && !reflect.DeepEqual(item, base) {
			return false
		}
		gone = gone || item == nil
	}
	return gone
}

// identity names the field that makes two items of a list with ids the same thing.
func identity(list string) string {
	switch list {
	case "assessors", "actions", "documents", "sessions":
		return "id"
	case "evidence":
		return "document"
	case "imported":
		return "place"
	}
	return ""
}

// sameItem tells for a list when two of its items are one thing: by their id, by what
// people tell them apart by, or where all of both is equal.
func sameItem(path []string) func(a, b any) bool {
	name := path[len(path)-1]
	switch name {
	case voidedList:
		return sameVoided
	case signOffList:
		return sameDecision
	}
	if id := identity(name); id != "" {
		return func(a, b any) bool { return within(a, id) == within(b, id) }
	}
	if fields := nameTheSame(name); fields != nil {
		return func(a, b any) bool { return alike(a, b, fields) }
	}
	return reflect.DeepEqual
}

// voidedList is the list of rounds that do not count.
const voidedList = "voided"

// sameVoided reports whether two voided rounds are one. Copies of a file in the middle of a
// round each void it, at a time of their own. A copy to share tells no more than that and when
// one was voided.
func sameVoided(a, b any) bool {
	if lacks(a, "why") == lacks(b, "why") {
		return reflect.DeepEqual(without(a, "at"), without(b, "at"))
	}
	return !slices.ContainsFunc([]string{"at", "session", "way", "ballots"}, func(key string) bool {
		return !reflect.DeepEqual(within(a, key), within(b, key))
	})
}

// voidedFirst gives every version that has a voided round what was voided first, with the
// reason if one has it.
func voidedFirst(items, present []any) []any {
	first := slices.MinFunc(present, func(a, b any) int {
		return cmp.Or(byTime(within(a, "at"), within(b, "at")), cmp.Compare(lacks(a, "why"), lacks(b, "why")))
	})
	out := make([]any, len(items))
	for i, item := range items {
		if item != nil {
			out[i] = first
		}
	}
	return out
}

// history unites the histories, by time. An entry that was copied along with a
// file stands once. Steps mean something in one version only, so they go.
func (m *merger) history(sides []any) any {
	filled := m.filled
	united := m.list([]string{"history"}, nil, unstepped(sides))
	m.filled = filled // that histories grow needs no mention
	entries, _ := united.([]any)
	slices.SortStableFunc(entries, func(a, b any) int { return byTime(within(a, "at"), within(b, "at")) })
	return entries
}

func unstepped(sides []any) []any {
	out := make([]any, len(sides))
	for i, side := range sides {
		items, _ := side.([]any)
		entries := make([]any, len(items))
		for j, item := range items {
			entries[j] = without(item, "step")
		}
		out[i] = entries
	}
	return out
}

// without gives a copy of an object that lacks a member.
func without(value any, key string) map[string]any {
	object, _ := value.(map[string]any)
	object = maps.Clone(object)
	delete(object, key)
	return object
}
