package phones

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Listen waits for phones at an address of this computer, as [ReadAddress] gives it, and
// tells what the computer is called on the networks it is on.
type Listen func(address string) (net.Listener, []net.Addr, error)

// usualPort is where phones are waited for if nobody says otherwise: always the same, so
// that who allows it in a firewall does so once.
const usualPort = "8088"

// ErrNoNetwork says that no phone can reach this computer.
var ErrNoNetwork = errors.New("this computer is on no network, so no phone can reach it. Join a Wi-Fi, or the hotspot of a phone, and try again")

// ReadAddress reads where phones are to be waited for: an address of this computer, a port
// with or without a colon before it, or both; "" stands for the usual port at all addresses.
func ReadAddress(typed string) (string, error) {
	host, port := "", strings.TrimPrefix(typed, ":")
	if _, err := strconv.Atoi(port); err != nil {
		if host, port, err = net.SplitHostPort(typed); err != nil {
			host, port = strings.Trim(typed, "[]"), usualPort
		}
	}
	number, err := strconv.Atoi(port)
	if _, wrong := netip.ParseAddr(host); err != nil || number < 0 || number > 65535 || host != "" && wrong != nil {
		return "", fmt.Errorf("phones cannot join at %q. Write an address of this computer, a port, or both, such as 192.168.1.23, 8099 or 192.168.1.23:8099", typed)
	}
	return net.JoinHostPort(host, port), nil
}

// Service is a [Room] that phones find at an address. Its methods may be called from any
// goroutine.
type Service struct {
	*Room
	Rooms  *Rooms   // among which it is
	scheme string   // stands before the hosts in a link
	hosts  []string // where phones find it, the likeliest first
	hangUp func()   // ends the serving, and waits for that; nil: others go on

	mu sync.Mutex
	at int // which of the hosts is shown
}

// Start waits for phones with Listen, at an address as [ReadAddress] reads it.
func Start(listen Listen, address string, now func() time.Time, options Options) (*Service, error) {
	where, err := ReadAddress(address)
	if err != nil {
		return nil, err
	}
	l, names, err := listen(where)
	if err != nil {
		return nil, fmt.Errorf("phones cannot join at %s. Another program may use it, or it is no address of this computer. Try another port, such as 8099 (%s)", placeWords(where), innermost(err))
	}
	hosts := hostsOf(l.Addr(), names)
	if len(hosts) == 0 {
		_ = l.Close() // nobody has used it
		return nil, ErrNoNetwork
	}
	rooms := NewRooms("", now)
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = Serve(ctx, l, rooms, nil) // it ends when it is told to; no phone joins where it ends before
	}()
	return &Service{Room: rooms.Open(options), Rooms: rooms, scheme: "http://", hosts: hosts, hangUp: func() {
		stop()
		<-ended
	}}, nil
}

// Join opens a room among others, which phones find where the rooms are.
func (r *Rooms) Join(options Options) *Service {
	return &Service{Room: r.Open(options), Rooms: r, hosts: []string{r.address}}
}

// placeWords name a place that [ReadAddress] gave.
func placeWords(where string) string {
	if port, all := strings.CutPrefix(where, ":"); all {
		return "port " + port
	}
	return where
}

// innermost is what was wrong, without what was being done.
func innermost(err error) error {
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return err
}

// Close lets go of every phone, and waits until that is done.
func (s *Service) Close() {
	s.Rooms.Close(s.Room)
	if s.hangUp != nil {
		s.hangUp()
	}
}

// Address is where a phone finds the pages, such as 192.168.1.23:8088 or, on a host,
// https://charter.example.org.
func (s *Service) Address() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hosts[s.at]
}

// Link is the address with the code, in capitals, which take the least room as a QR code.
func (s *Service) Link() string { return strings.ToUpper(s.scheme + s.Address() + s.home()) }

// Addresses is how many there are, one for each network that this computer is on.
func (s *Service) Addresses() int { return len(s.hosts) }

// NextAddress goes on to the next of them.
func (s *Service) NextAddress() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.at = (s.at + 1) % len(s.hosts)
}

// hostsOf lists what phones can call this computer, the likeliest first: what it listens
// at, or else its names on the networks it is on.
func hostsOf(listening net.Addr, names []net.Addr) []string {
	where, err := netip.ParseAddrPort(listening.String())
	if err != nil {
		return nil
	}
	all := []netip.Addr{where.Addr()}
	if where.Addr().IsUnspecified() {
		all = nil
		for _, name := range names {
			if prefix, err := netip.ParsePrefix(name.String()); err == nil && reachable(prefix.Addr()) {
				all = append(all, prefix.Addr())
			}
		}
		slices.SortStableFunc(all, func(a, b netip.Addr) int { return cmp.Compare(unlikely(a), unlikely(b)) })
	}
	hosts := make([]string, len(all))
	for i, addr := range all {
		hosts[i] = netip.AddrPortFrom(addr, where.Port()).String()
	}
	return hosts
}

// reachable reports whether a phone can use an address at all.
func reachable(a netip.Addr) bool {
	return !a.IsLoopback() && !a.IsLinkLocalUnicast() && !a.IsMulticast()
}

// unlikely is the greater, the less an address is like that of a Wi-Fi: 172.16 to 172.31
// are mostly networks within one computer, and an IPv6 address is long to type.
func unlikely(a netip.Addr) int {
	for i, prefix := range []string{"192.168.0.0/16", "10.0.0.0/8", "172.16.0.0/12"} {
		if netip.MustParsePrefix(prefix).Contains(a) {
			return i
		}
	}
	if a.Is4() {
		return 3
	}
	return 4
}
