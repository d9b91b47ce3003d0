package host

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/format"
	"charter/assessment/identity"
	"charter/assessment/sample/sampletest"
	"charter/assessment/workshop"
)

// certified writes a certificate for this machine, and the key of it.
func certified(t *testing.T, cert, key string, serial int64) *x509.Certificate {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := &x509.Certificate{SerialNumber: big.NewInt(serial), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true}
	made, err := x509.CreateCertificate(rand.Reader, about, about, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	for name, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: made}, key: {Type: "PRIVATE KEY", Bytes: secret}} {
		if err := os.WriteFile(name, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	parsed, err := x509.ParseCertificate(made)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

// webbed serves a host that browsers reach with a certificate of its own.
func webbed(t *testing.T) (*rig, *x509.Certificate) {
	t.Helper()
	folder := t.TempDir()
	cert, key := filepath.Join(folder, "cert.pem"), filepath.Join(folder, "key.pem")
	known := certified(t, cert, key, 1)
	return start(t, func(o *Options) {
		o.Name = "127.0.0.1"
		o.Web = Web{Address: "127.0.0.1:0", Certificate: cert, Key: key}
	}), known
}

// browser is one that trusts a certificate, and keeps cookies.
func browser(t *testing.T, known *x509.Certificate) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	trusted := x509.NewCertPool()
	trusted.AddCert(known)
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: trusted}, ForceAttemptHTTP2: true}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport, Jar: jar}
}

func page(t *testing.T, answer *http.Response, err error) (int, string) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

// inSession is the worked example in a session of a workshop that has come to a question.
func inSession(t *testing.T) string {
	t.Helper()
	a := sampletest.Assessment(t, sampletest.Pack(t))
	now := time.Now()
	a.Updated = now
	a.Sessions = []assessment.Session{{
		ID: "s1", Started: now.Add(-time.Hour), Facilitator: "Ann", Present: []string{"a1", "a2", "a3"}, Scope: []string{workshop.ScopeAll},
		Way: assessment.WayTurns, Minutes: 150, Questions: []string{"INC-2", "INC-3"}, At: "INC-2",
	}}
	text, err := format.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A workshop on a host: the facilitator turns phones on over SSH, phones vote by HTTPS, and the
// room ends with the facilitator's connection.
func TestPhonesVoteOnAHost(t *testing.T) {
	t.Parallel()
	r, known := webbed(t)
	ann := r.person(t, "Clinic", "Ann", identity.Facilitator)
	if _, said, ok := ask(t, ann, "put bus", inSession(t)); !ok {
		t.Fatal(said)
	}
	w := open(t, ann, 120, 40)
	w.shown.wait(t, "bus")
	w.press(t, "\r")
	w.shown.wait(t, "Beneficial")
	w.press(t, "W\rM")
	w.shown.wait(t, "turn phones on")
	w.press(t, "\r")
	w.shown.wait(t, r.Site())
	joined := regexp.MustCompile(`code ([2-9A-Z]{6})`)
	w.shown.wait(t, "code ")
	code := joined.FindStringSubmatch(w.shown.String())[1]
	home := r.Site() + "/" + code
	people := []*http.Client{browser(t, known), browser(t, known), browser(t, known)}
	for i, p := range people {
		answer, err := p.PostForm(home+"/sit", url.Values{"seat": {[]string{"a1", "a2", "a3"}[i]}})
		if status, text := page(t, answer, err); status != http.StatusOK || !strings.Contains(text, "You are in") {
			t.Fatalf("%d %s", status, text)
		}
	}
	w.shown.wait(t, "Everybody has joined")
	w.press(t, "\rr")
	w.shown.wait(t, "Rate now")
	choices := regexp.MustCompile(`name="choice" value="([^"]+)"`)
	for _, p := range people {
		answer, err := p.Get(home)
		_, text := page(t, answer, err)
		words := choices.FindAllStringSubmatch(text, -1)
		if len(words) == 0 {
			t.Fatalf("no choices: %s", text)
		}
		answer, err = p.PostForm(home+"/vote", url.Values{"choice": {words[2][1]}, "round": {"INC-2/1"}})
		if status, text := page(t, answer, err); status != http.StatusOK || answer.ProtoMajor != 2 || !strings.Contains(text, "had their turn") && !strings.Contains(text, "in the box") {
			t.Errorf("%s %d %s", answer.Proto, status, text)
		}
	}
	w.shown.wait(t, "Look up, everyone.")
	w.press(t, "\x03")
	_ = w.end(t)
	answer, err := people[0].Get(home)
	if status, _ := page(t, answer, err); status != http.StatusNotFound {
		t.Errorf("after the facilitator has left: %d", status)
	}
	if rooms, _ := r.web.rooms.Count(); rooms != 0 {
		t.Errorf("%d rooms are open still", rooms)
	}
	if out, _, _ := ask(t, ann, "get bus charter.json", ""); !strings.Contains(out, `"phones"`) || !strings.Contains(out, `"complete": true`) {
		t.Error("the round is not in the file")
	}
}

// What browsers are given is encrypted on every network.
func TestWhereBrowsersFindAHost(t *testing.T) {
	t.Parallel()
	here, all := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080}, &net.TCPAddr{IP: net.IPv6unspecified, Port: 443}
	other := &net.TCPAddr{IP: net.IPv6unspecified, Port: 8443}
	for _, c := range []struct {
		web   Web
		where *net.TCPAddr
		want  string // "": none
	}{
		{Web{Certificate: "c", Key: "k"}, all, "https://charter.example.org"},
		{Web{Certificate: "c", Key: "k"}, other, "https://charter.example.org:8443"},
		{Web{Certificate: "c", Key: "k", Site: "https://vote.example.org/"}, other, "https://vote.example.org"},
		{Web{Site: "https://vote.example.org"}, here, "https://vote.example.org"},
		{Web{}, here, "http://localhost:8080"},
		{Web{}, all, ""},
		{Web{Site: "https://vote.example.org"}, all, ""},
		{Web{Site: "http://vote.example.org"}, here, ""},
		{Web{Site: "vote.example.org"}, here, ""},
		{Web{Site: "https://example.org/vote"}, here, ""},
	} {
		got, err := siteOf(c.web, "charter.example.org", c.where)
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%+v at %s: %q, %v", c.web, c.where, got, err)
		}
	}
}

// A certificate that is renewed is used at once; while its files do not fit, the one before is.
func TestACertificateIsRenewed(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	cert, key := filepath.Join(folder, "cert.pem"), filepath.Join(folder, "key.pem")
	c := &certificate{certificate: cert, key: key, log: start(t, nil).Log}
	if err := c.load(); err == nil || !strings.Contains(err.Error(), "--tls-cert") {
		t.Errorf("no files: %v", err)
	}
	serial := func() int64 {
		got, err := c.get(nil)
		if err != nil || got == nil {
			t.Fatal(err)
		}
		return got.Leaf.SerialNumber.Int64()
	}
	for i, change := range []func(){
		func() { certified(t, cert, key, 7) },
		func() {
			if err := os.WriteFile(cert, []byte("half"), 0o600); err != nil {
				t.Fatal(err)
			}
		},
		func() { certified(t, cert, key, 8) },
	} {
		change()
		later := time.Now().Add(time.Duration(i+1) * time.Hour)
		if err := os.Chtimes(cert, later, later); err != nil {
			t.Fatal(err)
		}
		if got, want := serial(), []int64{7, 7, 8}[i]; got != want {
			t.Errorf("after change %d: %d, want %d", i, got, want)
		}
	}
}
