package file

import (
	"charter/assessment/safefile"
	"charter/assessment/store"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"
)

// hasty is the disk of the operating system without the waiting: a text may be lost
// when the power goes.
type hasty struct{ system }

func (d hasty) Create(name string, as safefile.Rights) (handle, error) {
	h, err := d.system.Create(name, as)
	return hastyHandle{h}, err
}

func (hasty) SyncDir(string) error { return nil }

type hastyHandle struct{ handle }

func (hastyHandle) Sync() error { return nil }

// faulty is a disk on which calls fail as told and are written down in order.
type faulty struct {
	disk
	stall chan struct{} // writes in the first file's folder wait until it is closed
	named func()        // is called once a new text has the name of the file; may be nil

	mu    sync.Mutex
	fails map[string]error // by call: "create", "write", "sync", "close", "link", "rename", "read", "syncdir", "lock", "rename to backup" …
	calls []string         // calls that change something, e.g. "rename new file"
	home  string
}

// fail makes a call fail from now on; nil makes it work again.
func (d *faulty) fail(call string, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.fails == nil {
		d.fails = map[string]error{}
	}
	d.fails[call] = err
}

// note writes a call down and gives the error it is to fail with.
func (d *faulty) note(call string, names ...string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.fails[call]; err != nil {
		return &fs.PathError{Op: call, Path: names[0], Err: err}
	}
	for _, name := range names {
		call += " " + role(name)
	}
	d.calls = append(d.calls, call)
	return nil
}

// role names a file by what it is for.
func role(name string) string {
	switch base := filepath.Base(name); {
	case strings.HasSuffix(base, ".tmp"):
		return "temporary"
	case strings.HasSuffix(base, ".bak"):
		return "backup"
	case strings.HasSuffix(base, Extension):
		return "file"
	default:
		return "folder"
	}
}

func (d *faulty) Resolve(name string) (string, error) {
	if d.home == "" {
		d.home = filepath.Dir(name)
	}
	return d.disk.Resolve(name)
}

func (d *faulty) Read(name string) ([]byte, error) {
	d.mu.Lock()
	err := d.fails["read"]
	d.mu.Unlock()
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return d.disk.Read(name)
}

func (d *faulty) Create(name string, as safefile.Rights) (handle, error) {
	if d.stall != nil && filepath.Dir(name) == d.home {
		<-d.stall
	}
	if err := d.note("create", name); err != nil {
		return nil, err
	}
	h, err := d.disk.Create(name, as)
	return &faultyHandle{h, d, name}, err
}

func (d *faulty) Link(old, new string) error {
	if err := d.note("link", old, new); err != nil {
		return err
	}
	err := d.disk.Link(old, new)
	if err == nil && d.named != nil && role(new) == "file" {
		d.named()
	}
	return err
}

func (d *faulty) Rename(old, new string) error {
	d.mu.Lock()
	err := d.fails["rename to "+role(new)]
	d.mu.Unlock()
	if err != nil {
		return &fs.PathError{Op: "rename", Path: new, Err: err}
	}
	if err := d.note("rename", old, new); err != nil {
		return err
	}
	return d.disk.Rename(old, new)
}

func (d *faulty) SyncDir(dir string) error {
	if err := d.note("syncdir", dir); err != nil {
		return err
	}
	return d.disk.SyncDir(dir)
}

func (d *faulty) Lock(name string, self store.Holder) (*lock, error) {
	d.mu.Lock()
	err := d.fails["lock"]
	d.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return d.disk.Lock(name, self)
}

type faultyHandle struct {
	handle
	disk *faulty
	name string
}

func (h *faultyHandle) Write(data []byte) (int, error) {
	if err := h.disk.note("write", h.name); err != nil {
		n, _ := h.handle.Write(data[:len(data)/2]) // as a full disk does
		return n, err
	}
	return h.handle.Write(data)
}

func (h *faultyHandle) Sync() error {
	if err := h.disk.note("sync", h.name); err != nil {
		return err
	}
	return h.handle.Sync()
}

func (h *faultyHandle) Close() error {
	err := h.handle.Close()
	if failed := h.disk.note("close", h.name); failed != nil {
		return failed
	}
	return err
}
