package postgres_test

import (
	"net"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"charter/assessment/postgres/postgrestest"
)

// How a connection breaks.
const (
	whole      int32 = iota // it does not
	unsent                  // what the program sends does not arrive
	halfway                 // it arrives, and no answer is waited for
	unanswered              // it is done, and its answer does not arrive
	deaf                    // it arrives, and from then on nothing comes back
)

// proxy is the way to a server, which can be made to break.
type proxy struct {
	server string // its socket
	next   atomic.Int32
	breaks atomic.Int32 // so far

	mu   sync.Mutex
	open map[net.Conn]bool
}

// between puts a proxy between programs and a server, and gives the address by way of it.
func between(t testing.TB, server *postgrestest.Server, database string) (*proxy, string) {
	t.Helper()
	folder, err := os.MkdirTemp("", "charter-px-")
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("unix", filepath.Join(folder, filepath.Base(server.Socket())))
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{server: server.Socket(), open: map[net.Conn]bool{}}
	t.Cleanup(func() {
		listener.Close()
		p.cut()
		os.RemoveAll(folder)
	})
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			go p.serve(client)
		}
	}()
	return p, server.Address(folder, postgrestest.Name(database))
}

// cut breaks all connections there are.
func (p *proxy) cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for c := range p.open {
		c.Close()
	}
}

func (p *proxy) keep(c net.Conn, open bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if open {
		p.open[c] = true
		return
	}
	delete(p.open, c)
	c.Close()
}

// serve hands on what comes from either side until the connection breaks.
func (p *proxy) serve(client net.Conn) {
	p.keep(client, true)
	defer p.keep(client, false)
	server, err := net.Dial("unix", p.server)
	if err != nil {
		return
	}
	p.keep(server, true)
	defer p.keep(server, false)
	var lost atomic.Int32
	go func() {
		defer client.Close()
		for part := make([]byte, 64<<10); ; {
			n, err := server.Read(part)
			if err != nil || lost.Load() == unanswered {
				return
			}
			if lost.Load() == deaf {
				continue
			}
			if _, err := client.Write(part[:n]); err != nil {
				return
			}
		}
	}()
	for part := make([]byte, 64<<10); ; {
		n, err := client.Read(part)
		if err != nil {
			return
		}
		how := p.next.Swap(whole)
		if how != whole {
			p.breaks.Add(1)
			lost.Store(how)
		}
		if how == unsent {
			return
		}
		if _, err := server.Write(part[:n]); err != nil || how == halfway {
			return
		}
	}
}
