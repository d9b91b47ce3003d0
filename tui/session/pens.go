package session

import (
	"sync"
	"time"
)

// Pens tell those who edit the assessments of an organisation on a host that a colleague would
// like to: one edits an assessment at a time. The zero Pens are nobody's. Its methods may be
// called from any goroutine.
type Pens struct {
	mu   sync.Mutex
	held map[string]*pen
}

// pen is that of one assessment.
type pen struct {
	wanted func(by string)  // tells who edits that somebody would like to
	by     string           // who that is; "": nobody
	answer func(given bool) // tells them
	taken  chan struct{}    // closed once somebody else has the pen
}

// hold says who edits an assessment from now on. What it gives ends that, and tells whoever has
// asked.
func (p *Pens) hold(name string, wanted func(by string)) (letGo func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if before := p.held[name]; before != nil {
		close(before.taken)
	}
	if p.held == nil {
		p.held = map[string]*pen{}
	}
	mine := &pen{wanted: wanted, taken: make(chan struct{})}
	p.held[name] = mine
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.held[name] == mine {
			delete(p.held, name)
		}
		if mine.answer != nil { // the file is free
			mine.answer(true)
			mine.answer = nil
		}
	}
}

// ask asks whoever edits an assessment to hand it over, and gives who has asked before; "" is
// nobody. There reports whether anybody can be asked.
func (p *Pens) ask(name, by string, answer func(given bool)) (before string, there bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	held := p.held[name]
	if held == nil || held.by != "" && held.by != by {
		if held != nil {
			before = held.by
		}
		return before, held != nil
	}
	held.by, held.answer = by, answer
	held.wanted(by)
	return "", true
}

// withdraw takes back that somebody has asked.
func (p *Pens) withdraw(name, by string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if held := p.held[name]; held != nil && held.by == by {
		held.by, held.answer = "", nil
		held.wanted("")
	}
}

// takenWithin is how long it is waited for somebody to take a pen that was given to them: a busy
// host may take some seconds to open the file anew.
const takenWithin = 10 * time.Second

// reply tells whoever has asked whether they are given the pen; if so, it waits until they
// have it.
func (p *Pens) reply(name string, given bool) {
	p.mu.Lock()
	held := p.held[name]
	if held == nil || held.by == "" {
		p.mu.Unlock()
		return
	}
	answer := held.answer
	held.by, held.answer = "", nil
	p.mu.Unlock()
	answer(given)
	if !given {
		return
	}
	select {
	case <-held.taken:
	case <-time.After(takenWithin):
	}
}
