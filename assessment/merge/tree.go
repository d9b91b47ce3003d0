package merge

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"time"
)

// merger walks the trees of all versions at once. Everywhere, sides holds one
// value for each source, nil where it says nothing.
type merger struct {
	sources     []Source
	base        map[string]any // nil: not known
	differences []Difference
	filled      []string
}

// assessment merges whole versions. What a version says about itself, its dates
// and its history, is joined by rules of its own.
func (m *merger) assessment(sides []any) map[string]any {
	merged := map[string]any{}
	for _, key := range keys(sides) {
		values := member(sides, key)
		base := m.base[key]
		switch key {
		case "format", "tool", "id", "pack":
			merged[key] = values[0]
		case "created":
			merged[key] = slices.MinFunc(values, byTime)
		case "updated":
			merged[key] = slices.MaxFunc(values, byTime)
		case "example":
			if !slices.Contains(values, nil) {
				merged[key] = true
			}
		case "history":
			merged[key] = m.history(values)
		case "answers", "retired":
			merged[key] = m.answers(key, base, values)
		default:
			m.into(merged, key, []string{key}, base, values)
		}
	}
	return merged
}

// into merges one member of an object.
func (m *merger) into(merged map[string]any, key string, path []string, base any, sides []any) {
	put := func(value any) {
		if blank(value) {
			delete(merged, key)
			return
		}
		merged[key] = value
	}
	put(m.value(path, base, sides, put))
}

// value merges one value of any kind. A difference is registered with put, and
// the first version stands until it is decided.
func (m *merger) value(path []string, base any, sides []any, put func(any)) any {
	switch {
	case anyIs[map[string]any](sides):
		merged := map[string]any{}
		for _, key := range keys(sides) {
			m.into(merged, key, append(slices.Clone(path), key), within(base, key), member(sides, key))
		}
		return merged
	case anyIs[[]any](sides):
		return m.list(path, base, sides)
	}
	return m.leaf(path, base, sides, put, inWords)
}

// leaf merges what cannot be taken apart: one version's value holds.
func (m *merger) leaf(path []string, base any, sides []any, put func(any), words func(any) string) any {
	candidates := m.candidates(base, sides)
	switch len(candidates) {
	case 0:
		return nil
	case 1:
		m.note(path, base, sides[0], candidates[0])
		return candidates[0]
	}
	d := Difference{Path: join(path), Field: join(path), Chosen: -1, put: put}
	for _, value := range candidates {
		side := Side{Text: words(value), plain: compact(value), value: value}
		for i, said := range sides {
			if reflect.DeepEqual(said, value) {
				side.Sources = append(side.Sources, m.sources[i].Name)
			}
		}
		d.Sides = append(d.Sides, side)
	}
	m.differences = append(m.differences, d)
	return candidates[0]
}

// candidates lists the different values that could hold. With a base, only
// versions that changed it have a say, and a removal holds only if nobody else
// changed the value; without one, a blank says nothing.
func (m *merger) candidates(base any, sides []any) []any {
	var distinct []any
	removed := false
	for _, value := range sides {
		if m.base != nil && reflect.DeepEqual(value, base) {
			continue
		}
		removed = removed || blank(value)
		if blank(value) || slices.ContainsFunc(distinct, func(v any) bool { return reflect.DeepEqual(v, value) }) {
			continue
		}
		distinct = append(distinct, value)
	}
	if len(distinct) == 0 && !removed && !blank(base) {
		return []any{base}
	}
	return distinct
}

// note remembers a place that another version filled.
func (m *merger) note(path []string, base, first, value any) {
	if blank(first) && !blank(value) && blank(base) {
		m.filled = append(m.filled, join(path))
	}
}

// blank reports whether a value says nothing. No is an answer.
func blank(value any) bool {
	switch v := value.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case []any:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	}
	return false
}

func anyIs[T any](sides []any) bool {
	return slices.ContainsFunc(sides, func(v any) bool { _, ok := v.(T); return ok })
}

// keys lists the members that any version has, sorted.
func keys(sides []any) []string {
	all := map[string]bool{}
	for _, side := range sides {
		object, _ := side.(map[string]any)
		for key := range object {
			all[key] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// member gives one member of every version.
func member(sides []any, key string) []any {
	values := make([]any, len(sides))
	for i, side := range sides {
		values[i] = within(side, key)
	}
	return values
}

func within(value any, key string) any {
	object, _ := value.(map[string]any)
	return object[key]
}

// lacks is 1 for what has no member of a name, such as what a copy to share leaves out, else 0.
func lacks(value any, key string) int {
	if within(value, key) == nil {
		return 1
	}
	return 0
}

func byTime(a, b any) int { return timeOf(a).Compare(timeOf(b)) }

// timeOf reads a time as a file writes it; the zero time when there is none.
func timeOf(value any) time.Time {
	text, _ := value.(string)
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return time.Time{}
	}
	return t
}

func index(path []string, i int) []string {
	return append(slices.Clone(path), strconv.Itoa(i))
}
