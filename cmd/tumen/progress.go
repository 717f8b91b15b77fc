package main

import (
	"fmt"
	"io"
	"time"

	"tumen/internal/say"
	"tumen/internal/text"
)

// progress is one line on standard error, rewritten in place. It stays silent
// for the first second, so that quick work shows nothing, and is then redrawn
// ten times a second at most.
type progress struct {
	to    io.Writer // nil where there is nobody to see it
	what  string    // what is being counted: samjiyon, day
	now   func() time.Time
	next  time.Time // not redrawn before
	drawn int       // columns of the line on the screen
}

const (
	quietFor    = time.Second
	redrawEvery = 100 * time.Millisecond
)

// progress starts a line. Its step may be called from one goroutine at a time.
func (s *screen) progress(what string) *progress {
	p := &progress{what: what, now: time.Now}
	if s.live {
		p.to = s.err
	}
	p.next = p.now().Add(quietFor)
	return p
}

// step says that so many of all are done.
func (p *progress) step(done, all int) {
	p.say(func() string { return say.Textf("%s %d of %d", p.what, done, all) })
}

// say shows a line, if it is time for one.
func (p *progress) say(line func() string) {
	if p.to == nil {
		return
	}
	now := p.now()
	if now.Before(p.next) {
		return
	}
	p.next = now.Add(redrawEvery)
	p.draw(line())
}

// clear takes the line away.
func (p *progress) clear() {
	if p.drawn > 0 {
		p.draw("")
		fmt.Fprint(p.to, "\r")
	}
}

// draw puts a line over the last one. Blanks, and no escape sequences, rub out
// what was longer: every terminal knows blanks.
func (p *progress) draw(line string) {
	fmt.Fprint(p.to, "\r", text.Left(line, p.drawn))
	p.drawn = text.Width(line)
}
