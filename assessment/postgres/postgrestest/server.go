// Package postgrestest starts a PostgreSQL server for the tests of a package, where its
// programs are installed.
package postgrestest

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// required is the variable that, set to "required", has tests fail that would be left out
// because PostgreSQL is not installed.
const required = "CHARTER_TEST_POSTGRES"

// Server is a server of its own, in a folder of its own, that listens on a socket there.
type Server struct {
	programs string // the folder of its programs
	folder   string
	alive    io.Closer // it ends with the test program, however that ends

	mu   sync.Mutex
	made int // databases
}

// one is the server of a test program, which is started when it is first needed.
type one struct {
	once   sync.Once
	server *Server
	err    error
}

// Shared gives the server of a test program: one for all its tests, which it is given by
// [Lazy]. Where PostgreSQL is not installed, the test is left out, or fails if that is required.
type Shared func(t testing.TB) *Server

// Lazy gives what starts the server of a test program when it is first needed.
func Lazy() Shared {
	var o one
	return func(t testing.TB) *Server {
		t.Helper()
		o.once.Do(func() { o.server, o.err = start() })
		return usable(t, o.server, o.err)
	}
}

// Start starts a server for one test alone, which may stop it.
func Start(t testing.TB) *Server {
	t.Helper()
	s, err := start()
	s = usable(t, s, err)
	t.Cleanup(func() { s.alive.Close() })
	return s
}

var errNotInstalled = errors.New("the programs of PostgreSQL are not installed (apt-get install postgresql)")

func usable(t testing.TB, s *Server, err error) *Server {
	t.Helper()
	switch {
	case errors.Is(err, errNotInstalled) && os.Getenv(required) != "required":
		t.Skipf("left out, since %v. With %s=required it fails", err, required)
	case err != nil:
		t.Fatal(err)
	}
	return s
}

// installed finds the folder of the newest PostgreSQL.
func installed() (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) > 0 {
		slices.SortFunc(found, func(a, b string) int { return len(a) - len(b) })
		return filepath.Dir(found[len(found)-1]), nil
	}
	path, err := exec.LookPath("initdb")
	if err != nil {
		return "", errNotInstalled
	}
	path, err = filepath.EvalSymlinks(path)
	return filepath.Dir(path), err
}

// owner is who the database belongs to, in it.
const owner = "charter"

func start() (*Server, error) {
	programs, err := installed()
	if err != nil {
		return nil, err
	}
	s, err := place(programs)
	if err != nil {
		return nil, err
	}
	if out, err := s.command("initdb", "-D", s.data(), "-U", owner, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w\n%s", err, out)
	}
	return s, s.start()
}

// place makes the folder of a server.
func place(programs string) (*Server, error) {
	folder, err := os.MkdirTemp("", "charter-pg-") // a short name: that of a socket must be short
	if err != nil {
		return nil, err
	}
	s := &Server{programs: programs, folder: folder}
	if err := giveAway(folder); err != nil {
		return nil, err
	}
	return s, s.guard()
}

func (s *Server) data() string { return filepath.Join(s.folder, "data") }

// command makes the command of one of the programs, as a user who may run it.
func (s *Server) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(s.programs, name), args...)
	cmd.Dir, cmd.SysProcAttr = s.folder, asAnother()
	return cmd
}

// guard has the server stopped and its folder taken away once the test program has ended.
func (s *Server) guard() error {
	const script = `read -r line; "$1/pg_ctl" stop -D "$2/data" -m immediate >/dev/null 2>&1; rm -rf "$2"`
	cmd := exec.Command("/bin/sh", "-c", script, "sh", s.programs, s.folder)
	cmd.Dir, cmd.SysProcAttr = "/", asAnother()
	pipe, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	s.alive = pipe
	return cmd.Start()
}

// start starts the server and waits until it answers. What a disk keeps is not waited for.
func (s *Server) start() error {
	options := "-c listen_addresses= -c unix_socket_directories=" + s.folder +
		" -c fsync=off -c full_page_writes=off -c max_connections=200 -c shared_buffers=32MB -c autovacuum=off"
	cmd := s.command("pg_ctl", "start", "-w", "-D", s.data(), "-l", filepath.Join(s.folder, "log"), "-o", options)
	if out, err := cmd.CombinedOutput(); err != nil {
		log, _ := os.ReadFile(filepath.Join(s.folder, "log"))
		return fmt.Errorf("pg_ctl start: %w\n%s\n%s", err, out, log)
	}
	return nil
}

// Again starts the server once more that was killed.
func (s *Server) Again(t testing.TB) {
	t.Helper()
	if err := s.start(); err != nil {
		t.Fatal(err)
	}
}

// Kill ends the server at once, as kill -9 does.
func (s *Server) Kill(t testing.TB) {
	t.Helper()
	s.run(t, "pg_ctl", "stop", "-D", s.data(), "-m", "immediate")
}

// Database makes an empty database and gives its address.
func (s *Server) Database(t testing.TB) string {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.made++
	name := fmt.Sprintf("t%d", s.made)
	s.run(t, "createdb", "-h", s.folder, "-U", owner, name)
	return s.Address(s.folder, name)
}

// Address is that of a database by way of a folder with the server's socket.
func (s *Server) Address(folder, name string) string {
	return fmt.Sprintf("postgres:///%s?host=%s&user=%s&sslmode=disable", name, folder, owner)
}

// Socket is the server's socket.
func (s *Server) Socket() string { return filepath.Join(s.folder, ".s.PGSQL.5432") }

// Name gives the name of the database at an address.
func Name(address string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(address, "postgres:///"), "?")
	return name
}
