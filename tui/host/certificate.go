package host

import (
	"crypto/tls"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"

	"charter/assessment/safefile"
)

// certificate is the one by which browsers know a host. Its files are renewed every few weeks
// while the host runs, and are then read again.
type certificate struct {
	certificate, key string // files
	log              *slog.Logger

	mu      sync.Mutex
	written [2]time.Time // when the files were, that were read last
	loaded  *tls.Certificate
}

// load reads the files, if they have changed.
func (c *certificate) load() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	var written [2]time.Time
	for i, name := range []string{c.certificate, c.key} {
		info, err := os.Stat(name)
		if err != nil {
			return fmt.Errorf("cannot read %s: %s. Name the files of the certificate with --tls-cert and --tls-key", name, safefile.Words(err))
		}
		written[i] = info.ModTime()
	}
	if c.loaded != nil && written == c.written {
		return nil
	}
	c.written = written // files that do not fit are not read again and again
	found, err := tls.LoadX509KeyPair(c.certificate, c.key)
	if err != nil {
		return fmt.Errorf("cannot use the certificate in %s with the key in %s: %w. Look whether both are there in full, and belong to one certificate", c.certificate, c.key, err)
	}
	c.loaded = &found
	return nil
}

// get gives the certificate to a browser that comes. While new files cannot be used, the
// one before goes on.
func (c *certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	if err := c.load(); err != nil {
		c.log.Warn("the renewed certificate cannot be used, the one before goes on", "why", err.Error())
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.loaded, nil
}
