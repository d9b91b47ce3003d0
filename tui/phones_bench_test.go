package tui

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
	"charter/tui/library"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/theme"
)

// program runs a model as Bubble Tea does: messages one after another, commands beside.
type program struct {
	m    *Model
	msgs chan tea.Msg
}

func (p *program) loop() {
	for msg := range p.msgs {
		if batch, several := msg.(tea.BatchMsg); several {
			for _, cmd := range batch {
				p.run(cmd)
			}
			continue
		}
		_, cmd := p.m.Update(msg)
		p.run(cmd)
		if len(p.msgs) == 0 {
			p.m.View()
		}
	}
}

func (p *program) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		if msg := cmd(); msg != nil {
			p.msgs <- msg
		}
	}()
}

func (p *program) press(keys ...rune) {
	for _, key := range keys {
		k := tea.Key{Code: key, Text: string(key)}
		if key == tea.KeyEnter {
			k.Text = ""
		}
		p.msgs <- tea.KeyPressMsg(k)
	}
}

// device is a phone that listens for news and loads its page anew.
type device struct {
	*http.Client
	base string
}

func (d *device) ask(form url.Values, path string) (string, error) {
	r, err := d.Get(d.base)
	if form != nil {
		r, err = d.PostForm(d.base+path, form)
	}
	if err != nil {
		return "", err
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	return string(text), err
}

// until waits by the stream of news until the page shows a text.
func (d *device) until(text string) (string, error) {
	r, err := d.Get(d.base + "/events")
	if err != nil {
		return "", err
	}
	defer r.Body.Close()
	for lines := bufio.NewScanner(r.Body); lines.Scan(); {
		if !strings.HasPrefix(lines.Text(), "data: ") {
			continue
		}
		if page, err := d.ask(nil, ""); err != nil || strings.Contains(page, text) {
			return page, err
		}
	}
	return "", io.ErrUnexpectedEOF
}

// BenchmarkTwoHundredPhones holds rounds with 200 phones on loopback, in the real program
// with a file on the disk: every vote is counted once. It tells how long a phone waits from
// its vote to the page that says that it is saved, and how long until all show the result.
//
//	go test ./tui -run - -bench TwoHundredPhones -benchtime 5x
func BenchmarkTwoHundredPhones(b *testing.B) {
	const devices = 200
	p := benchWorkshop(b, devices)
	service := p.m.services.Phones
	all := make([]*device, devices)
	for i := range all {
		jar, err := cookiejar.New(nil)
		if err != nil {
			b.Fatal(err)
		}
		all[i] = &device{&http.Client{Jar: jar, Transport: &http.Transport{MaxIdleConnsPerHost: 4}}, "http://" + service.Address() + "/" + service.Code()}
		if _, err := all[i].ask(url.Values{"seat": {fmt.Sprintf("a%d", i+1)}}, "/sit"); err != nil {
			b.Fatal(err)
		}
	}
	each := func(do func(i int, d *device) error) {
		var group sync.WaitGroup
		for i, d := range all {
			group.Go(func() {
				if err := do(i, d); err != nil {
					b.Error(err)
				}
			})
		}
		group.Wait()
	}
	epoch := time.Now()
	var mu sync.Mutex
	var votes, reveals []time.Duration
	took := func(into *[]time.Duration, since time.Time) {
		mu.Lock()
		defer mu.Unlock()
		*into = append(*into, time.Since(since))
	}
	for round := range b.N {
		p.press('r')
		each(func(i int, d *device) error {
			page, err := d.until("Put it in the box")
			if err != nil {
				return err
			}
			time.Sleep(time.Duration(i) * 20 * time.Millisecond) // 50 votes a second
			form := url.Values{"choice": {ballotWord.FindAllStringSubmatch(page, -1)[i%4][1]}, "round": {ballotRound.FindStringSubmatch(page)[1]}}
			start := time.Now()
			page, err = d.ask(form, "/vote")
			if took(&votes, start); err != nil || strings.Contains(page, "Put it in the box") || strings.Contains(page, "on its way") {
				return fmt.Errorf("%v %s", err, page)
			}
			return nil
		})
		start := make(chan time.Time, 1)
		each(func(_ int, d *device) error {
			_, err := d.until("Everybody has had their turn")
			return err
		})
		go func() {
			time.Sleep(300 * time.Millisecond) // until all listen
			start <- time.Now()
			p.press(tea.KeyEnter)
		}()
		each(func(_ int, d *device) error {
			_, err := d.until("<b>Level 0:</b> 50 people")
			if err == nil {
				took(&reveals, epoch)
			}
			return err
		})
		pressed := (<-start).Sub(epoch)
		for i := len(reveals) - devices; i < len(reveals); i++ {
			reveals[i] -= pressed
		}
		if got := p.m.services.Session.Answer("INC-2").Rounds[round]; got.Levels != [4]int{50, 50, 50, 50} {
			b.Fatalf("%+v", got)
		}
		time.Sleep(100 * time.Millisecond)
	}
	slices.Sort(votes)
	slices.Sort(reveals)
	var memory runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&memory)
	b.ReportMetric(float64(votes[len(votes)/2].Microseconds())/1000, "ms/vote-median")
	b.ReportMetric(float64(votes[len(votes)*99/100].Microseconds())/1000, "ms/vote-p99")
	b.ReportMetric(float64(reveals[len(reveals)*99/100].Microseconds())/1000, "ms/reveal-p99")
	b.ReportMetric(float64(memory.HeapAlloc)/1e6, "MB/heap-with-clients")
}

// benchWorkshop opens a workshop at INC-2 with so many people in the room, and phones on.
func benchWorkshop(b *testing.B, people int) *program {
	b.Helper()
	pack, folder := stagePack(b), b.TempDir()
	a := example(b, pack)
	a.Assessors = nil
	var present []string
	for i := range people {
		id := fmt.Sprintf("a%d", i+1)
		a.Assessors = append(a.Assessors, assessment.Assessor{ID: id, Name: fmt.Sprintf("Person %d", i+1)})
		present = append(present, id)
	}
	for id, answer := range a.Answers {
		answer.By, answer.Rounds = "", nil
		a.Answers[id] = answer
	}
	a.Sessions = nil
	sitting("INC-2", present)(a)
	a.Sessions[0].ID = "s1"
	path := filepath.Join(folder, "many.charter.json")
	if err := file.Create(path, a); err != nil {
		b.Fatal(err)
	}
	listen := func(string) (net.Listener, []net.Addr, error) {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		return l, nil, err
	}
	w := &session.Workspace{Watch: true, Environment: session.Environment{
		Now: stageClock, Tool: "charter test", Ballots: b.TempDir(), Listen: listen,
		Library: library.Library{Folder: folder, Packs: file.PacksIn("", sampletest.Editions())},
	}}
	m, err := Options{Path: path, Screen: screen.KindWorkshop, Theme: theme.Dark}.model(w)
	if err != nil {
		b.Fatal(err)
	}
	m.width, m.height = 100, 30
	p := &program{m, make(chan tea.Msg, 1000)}
	m.send = func(msg tea.Msg) { p.msgs <- msg }
	served := m.servePhones("")
	if served.err != nil {
		b.Fatal(served.err)
	}
	b.Cleanup(m.hangUp)
	go p.loop()
	p.msgs <- served
	p.run(m.start())
	p.press(tea.KeyEnter)   // go on
	time.Sleep(time.Second) // until the ballot box is there
	return p
}
