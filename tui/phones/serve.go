package phones

import (
	"context"
	"crypto/tls"
	"io"
	"log"
	"net"
	"net/http"
	"time"

	"golang.org/x/net/netutil"
)

// The bounds of what is served.
const (
	largestRequest  = 4 << 10 // bytes of a form
	largestHeader   = 8 << 10
	mostConnections = 2000
	longestReading  = 10 * time.Second
	longestIdle     = time.Minute
	longestFarewell = 2 * time.Second
)

// Serve serves pages to browsers on l until ctx is done, and then lets go of all of them.
// Without certificates, secure is nil, it does so by plain HTTP. Nobody's address is logged.
func Serve(ctx context.Context, l net.Listener, pages http.Handler, secure *tls.Config) error {
	server := &http.Server{
		Handler: pages, ReadHeaderTimeout: longestReading, ReadTimeout: longestReading, IdleTimeout: longestIdle, MaxHeaderBytes: largestHeader,
		ErrorLog:    log.New(io.Discard, "", 0), // it would name the addresses of phones
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	l = netutil.LimitListener(l, mostConnections)
	if secure != nil {
		l = tls.NewListener(l, secure)
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	leave, cancel := context.WithTimeout(context.WithoutCancel(ctx), longestFarewell)
	defer cancel()
	if err := server.Shutdown(leave); err != nil {
		return server.Close()
	}
	return nil
}
