package safefile

import (
	"errors"
	"io/fs"
	"time"
)

// errLocked says that another program holds a lock for long.
var errLocked = errors.New("another program holds it for long")

// Lock makes sure that one program at a time goes on, by a plain file of that name, which
// is made and stays. It waits for others so long at most. The system lets go of the lock
// when the program ends, however it ends.
func Lock(name string, wait time.Duration) (unlock func(), err error) {
	f, err := Create(name, 0o600)
	if errors.Is(err, fs.ErrExist) {
		f, err = OpenInPlace(name)
	}
	if err != nil {
		return nil, err
	}
	const between = 10 * time.Millisecond
	for ; ; time.Sleep(between) {
		switch free, err := TryLock(f); {
		case err != nil:
			f.Close()
			return nil, err
		case free:
			return func() { f.Close() }, nil
		}
		if wait -= between; wait < 0 {
			f.Close()
			return nil, errLocked
		}
	}
}
