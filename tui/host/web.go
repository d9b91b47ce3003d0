package host

import (
	"cmp"
	"context"
	"crypto/sha256"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
	"strconv"
	"strings"

	"charter/tui/phones"
)

// Web says how browsers reach a host: the phones of those who vote in workshops, and
// links to files.
type Web struct {
	Address     string // to listen on, such as ":443"; "": browsers do not reach it
	Site        string // where people find it, such as https://charter.example.org; "": by the name of the host
	Certificate string // the file with the host's certificate and those that it stands on; "": a proxy has one
	Key         string // the file with its private key
}

// web is what a host has for browsers.
type web struct {
	listener net.Listener // nil: there is none
	site     string
	secure   *tls.Config // nil: a proxy on this computer takes care of that
	rooms    *phones.Rooms
	links    *links
}

// Site is where browsers find the host; "" where they do not.
func (h *Host) Site() string { return h.web.site }

// openWeb listens for browsers, where the host is to serve them.
func (h *Host) openWeb() error {
	o := h.Web
	switch {
	case o == Web{}:
		return nil
	case o.Address == "":
		return errors.New("browsers cannot reach this host yet: say where with --web, such as --web :443")
	case (o.Certificate == "") != (o.Key == ""):
		return errors.New("--tls-cert and --tls-key name two files that belong together. Name both, or neither where a proxy has them")
	}
	var w web
	if o.Certificate != "" {
		c := &certificate{certificate: o.Certificate, key: o.Key, log: h.Log}
		if err := c.load(); err != nil {
			return err
		}
		w.secure = &tls.Config{MinVersion: tls.VersionTLS12, NextProtos: []string{"h2", "http/1.1"}, GetCertificate: c.get}
	}
	l, err := listen(o.Address, "--web")
	if err != nil {
		return err
	}
	where := l.Addr().(*net.TCPAddr)
	if w.site, err = siteOf(o, h.Name, where); err != nil {
		_ = l.Close() // nobody has come
		return err
	}
	w.listener, w.rooms = l, phones.NewRooms(w.site, h.Now)
	w.links = &links{now: h.Now, of: map[[sha256.Size]byte]offered{}}
	h.web = w
	return nil
}

// siteOf says where browsers find a host that listens somewhere. What they send is encrypted,
// by the host or by a proxy on the same computer; or it does not leave this computer.
func siteOf(o Web, name string, where *net.TCPAddr) (string, error) {
	const usual = 443
	site, own := o.Site, o.Certificate != ""
	switch port := strconv.Itoa(where.Port); {
	case !own && !where.IP.IsLoopback():
		return "", errors.New("votes must not go over a network unencrypted. Name a certificate with --tls-cert and --tls-key; or let a proxy on this computer have one, and listen for it with --web 127.0.0.1:8080")
	case site == "" && !own:
		return "http://localhost:" + port, nil
	case site == "" && where.Port == usual:
		site = "https://" + name
	case site == "":
		site = "https://" + net.JoinHostPort(name, port)
	}
	u, err := url.Parse(site)
	if err != nil || u.Scheme != "https" || u.Host == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.User != nil {
		return "", fmt.Errorf("browsers cannot find this host at %q. Say where with --site, such as --site https://charter.example.org, without a path", cmp.Or(o.Site, site))
	}
	return "https://" + u.Host, nil
}

// serveWeb serves browsers, until what it gives is called. An end before that goes to failed.
func (h *Host) serveWeb(failed chan<- error) (end func()) {
	if h.web.listener == nil {
		return func() {}
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		err := phones.Serve(ctx, h.web.listener, h.guarded(h.pages()), h.web.secure)
		if ctx.Err() == nil {
			failed <- err
		}
	}()
	return func() {
		stop()
		<-ended
	}
}

// guarded has a fault in one request end that request alone.
func (h *Host) guarded(pages http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if value := recover(); value != nil {
				h.fault(value, debug.Stack())
				http.Error(w, "This page cannot be shown because of a fault of charter itself. Try again, or vote at the keyboard.", http.StatusInternalServerError)
			}
		}()
		pages.ServeHTTP(w, r)
	})
}
