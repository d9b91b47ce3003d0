package file

import (
	"errors"
	"reflect"
	"time"

	"charter/assessment"

	"github.com/go-json-experiment/json"
)

// valueFault says in plain words why a value that has the right structure cannot
// be taken: the 30th of February, or a number that no counter holds.
func valueFault(data []byte, err error) Fault {
	var semantic *json.SemanticError
	if !errors.As(err, &semantic) {
		return Fault{Message: err.Error()}
	}
	fault := Fault{Path: dotted(semantic.JSONPointer)}
	offset, ok := places(data)[semantic.JSONPointer]
	if !ok {
		offset = skipSpace(data, int(semantic.ByteOffset))
	}
	fault.Line, fault.Column = position(data, offset)
	switch semantic.GoType {
	case reflect.TypeFor[time.Time]():
		fault.Message = "must be a date and time such as 2026-11-22T10:00:00Z"
	case reflect.TypeFor[assessment.Date]():
		fault.Message = "must be a date such as 2026-11-22"
	case reflect.TypeFor[int](), reflect.TypeFor[float64]():
		fault.Message = "must be a whole number, written with digits only"
	default:
		fault.Message = "cannot be read: " + semantic.Error()
	}
	return fault
}
