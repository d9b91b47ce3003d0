package host

import (
	"net"
	"sync"
	"time"
)

// Limits keep one user from taking the host from the others.
type Limits struct {
	PerAccount int           // connections of one account at a time
	All        int           // connections at a time
	Arrivals   int           // connections from one address in a minute
	Guesses    int           // codes from one address in a minute that let nobody in
	Idle       time.Duration // after that long without a key a connection ends
}

// UsualLimits are what a host is run with. Many people may share one address: a council's.
func UsualLimits() Limits {
	return Limits{PerAccount: 5, All: 500, Arrivals: 60, Guesses: 10, Idle: 30 * time.Minute}
}

// The largest window that is drawn. A client says how large its window is, and each cell
// costs the host memory.
const (
	widest  = 300
	highest = 100
)

// pace counts what comes from each address within a minute.
type pace struct {
	mu     sync.Mutex
	minute time.Time
	counts map[string]int
}

// allow counts one more, and reports whether that is within the limit.
func (p *pace) allow(from net.Addr, limit int, now time.Time) bool {
	return p.count(from, 1, now) <= limit
}

// reached reports whether there can be no more within the limit.
func (p *pace) reached(from net.Addr, limit int, now time.Time) bool {
	return p.count(from, 0, now) >= limit
}

// count counts more, and gives how many have come in this minute.
func (p *pace) count(from net.Addr, more int, now time.Time) int {
	address, _, err := net.SplitHostPort(from.String())
	if err != nil {
		address = from.String()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if minute := now.Truncate(time.Minute); p.counts == nil || !minute.Equal(p.minute) {
		p.minute, p.counts = minute, map[string]int{}
	}
	p.counts[address] += more
	return p.counts[address]
}
