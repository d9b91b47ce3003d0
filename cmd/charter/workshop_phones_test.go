package main

import (
	"bytes"
	"strings"
	"testing"
)

// What is no address for phones is told as that, wherever it stands beside the file.
func TestAWrongAddressForPhonesIsTold(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"--phones", "foo", "x.charter.json"}, {"--phones=foo", "x.charter.json"}, {"x.charter.json", "--phones", "foo"}, {"--phones", "127.0.0.1:99999", "x.charter.json"},
	} {
		warned := new(bytes.Buffer)
		con := consoleOf(strings.NewReader(""), warned)
		if status := run(t.Context(), con, append([]string{"workshop"}, args...)); status != statusMisused || !strings.Contains(warned.String(), "phones cannot join at") {
			t.Errorf("charter workshop %v: status %d, %s", args, status, warned)
		}
	}
}
