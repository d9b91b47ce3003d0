package tui

import (
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"

	"charter/assessment"
	"charter/tui/phones"
	"charter/tui/screen"
)

// phonesShots are pages of a workshop that phones can join.
func phonesShots() []shot {
	begun := func(a *assessment.Assessment) {
		s := begun(everybody()...)
		a.Updated = stageClock()
		a.Sessions = append(a.Sessions, s)
	}
	at := func(name string, change func(*assessment.Assessment), joined []string, keys ...string) shot {
		return shot{name: name, change: change, set: func(s *stage) {
			withPhones(s, joined...)
			atQuestion(keys...)(s)
		}}
	}
	three := everybody()[:3]
	none, some := at("workshop-phones-none", begun, nil, "M"), at("workshop-phones", begun, three, "M", "down")
	none.coloured, some.coloured = true, true // there is a QR code
	return []shot{
		{name: "workshop-phones-off", change: begun, set: func(s *stage) {
			s.m.services.Listen = func(string) (net.Listener, []net.Addr, error) { return nil, nil, errors.ErrUnsupported }
			atQuestion("M")(s)
		}},
		at("workshop-phones-setup", begun, three),
		none, some,
		at("workshop-phones-rating", sitting("INC-2", everybody()), three, "r"),
		at("workshop-phones-joined", sitting("INC-2", everybody()), everybody(), "r"),
		at("workshop-phones-typed", sitting("INC-2", everybody()), three, "r", "enter", "2"),
	}
}

// withPhones has phones that have taken seats, at an address and with a code that are the
// same each time.
func withPhones(s *stage, seats ...string) {
	listen := func(string) (net.Listener, []net.Addr, error) {
		return silent{make(chan struct{})}, []net.Addr{&net.IPNet{IP: net.IPv4(192, 168, 1, 23), Mask: net.CIDRMask(24, 32)}}, nil
	}
	service, err := phones.Start(listen, "", stageClock, phones.Options{Code: "7KQ4ZX"})
	if err != nil {
		s.tb.Fatal(err)
	}
	s.tb.Cleanup(service.Close)
	s.m.services.Listen = listen
	s.send(phonesServed{service: service})
	for _, seat := range seats {
		r := httptest.NewRequest(http.MethodPost, "/7KQ4ZX/sit", strings.NewReader("seat="+seat))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		service.Rooms.ServeHTTP(httptest.NewRecorder(), r)
	}
	s.send(screen.Toast{})
}
