package merge

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// answers merges the answers, question by question.
func (m *merger) answers(key string, base any, sides []any) any {
	merged := map[string]any{}
	for _, id := range keys(sides) {
		before, filled := len(m.differences), len(m.filled)
		answers := member(sides, id)
		answer := m.answer([]string{key, id}, within(base, id), answers)
		for i := range m.differences[before:] {
			m.attribute(&m.differences[before+i], key, id, answers)
		}
		if len(answer) == 0 {
			continue
		}
		if answers[0] == nil && within(base, id) == nil {
			m.filled = append(m.filled[:filled], join([]string{key, id}))
		}
		merged[id] = answer
	}
	return merged
}

// ratingKeys are the fields that say one thing together: state unsure and
// level 2 from two people make no answer.
func ratingKeys() []string { return []string{"state", "level", "reason"} }

// answer merges one answer field by field. The rating, the check and the
// departure are each one thing; a flag stays up if anyone raised it.
func (m *merger) answer(path []string, base any, sides []any) map[string]any {
	merged := map[string]any{}
	put := func(value any) {
		for _, key := range ratingKeys() {
			delete(merged, key)
		}
		rating, _ := value.(map[string]any)
		maps.Copy(merged, rating)
	}
	ratings := make([]any, len(sides))
	for i, side := range sides {
		ratings[i] = rating(side)
	}
	put(m.leaf(append(slices.Clone(path), "rating"), rating(base), ratings, put, ratingWords))

	there := slices.DeleteFunc(slices.Clone(sides), func(v any) bool { return v == nil }) // one of a time that nobody knows has a say, too
	latest := slices.MaxFunc(there, func(a, b any) int {                                  // of one time, the one that says by whom
		return cmp.Or(byTime(within(a, "updated"), within(b, "updated")), cmp.Compare(lacks(b, "by"), lacks(a, "by")))
	})
	for _, key := range keys(sides) {
		values, at := member(sides, key), append(slices.Clone(path), key)
		whole := func(value any) {
			if !blank(value) {
				merged[key] = value
			}
		}
		switch key {
		case "state", "level", "reason":
		case "updated", "by":
			whole(within(latest, key))
		case "check", "departure":
			whole(m.leaf(at, within(base, key), values, whole, inWords))
		case "rounds":
			whole(m.rounds(at, within(base, key), values, whole))
		default:
			m.into(merged, key, at, within(base, key), values)
		}
	}
	if keys := slices.Collect(maps.Keys(merged)); !slices.ContainsFunc(keys, func(key string) bool { return key != "updated" && key != "by" }) {
		return nil
	}
	return merged
}

func rating(answer any) any {
	rating := map[string]any{}
	for _, key := range ratingKeys() {
		if value := within(answer, key); !blank(value) {
			rating[key] = value
		}
	}
	if len(rating) == 0 {
		return nil
	}
	return rating
}

// ratingWords says a rating in words.
func ratingWords(value any) string {
	switch within(value, "state") {
	case "level":
		return "level " + levelText(value)
	case "unsure":
		return "unsure"
	case "not_applicable":
		return strings.TrimSuffix(fmt.Sprintf("not applicable: %v", orEmpty(within(value, "reason"))), ": ")
	}
	return ""
}

// ratingPlain says a rating as the history does.
func ratingPlain(value any) string {
	switch within(value, "state") {
	case "level":
		return levelText(value)
	case "unsure":
		return "unsure"
	case "not_applicable":
		return "not applicable"
	}
	return ""
}

func levelText(rating any) string { return fmt.Sprint(orEmpty(within(rating, "level"))) }

func orEmpty(value any) any {
	if value == nil {
		return ""
	}
	return value
}

// attribute says of a difference in an answer which question it is about, and
// who said what when.
func (m *merger) attribute(d *Difference, key, id string, answers []any) {
	d.Field = strings.TrimPrefix(d.Path, join([]string{key, id})+".")
	if key == "answers" {
		d.Question = id
	} else {
		d.Field = d.Path
	}
	if d.Field == "rating" {
		d.Field = ""
		for i := range d.Sides {
			d.Sides[i].plain = ratingPlain(d.Sides[i].value)
		}
	}
	for i := range d.Sides {
		side := &d.Sides[i]
		if d.Field == "rounds" {
			side.plain = side.Text // its value would tell what a round keeps to itself
		}
		for source, answer := range answers {
			if t := timeOf(within(answer, "updated")); m.sources[source].Name == side.Sources[0] {
				side.Updated = t
				side.By, _ = within(answer, "by").(string)
			}
		}
	}
}
