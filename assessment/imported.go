package assessment

import (
	"reflect"
	"slices"
	"strings"
	"time"

	"charter/assessment/project"
)

// Import tells of a value that was taken from another record and that nobody has
// confirmed yet. It counts meanwhile, and goes once the value is confirmed or changed.
type Import struct {
	Place string    `json:"place"` // in the file: a field such as "project.summary", or a whole list, "project.risks"
	From  string    `json:"from"`  // the record, in words
	At    time.Time `json:"at"`
}

const importedField = "imported"

// Imported changes the list of what was taken from elsewhere. The edit gets a copy
// that it may change.
func (e *Editor) Imported(s Stamp, edit func([]Import) []Import) {
	editList(e, s, importedField, func(a *Assessment) *[]Import { return &a.Imported }, edit)
}

// Confirm says that somebody has looked at a value that was imported, and that it holds.
func (e *Editor) Confirm(s Stamp, place string) {
	e.Imported(s, func(all []Import) []Import { return withoutPlace(all, place) })
}

func withoutPlace(all []Import, place string) []Import {
	all = slices.DeleteFunc(all, func(x Import) bool { return x.Place == place })
	if len(all) == 0 {
		return nil
	}
	return all
}

// ImportAt finds what is noted of a place whose value was imported.
func (a *Assessment) ImportAt(place string) (Import, bool) {
	for _, x := range a.Imported {
		if x.Place == place {
			return x, true
		}
	}
	return Import{}, false
}

// confirmChanged takes the marks off values that differ from those of an earlier version,
// and gives the entry of the history that tells of it.
func (a *Assessment) confirmChanged(earlier *Assessment) []Entry {
	kept := slices.Clone(a.Imported)
	for _, x := range a.Imported {
		if importedValue(a, x.Place) != importedValue(earlier, x.Place) {
			kept = withoutPlace(kept, x.Place)
		}
	}
	if len(kept) == len(a.Imported) {
		return nil
	}
	a.Imported = kept
	return changeAt(importedField, earlier, a)
}

// isImportable reports whether a place names a fact, a field of the project or a list of it.
func isImportable(place string) bool {
	if key, ok := strings.CutPrefix(place, "facts."); ok {
		_, known := fieldByKey(reflect.ValueOf(&Facts{}).Elem(), key)
		return known
	}
	key, ok := strings.CutPrefix(place, "project.")
	_, field := project.FieldOf(key)
	return ok && (field || project.ListOf(key) != nil)
}

// importedValue gives what stands at a place that was imported, as a text to compare.
func importedValue(a *Assessment, place string) string {
	if key, ok := strings.CutPrefix(place, "facts."); ok {
		return a.Facts.Value(key)
	}
	key := strings.TrimPrefix(place, "project.")
	if field, ok := project.FieldOf(key); ok {
		return field.Value(&a.Project, 0)
	}
	if value, ok := fieldByKey(reflect.ValueOf(&a.Project).Elem(), key); ok {
		return valueText(value)
	}
	return ""
}
