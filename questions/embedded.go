package questions

import (
	"embed"
	"fmt"
	"io/fs"

	"github.com/go-json-experiment/json"
)

//go:embed lcr-2025
var embedded embed.FS

// ready is the same pack as JSON, which is read in a fifth of the time. It is
// made from the folder by go test ./questions -run Ready -update; a test fails
// when the two differ.
//
//go:embed lcr-2025.json
var ready []byte

// Default gives the pack that is built into the program. Each call reads it
// anew; callers keep what they get. It fails only if the program was built
// from a faulty pack, which the tests prevent.
func Default() (*Pack, error) {
	pack := new(Pack)
	if err := json.Unmarshal(ready, pack); err != nil {
		return nil, fmt.Errorf("the built-in question pack cannot be read: %w. This program was built wrongly; get another copy", err)
	}
	pack.reindex()
	return pack, nil
}

// Embedded gives the files of the pack that is built into the program, for
// tools that check or copy one.
func Embedded() (fs.FS, error) { return fs.Sub(embedded, "lcr-2025") }
