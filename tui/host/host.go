package host

import (
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"charm.land/ssh"
	"charm.land/wish/v2"
	gossh "golang.org/x/crypto/ssh"

	"charter/assessment/file"
	"charter/assessment/identity"
	"charter/assessment/safefile"
	"charter/assessment/sample"
	"charter/tui/pace"
	"charter/tui/session"
)

// Options say how a host is run.
type Options struct {
	Folder  string // where all is kept; it is made
	Address string // to listen on, such as ":2222"
	Name    string // under which people reach this machine

	Database Database // has the accounts and the assessments; nil: the folder has them

	Now    func() time.Time
	Tool   string       // the program and its version
	Sample sample.Maker // gives the worked example
	Packs  *file.Packs  // those that are built in
	Log    *slog.Logger // of acts, never of content
	Limits Limits
	Web    Web // for browsers

	Metrics string        // an address of this computer to tell those on who watch the host; "": nobody does
	Grace   time.Duration // between telling everybody that the host ends and ending it
}

// Host serves people. Make it with [Open].
type Host struct {
	Options
	directory *identity.Directory
	server    *ssh.Server
	listener  net.Listener
	port      int
	key       gossh.PublicKey
	web       web
	watchers  net.Listener // nil: nobody watches
	audit     audit
	counts    counts

	ending  chan struct{} // closed when nobody new is let in
	over    chan struct{} // closed when everybody has to go
	hurry   chan struct{} // takes one word that there is to be no grace
	arrived pace.Pace     // connections
	guesses pace.Pace     // codes
	mu      sync.Mutex
	open    map[*connection]bool
	pens    map[string]*session.Pens // for each organisation
	left    sync.WaitGroup           // connections that are open
}

// place is where all is kept.
func (o Options) place() Place { return Place{o.Folder, o.Database} }

// Open makes the folder and the key of the host, where they are not there yet, and listens.
func Open(o Options) (*Host, error) {
	folder, err := prepare(o.Folder)
	if err != nil {
		return nil, fmt.Errorf("cannot use the folder %s: %s. Name another one with --folder", o.Folder, safefile.Words(err))
	}
	o.Folder = folder
	h := &Host{Options: o, directory: o.place().Directory(o.Now), ending: make(chan struct{}), over: make(chan struct{}), hurry: make(chan struct{}, 1),
		audit: audit{folder: folder, limit: auditLimit}, open: map[*connection]bool{}, pens: map[string]*session.Pens{}}
	h.server, err = wish.NewServer(wish.WithHostKeyPath(filepath.Join(folder, hostKeyFile)), ssh.EmulatePty(), wish.WithMiddleware(h.middleware))
	if err != nil {
		return nil, fmt.Errorf("cannot use the host's key in %s: %w. If it is damaged, put back a copy; without it, everybody is warned of another host", folder, err)
	}
	h.key = h.server.HostSigners[0].PublicKey()
	h.configure()
	if h.listener, err = listen(o.Address, "--listen"); err != nil {
		return nil, err
	}
	h.port = h.listener.Addr().(*net.TCPAddr).Port
	if err := h.openWeb(); err != nil {
		_ = h.listener.Close() // nobody has come
		return nil, err
	}
	if err := h.openMetrics(); err != nil {
		_ = h.listener.Close()
		if h.web.listener != nil {
			_ = h.web.listener.Close()
		}
		return nil, err
	}
	return h, nil
}

// listen waits for connections at an address that a flag names.
func listen(address, flag string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s: %w. Name another port with %s", address, err, flag)
	}
	return l, nil
}

// prepare makes the folder of a host, which is its owner's alone.
func prepare(folder string) (string, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	return safefile.Real(folder)
}

// handshakeFor is how long somebody may take to come in, who may have to type a code.
const handshakeFor = 3 * time.Minute

// configure leaves out of the server all that is not for people at work: no forwarding, no
// subsystems, no passwords.
func (h *Host) configure() {
	s := h.server
	s.ServerConfigCallback = h.authentication
	s.HandshakeTimeout = handshakeFor
	s.ChannelHandlers = map[string]ssh.ChannelHandler{"session": ssh.DefaultSessionHandler}
	s.RequestHandlers = map[string]ssh.RequestHandler{}
	s.SubsystemHandlers = map[string]ssh.SubsystemHandler{}
	s.ConnCallback = func(_ ssh.Context, conn net.Conn) net.Conn {
		if h.arrived.Count(conn.RemoteAddr().String(), 1, h.Now()) > h.Limits.Arrivals {
			h.counts.add(refusals("pace"))
			h.Log.Warn("too many connections from one address, one was refused")
			return nil
		}
		return conn
	}
}

// Fingerprint is that of the host's key, which people see when they come the first time.
func (h *Host) Fingerprint() string { return gossh.FingerprintSHA256(h.key) }

// Command is what people type to reach the host by a name.
func (h *Host) Command(name string) string {
	const usual = 22
	if h.port == usual {
		return "ssh " + name
	}
	return "ssh -p " + strconv.Itoa(h.port) + " " + name
}

// FirstInvite gives the code with which the first steward of an organisation comes, which is
// made if need be; "" where it has a steward.
func (h *Host) FirstInvite(organisation string) (code string, err error) {
	made, err := h.directory.AddOrganisation(organisation)
	if err != nil {
		return "", err
	}
	if has, err := h.directory.HasSteward(made.ID); err != nil || has {
		return "", err
	}
	return h.directory.Invite(made.ID, identity.Steward, "")
}
