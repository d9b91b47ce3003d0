package host

import (
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"html/template"
	"mime"
	"net/http"
	"path/filepath"
	"sync"
	"time"

	"charter/assessment/file"
	"charter/questions/plaintext"
)

// links are files that can be fetched with a browser, each once and for a short time. They lie
// in memory alone.
type links struct {
	now func() time.Time
	mu  sync.Mutex
	of  map[[sha256.Size]byte]offered // by the digest of the word in the link
}

// offered is a file that is offered.
type offered struct {
	name  string
	data  []byte
	until time.Time
	by    string // the account
}

// How long a link works, and how many of one account do at a time.
const (
	linkFor      = 10 * time.Minute
	linksAtATime = 20
)

// linkPath is the path of links.
const linkPath = "/fetch/"

// offer offers a file, and gives the word for its link.
func (l *links) offer(f offered) (string, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now, own := l.now(), 0
	for word, other := range l.of {
		switch {
		case now.After(other.until):
			delete(l.of, word)
		case other.by == f.by:
			own++
		}
	}
	if own >= linksAtATime {
		return "", fmt.Errorf("you have %d links that were not used yet. Use them, or wait ten minutes", own)
	}
	word := rand.Text()
	f.until = now.Add(linkFor)
	l.of[sha256.Sum256([]byte(word))] = f
	return word, nil
}

// take gives the file of a link, if it works still. With last it is the last time.
func (l *links) take(word string, last bool) (offered, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	at := sha256.Sum256([]byte(word))
	f, there := l.of[at]
	if there && (last || l.now().After(f.until)) {
		delete(l.of, at)
	}
	return f, there && !l.now().After(f.until)
}

// linkPage asks before the file is fetched: programs that look at links in messages would use
// it up.
var linkPage = template.Must(template.New("link").Parse(`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>{{if .}}Fetch a file{{else}}This link does not work{{end}}</title></head>
<body><main>{{if .}}<h1>Fetch {{.}}</h1><p>This works once.</p><form method="post"><button>Fetch it</button></form>{{else}}<h1>This link does not work</h1><p>It was used already, or is older than ten minutes. Ask for another one.</p>{{end}}</main></body></html>
`))

// ServeHTTP implements [http.Handler].
func (l *links) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, there := l.take(r.PathValue("word"), r.Method == http.MethodPost)
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	if there && r.Method == http.MethodPost {
		h.Set("Content-Type", "application/octet-stream")
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.name}))
		_, _ = w.Write(f.data) // who is gone asks for another link
		return
	}
	h.Set("Content-Type", "text/html; charset=utf-8")
	if !there {
		w.WriteHeader(http.StatusNotFound)
	}
	_ = linkPage.Execute(w, f.name)
}

// pages are all that browsers are given.
func (h *Host) pages() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", h.web.rooms)
	guard := http.NewCrossOriginProtection()
	_ = guard.AddTrustedOrigin(h.web.site) // which it is
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		mux.Handle(method+" "+linkPath+"{word}", guard.Handler(h.web.links))
	}
	return mux
}

// link makes a link with which a file of a report is fetched with a browser.
func (c *connection) link(args []string) error {
	if c.host.web.links == nil {
		return errors.New("browsers do not reach this host, so there are no links. Use get in the place of link")
	}
	name, f, err := c.wanted("link", args)
	if err != nil {
		return err
	}
	stem := name[:len(name)-len(file.Extension)]
	word, err := c.host.web.links.offer(offered{name: filepath.Base(stem) + "." + f.part, data: f.Data, by: c.account.ID})
	if err != nil {
		return err
	}
	c.record("link", name, f.part)
	return c.say(fmt.Sprintf("%s%s%s\nIt gives %s once, within ten minutes, to anybody who has it.\n", c.host.Site(), linkPath, word, plaintext.Line(f.part)))
}
