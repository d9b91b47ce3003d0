package fields

import (
	"charter/assessment"
	"charter/assessment/project"
)

// Item is an item of a list in a project, or a group of fields: what it is called, and what is
// said of it besides.
type Item struct {
	Name string // "" where the list has nothing that names an item
	Says []Said
}

// Said is what one field of an item says.
type Said struct {
	Label, Text string
	Kind        project.Kind
}

// Items gives the items of a list one by one, each with what is said of it; a field that is no
// list has one. Days are written by day, and what is blank is left out.
func (f Field) Items(p *project.Project, day func(assessment.Date) string) []Item {
	count := 1
	if f.List != nil {
		count = f.List.Len(p)
	}
	var items []Item
	for i := range count {
		var item Item
		for _, field := range f.Fields {
			text := valueText(field, p, i, day)
			if field.Kind == project.KindChoice {
				text = field.Choice().Label(text)
			}
			switch {
			case text == "":
			case f.List != nil && field.Told == "":
				item.Name = text
			default:
				item.Says = append(item.Says, Said{field.Label, text, field.Kind})
			}
		}
		if item.Name != "" || item.Says != nil {
			items = append(items, item)
		}
	}
	return items
}
