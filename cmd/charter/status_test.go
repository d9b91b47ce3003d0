package main

import (
	"errors"
	"fmt"
	"testing"

	"charter/questions"
)

func TestStatusOf(t *testing.T) {
	t.Parallel()
	failed, wrong, short := errors.New("disk full"), misuse("no such flag"), unmet("not ready")
	for name, c := range map[string]struct {
		err  error
		want int
	}{
		"nothing":                   {nil, 0},
		"failure":                   {failed, 1},
		"misuse":                    {wrong, 2},
		"unmet":                     {short, 3},
		"wrapped misuse":            {fmt.Errorf("while reading: %w", wrong), 2},
		"unmet twice":               {errors.Join(short, short), 3},
		"failure outweighs unmet":   {errors.Join(short, failed, short), 1},
		"misuse outweighs unmet":    {errors.Join(short, wrong, short), 2},
		"failure outweighs misuse":  {errors.Join(wrong, failed), 1},
		"faults of a pack":          {questions.Faults{{Message: "x"}}, 1},
		"faults that were asked of": {unmetError{questions.Faults{{Message: "x"}}}, 3},
	} {
		if got := statusOf(c.err); got != c.want {
			t.Errorf("%s: status %d, want %d", name, got, c.want)
		}
	}
}
