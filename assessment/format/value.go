package format

import (
	"errors"
	"reflect"
	"time"

	"charter/assessment"

	"github.com/go-json-experiment/json"
)

// valueFault says in plain words why a value that has the right structure cannot
// be taken: the 30th of February, or a number that no counter holds.
func valueFault(err error) finding {
	var semantic *json.SemanticError
	if !errors.As(err, &semantic) {
		return finding{message: err.Error()}
	}
	found := finding{path: tokens(semantic.JSONPointer)}
	switch semantic.GoType {
	case reflect.TypeFor[time.Time]():
		found.message = "must be a date and time such as 2026-11-22T10:00:00Z"
	case reflect.TypeFor[assessment.Date]():
		found.message = "must be a date such as 2026-11-22"
	case reflect.TypeFor[int](), reflect.TypeFor[float64]():
		found.message = "must be a whole number, written with digits only"
	default:
		found.message = "cannot be read: " + semantic.Error()
	}
	return found
}
