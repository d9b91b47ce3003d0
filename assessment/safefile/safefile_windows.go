package safefile

import (
	"errors"
	"io/fs"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// openUnfollowed opens what stands under a name itself, be it a link, when it is to
// be written to. FILE_FLAG_OPEN_REPARSE_POINT makes sure of that. Files that OneDrive
// has yet to fetch are reparse points too, and may be fetched only without it; so for
// reading, it is what stands under the name before and after that counts.
func openUnfollowed(name string, flag int) (f *os.File, err error) {
	if flag&os.O_RDWR != 0 {
		flag |= windows.FILE_FLAG_OPEN_REPARSE_POINT
	}
	err = patiently(func() error {
		f, err = os.OpenFile(name, flag, 0)
		return err
	})
	if err != nil || flag&os.O_RDWR != 0 {
		return f, err
	}
	if _, err := Stat(name); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// namesOf counts the names of an open file.
func namesOf(f *os.File) (uint64, error) {
	var info windows.ByHandleFileInformation
	err := windows.GetFileInformationByHandle(windows.Handle(f.Fd()), &info)
	return uint64(info.NumberOfLinks), err
}

// replace returns once the new name would survive a power cut.
func replace(old, new string) error {
	from, err := windows.UTF16PtrFromString(old)
	if err != nil {
		return &os.LinkError{Op: "rename", Old: old, New: new, Err: err}
	}
	to, err := windows.UTF16PtrFromString(new)
	if err != nil {
		return &os.LinkError{Op: "rename", Old: old, New: new, Err: err}
	}
	err = patiently(func() error {
		return windows.MoveFileEx(from, to, windows.MOVEFILE_REPLACE_EXISTING|windows.MOVEFILE_WRITE_THROUGH)
	})
	if err != nil {
		return &os.LinkError{Op: "rename", Old: old, New: new, Err: err}
	}
	return nil
}

func remove(name string) error { return patiently(func() error { return os.Remove(name) }) }

// InUse reports whether an error says that another program holds the file: a virus
// scanner, a sync client, a spreadsheet.
func InUse(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}

// patiently tries again for a while as long as another program holds the file: most have
// done with it in a moment.
func patiently(do func() error) error {
	const tries, pause = 20, 50 * time.Millisecond
	err := do()
	for range tries {
		if !InUse(err) {
			break
		}
		time.Sleep(pause)
		err = do()
	}
	return err
}

// SyncFolder does nothing: a folder cannot be synced here, and [Replace] writes
// its new name through.
func SyncFolder(string) error { return nil }

// ownersOf, chown and mayGive do nothing: a file has the rights that its folder gives.
func ownersOf(fs.FileInfo) (owner, group int) { return -1, -1 }

func chown(*os.File, int, int) error { return nil }

func mayGive(int) bool { return true }
