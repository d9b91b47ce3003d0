package safefile

import (
	"os"

	"golang.org/x/sys/windows"
)

// openUnfollowed opens what stands under a name itself, be it a link, when it is to
// be written to. FILE_FLAG_OPEN_REPARSE_POINT makes sure of that. Files that OneDrive
// has yet to fetch are reparse points too, and may be fetched only without it; so for
// reading, it is what stands under the name before and after that counts.
func openUnfollowed(name string, flag int) (*os.File, error) {
	if flag&os.O_RDWR != 0 {
		return os.OpenFile(name, flag|windows.FILE_FLAG_OPEN_REPARSE_POINT, 0)
	}
	f, err := os.OpenFile(name, flag, 0)
	if err != nil {
		return nil, err
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
	if err := windows.MoveFileEx(from, to, windows.MOVEFILE_REPLACE_EXISTING|windows.MOVEFILE_WRITE_THROUGH); err != nil {
		return &os.LinkError{Op: "rename", Old: old, New: new, Err: err}
	}
	return nil
}

// SyncFolder does nothing: a folder cannot be synced here, and [Replace] writes
// its new name through.
func SyncFolder(string) error { return nil }
