package postgrestest

import "testing"

// Standby starts a second server that follows this one.
func (s *Server) Standby(t testing.TB) *Server {
	t.Helper()
	second, err := place(s.programs)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { second.alive.Close() })
	second.run(t, "pg_basebackup", "-h", s.folder, "-U", owner, "-D", second.data(), "-R", "-X", "stream", "-c", "fast", "--no-sync")
	if err := second.start(); err != nil {
		t.Fatal(err)
	}
	return second
}

// Promote makes the first of a server that followed another.
func (s *Server) Promote(t testing.TB) {
	t.Helper()
	s.run(t, "pg_ctl", "promote", "-w", "-D", s.data())
}

// run runs one of the programs, which must work.
func (s *Server) run(t testing.TB, name string, args ...string) {
	t.Helper()
	if out, err := s.command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

// Either is the address of a database on whichever of two servers can be written to.
func (s *Server) Either(second *Server, name string) string {
	return s.Address(s.folder+","+second.folder, name) + "&target_session_attrs=read-write"
}
