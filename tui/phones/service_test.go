package phones_test

import (
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"charter/tui/phones"
)

// Phones are told the address of this computer on a network of the kind that a Wi-Fi has.
func TestAddresses(t *testing.T) {
	t.Parallel()
	names := func(all ...string) []net.Addr {
		var addrs []net.Addr
		for _, text := range all {
			ip, network, err := net.ParseCIDR(text)
			if err != nil {
				t.Fatal(err)
			}
			network.IP = ip
			addrs = append(addrs, network)
		}
		return addrs
	}
	start := func(address string, on []net.Addr) (*phones.Service, error) {
		return phones.Start(func(at string) (net.Listener, []net.Addr, error) {
			if at != ":8088" {
				t.Errorf("%q listens at %s", address, at)
			}
			l, err := net.Listen("tcp", "0.0.0.0:0")
			return l, on, err
		}, address, time.Now, phones.Options{Code: "7KQ4ZZ"})
	}
	for _, none := range [][]net.Addr{nil, names("127.0.0.1/8", "::1/128", "169.254.3.4/16", "fe80::1/64")} {
		if _, err := start("", none); !errors.Is(err, phones.ErrNoNetwork) {
			t.Errorf("%v: %v", none, err)
		}
	}
	s, err := start(":8088", names("127.0.0.1/8", "2001:db8::7/64", "172.17.0.1/16", "10.1.2.3/8", "192.168.1.23/24"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var all []string
	for range s.Addresses() + 1 {
		all = append(all, s.Address()[:strings.LastIndex(s.Address(), ":")])
		s.NextAddress()
	}
	if got := strings.Join(all, " "); got != "192.168.1.23 10.1.2.3 172.17.0.1 [2001:db8::7] 192.168.1.23" {
		t.Error(got)
	}
	if link := s.Link(); !strings.HasPrefix(link, "HTTP://10.1.2.3:") || !strings.HasSuffix(link, "/7KQ4ZZ") {
		t.Error(link)
	}
}

func TestReadAddress(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"": ":8088", "8099": ":8099", ":8099": ":8099", "192.168.1.23": "192.168.1.23:8088", "192.168.1.23:8099": "192.168.1.23:8099", "[::1]:80": "[::1]:80", "::1": "[::1]:8088",
	} {
		if got, err := phones.ReadAddress(typed); err != nil || got != want {
			t.Errorf("%q: %q, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"somewhere", "192.168.1.23:x", ":99999", "http://192.168.1.23"} {
		if got, err := phones.ReadAddress(typed); err == nil {
			t.Errorf("%q is read as %q", typed, got)
		}
	}
}

// Where nobody can be waited for the plain words come first, and those of the computer last.
func TestWhatIsSaidWhenNobodyCanBeWaitedFor(t *testing.T) {
	t.Parallel()
	taken := &net.OpError{Op: "listen", Net: "tcp", Err: errors.New("address already in use")}
	_, err := phones.Start(func(string) (net.Listener, []net.Addr, error) { return nil, nil, taken }, "8091", time.Now, phones.Options{})
	if err == nil || !strings.HasPrefix(err.Error(), "phones cannot join at port 8091. Another program may use it") || !strings.HasSuffix(err.Error(), "such as 8099 (address already in use)") {
		t.Error(err)
	}
}
