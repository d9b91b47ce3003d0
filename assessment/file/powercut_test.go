package file

import (
	"charter/assessment/assessmenttest"
	"charter/assessment/safefile"
	"charter/assessment/store"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// inode is a text on the memory disk. Until it is synced a power cut may leave
// none, some or all of it.
type inode struct {
	text   string
	synced bool
}

// change is one change of names in the folder: a name given to a text, and a name taken away.
type change struct {
	name    string
	text    *inode
	removed string
}

// memory is a disk with one folder that knows what a power cut could leave
// behind: of the changes of names since the last SyncDir any may be lost.
type memory struct {
	mu      sync.Mutex
	names   map[string]*inode // as a running program sees them
	durable map[string]*inode // as of the last SyncDir
	pending []change
	nolinks bool
	check   func(left map[string]string) // called after each step with each possible outcome
}

func newMemory(files map[string]string) *memory {
	m := &memory{names: map[string]*inode{}}
	for name, text := range files {
		m.names[name] = &inode{text, true}
	}
	m.durable = maps.Clone(m.names)
	return m
}

// step applies a change of names, if any, and looks at every outcome of a power cut now.
func (m *memory) step(changes ...change) {
	for _, c := range changes {
		apply(m.names, c)
		m.pending = append(m.pending, c)
	}
	if m.check == nil {
		return
	}
	for subset := range 1 << len(m.pending) {
		left := maps.Clone(m.durable)
		for i, c := range m.pending {
			if subset&(1<<i) != 0 {
				apply(left, c)
			}
		}
		for _, keep := range []func(string) string{
			func(text string) string { return text },
			func(text string) string { return text[:len(text)/2] },
			func(string) string { return "" },
		} {
			texts := map[string]string{}
			for name, node := range left {
				texts[name] = node.text
				if !node.synced {
					texts[name] = keep(node.text)
				}
			}
			m.check(texts)
		}
	}
}

func apply(names map[string]*inode, c change) {
	if c.name != "" {
		names[c.name] = c.text
	}
	if c.removed != "" {
		delete(names, c.removed)
	}
}

func (m *memory) Resolve(name string) (string, error) { return name, nil }

func (m *memory) Stat(name string) (fs.FileInfo, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.names[filepath.Base(name)] == nil {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return plainFile{}, nil
}

func (m *memory) Read(name string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	node := m.names[filepath.Base(name)]
	if node == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return []byte(node.text), nil
}

func (m *memory) List(string) ([]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Sorted(maps.Keys(m.names)), nil
}

func (m *memory) Create(name string, _ safefile.Rights) (handle, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	name = filepath.Base(name)
	if m.names[name] != nil {
		return nil, fs.ErrExist
	}
	node := &inode{}
	m.step(change{name: name, text: node})
	return &memoryHandle{m, node}, nil
}

func (m *memory) Link(old, new string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	old, new = filepath.Base(old), filepath.Base(new)
	switch {
	case m.nolinks:
		return fs.ErrInvalid
	case m.names[old] == nil:
		return fs.ErrNotExist
	case m.names[new] != nil:
		return fs.ErrExist
	}
	m.step(change{name: new, text: m.names[old]})
	return nil
}

func (m *memory) Rename(old, new string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	old, new = filepath.Base(old), filepath.Base(new)
	switch {
	case m.names[old] == nil:
		return fs.ErrNotExist
	case m.names[old] == m.names[new]:
		return nil // POSIX: both names stay
	}
	m.step(change{name: new, text: m.names[old], removed: old})
	return nil
}

func (m *memory) Remove(name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if name = filepath.Base(name); m.names[name] == nil {
		return fs.ErrNotExist
	}
	m.step(change{removed: name})
	return nil
}

func (m *memory) SyncDir(string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.durable, m.pending = maps.Clone(m.names), nil
	m.step()
	return nil
}

func (m *memory) Lock(string, store.Holder) (*lock, error) { return nil, errNoLocks }

type memoryHandle struct {
	disk *memory
	node *inode
}

func (h *memoryHandle) Write(data []byte) (int, error) {
	h.disk.mu.Lock()
	defer h.disk.mu.Unlock()
	h.node.text += string(data)
	h.node.synced = false
	h.disk.step()
	return len(data), nil
}

func (h *memoryHandle) Sync() error {
	h.disk.mu.Lock()
	defer h.disk.mu.Unlock()
	h.node.synced = true
	h.disk.step()
	return nil
}

func (h *memoryHandle) Close() error { return nil }

func (h *memoryHandle) Lost() error { return nil }

type plainFile struct{}

func (plainFile) Name() string       { return "" }
func (plainFile) Size() int64        { return 0 }
func (plainFile) Mode() fs.FileMode  { return 0o644 }
func (plainFile) ModTime() time.Time { return time.Time{} }
func (plainFile) IsDir() bool        { return false }
func (plainFile) Sys() any           { return nil }

func TestAPowerCutLeavesNoHalfNewFile(t *testing.T) {
	t.Parallel()
	for name, nolinks := range map[string]bool{"with links": false, "without links": true} {
		d := newMemory(nil)
		d.nolinks = nolinks
		d.check = func(left map[string]string) {
			if text, ok := left["x"]; ok && text != "whole" {
				t.Errorf("%s: a power cut leaves %q", name, text)
			}
		}
		if err := (&target{disk: d, path: "/x"}).create([]byte("whole")); err != nil {
			t.Fatal(err)
		}
		if d.durable["x"] == nil || len(d.names) != 1 {
			t.Errorf("%s: after the end there are %v", name, d.names)
		}
	}
}

// TestAPowerCutIsNoticedByTheModel makes sure that the model can fail: writing
// without the syncs must show as damage.
func TestAPowerCutIsNoticedByTheModel(t *testing.T) {
	t.Parallel()
	d := newMemory(map[string]string{"x": "old"})
	broken := false
	d.check = func(left map[string]string) { broken = broken || left["x"] != "old" && left["x"] != "new" }
	h, err := d.Create("y", safefile.Rights{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Write([]byte("new")); err != nil {
		t.Fatal(err)
	}
	if err := d.Rename("y", "x"); err != nil {
		t.Fatal(err)
	}
	if !broken {
		t.Error("the model sees no harm in leaving out the sync")
	}
}

func TestTheOrderOfASave(t *testing.T) {
	t.Parallel()
	path := written(t)
	d := &faulty{disk: system{}}
	f := opened(t, path, Options{disk: d})
	f.Save(assessmenttest.Titled("new"))
	if err := f.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	want := []string{
		"create temporary", "write temporary", "sync temporary", "close temporary",
		"link file temporary", "rename temporary backup",
		"rename temporary file", "syncdir folder",
	}
	if diff := cmp.Diff(want, d.calls); diff != "" {
		t.Error(diff)
	}
}
