package file

import (
	"errors"
	"reflect"
	"strings"
	"time"

	"charter/assessment"

	"github.com/go-json-experiment/json"
)

// typeFault says in plain words why a value does not fit where it stands.
func typeFault(data []byte, err error) Fault {
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
	switch {
	case errors.Is(err, json.ErrUnknownName):
		fault.Message = "is not a field that charter knows"
		fault.Hint = "Check its spelling, or remove it"
	case semantic.GoType == reflect.TypeFor[time.Time]():
		fault.Message = "must be a date and time such as 2026-11-22T10:00:00Z"
	case semantic.GoType == reflect.TypeFor[assessment.Date]():
		fault.Message = "must be a date such as 2026-11-22"
	case semantic.GoType == reflect.TypeFor[[4]int]():
		fault.Message = "must be a list of four whole numbers"
	default:
		fault.Message = "must be " + kindWords(semantic)
	}
	return fault
}

func kindWords(err *json.SemanticError) string {
	if err.GoType == nil {
		return "a value of another kind"
	}
	switch err.GoType.Kind() {
	case reflect.String:
		return "text in double quotes"
	case reflect.Bool:
		return "true or false"
	case reflect.Int:
		return "a whole number"
	case reflect.Slice:
		return "a list in square brackets"
	case reflect.Struct, reflect.Map:
		return "a group of fields in curly brackets"
	}
	return strings.ToLower(err.GoType.String())
}
