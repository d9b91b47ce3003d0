// Package pace bounds how often something may come from one address within a minute.
package pace

import (
	"net"
	"net/netip"
	"sync"
	"time"
)

// Pace counts what comes from each address within a minute. The zero Pace has counted
// nothing. Its methods may be called from any goroutine.
type Pace struct {
	mu     sync.Mutex
	minute time.Time
	counts map[string]int
}

// Everybody stands for all addresses together, as one of its own.
const Everybody = ""

// Count counts more from an address, with or without a port, and gives how many have come
// from it in this minute.
func (p *Pace) Count(address string, more int, now time.Time) int {
	from := neighbours(address)
	p.mu.Lock()
	defer p.mu.Unlock()
	if minute := now.Truncate(time.Minute); p.counts == nil || !minute.Equal(p.minute) {
		p.minute, p.counts = minute, map[string]int{}
	}
	if more > 0 {
		p.counts[from] += more
	}
	return p.counts[from]
}

// ofOneUser is how much of an IPv6 address names who uses it: the rest they choose as they
// like.
const ofOneUser = 64

// neighbours names the addresses that one user may have, of which this is one.
func neighbours(address string) string {
	if host, _, err := net.SplitHostPort(address); err == nil {
		address = host
	}
	ip, err := netip.ParseAddr(address)
	if err != nil || ip.Unmap().Is4() {
		return address
	}
	network, err := ip.WithZone("").Prefix(ofOneUser)
	if err != nil {
		return address
	}
	return network.String()
}
