package questions

import (
	"embed"
	"io/fs"
)

//go:embed lcr-2025
var packFolder embed.FS

// Default gives the pack that is built into the program. Each call reads it
// anew; callers keep what they get. It fails only if the program was built
// from a faulty pack, which the tests prevent.
func Default() (*Pack, error) { return BuiltIn().Default() }

// Embedded gives the files of the pack that is built into the program, for
// tools that check or copy one.
func Embedded() (fs.FS, error) { return fs.Sub(packFolder, "lcr-2025") }
