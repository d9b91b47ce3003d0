package host

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"text/tabwriter"
	"time"

	"github.com/go-json-experiment/json"

	"charter/assessment/safefile"
	"charter/questions/plaintext"
	"charter/tui/session"
)

// The record of acts: who did what with which assessment, and when. It tells nothing of what
// stands in an assessment, and names people by the short signs of their accounts alone.
const (
	auditFile   = "audit.jsonl"
	auditBefore = "audit.1.jsonl" // what came before, once the file is full
)

// auditLimit is how large the record may become before the one before it is dropped: some
// forty thousand acts.
const auditLimit = 4 << 20

// acted is one line of the record.
type acted struct {
	At           time.Time   `json:"at"`
	Act          session.Act `json:"act"`
	Account      string      `json:"account,omitempty"` // "": whoever looks after the host
	Organisation string      `json:"organisation,omitempty"`
	Assessment   string      `json:"assessment,omitempty"`
	About        string      `json:"about,omitempty"` // the account, role or part that it was about
}

// audit is the record of a host.
type audit struct {
	folder string
	limit  int64
	mu     sync.Mutex
}

// add adds a line.
func (a *audit) add(line acted) error {
	text, err := json.Marshal(line)
	if err != nil {
		return err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	path := filepath.Join(a.folder, auditFile)
	info, err := os.Lstat(path)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return &safefile.NotPlain{Path: path, What: "something else"}
	case err == nil && info.Size() > a.limit:
		if err := safefile.Replace(path, filepath.Join(a.folder, auditBefore)); err != nil {
			return err
		}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(append(text, '\n'))
	return errors.Join(err, f.Close())
}

// read gives the text of one file of the record; nil: it is not there.
func (a *audit) read(name string) ([]byte, error) {
	text, err := safefile.Read(filepath.Join(a.folder, name), 2*a.limit)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return text, err
}

// lines gives what the record holds, the oldest first. A line that was cut by a power failure
// is left out.
func (a *audit) lines() ([]acted, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	var all []acted
	for _, name := range []string{auditBefore, auditFile} {
		text, err := a.read(name)
		if err != nil {
			return nil, err
		}
		for line := range bytes.Lines(text) {
			var one acted
			if json.Unmarshal(line, &one) == nil {
				all = append(all, one)
			}
		}
	}
	return all, nil
}

// drop takes out of the record what is older than a time, and gives how many lines that was.
// A line that is not understood stays.
func (a *audit) drop(before time.Time) (gone int, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, name := range []string{auditBefore, auditFile} {
		text, err := a.read(name)
		if err != nil {
			return gone, err
		}
		var kept bytes.Buffer
		old := 0
		for line := range bytes.Lines(text) {
			var one acted
			if json.Unmarshal(line, &one) == nil && one.At.Before(before) {
				old++
				continue
			}
			kept.Write(line)
		}
		if old == 0 {
			continue
		}
		if err := safefile.Write(filepath.Join(a.folder, name), kept.Bytes(), 0o600); err != nil {
			return gone, err
		}
		gone += old
	}
	return gone, nil
}

// record notes an act. One that cannot be noted is done all the same, and the log tells it.
func (h *Host) record(line acted) {
	line.At = h.Now().UTC().Truncate(time.Second)
	if err := h.audit.add(line); err != nil {
		h.Log.Error("an act cannot be recorded", "act", string(line.Act), "why", safefile.Words(err))
	}
}

// record notes an act of the account of a connection.
func (c *connection) record(act session.Act, assessment, about string) {
	c.host.record(acted{Act: act, Account: c.account.ID, Organisation: c.account.Organisation, Assessment: assessment, About: about})
}

// noted notes what is done on screens and in plain lines: each act on an assessment once in a
// connection.
func (c *connection) noted(act session.Act, name string) {
	c.host.counts.add(acts(act))
	if act == session.ActSave || act == session.ActFail {
		return
	}
	c.mu.Lock()
	key := [2]string{string(act), name}
	again := c.did[key]
	c.did[key] = true
	c.mu.Unlock()
	if !again {
		c.record(act, name, "")
	}
}

// mostActs is how many lines of the record are shown.
const mostActs = 1000

// audit lists what people of the organisation did, the latest last.
func (c *connection) audit(args []string) error {
	if len(args) > 0 {
		return c.usage("audit")
	}
	all, err := c.host.audit.lines()
	if err != nil {
		return errors.New("the record of what was done cannot be read now. Tell whoever looks after this host")
	}
	people, err := c.host.directory.Accounts(c.account.Organisation)
	if err != nil {
		return err
	}
	names := map[string]string{}
	for _, a := range people {
		names[a.ID] = a.ID + " " + plaintext.Line(a.Name)
	}
	called := func(id string) string { return cmp.Or(names[id], id) }
	all = slices.DeleteFunc(all, func(line acted) bool { return line.Organisation != c.account.Organisation })
	all = all[max(0, len(all)-mostActs):]
	var text strings.Builder
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	for _, line := range all {
		at := line.At.In(c.env.Now().Location()).Format("2 January 2006 15:04")
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", at, called(line.Account), line.Act, plaintext.Line(line.Assessment), called(line.About))
	}
	table.Flush()
	return c.say(text.String())
}
