package main

import (
	"fmt"
	"net"
)

// listen waits for phones at an address of this computer, and tells what the computer is
// called on its networks. It is the only place where the program listens, and runs only
// when a facilitator asks for phones; nowhere does the program connect to anything.
func listen(address string) (net.Listener, []net.Addr, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, nil, err
	}
	names, err := networkNames()
	if err != nil {
		_ = l.Close() // nobody has used it
		return nil, nil, fmt.Errorf("the networks of this computer cannot be read: %w", err)
	}
	return l, names, nil
}

// networkNames lists the addresses of this computer on the networks it is on now.
func networkNames() ([]net.Addr, error) {
	interfaces, err := net.Interfaces()
	if err != nil {
		return nil, err
	}
	var all []net.Addr
	for _, each := range interfaces {
		if each.Flags&net.FlagUp == 0 || each.Flags&net.FlagLoopback != 0 {
			continue
		}
		names, err := each.Addrs()
		if err != nil {
			continue // it went down meanwhile
		}
		all = append(all, names...)
	}
	return all, nil
}
