package main

import (
	"bytes"
	"testing"
	"time"
)

// A run of 3 days that takes 0.6 s a day, seen on a terminal.
func TestProgressIsSilentForASecondThenRewritesOneLine(t *testing.T) {
	var terminal bytes.Buffer
	p, clock := progressAt(&screen{err: &terminal, live: true})

	*clock = clock.Add(600 * time.Millisecond)
	p.step(1, 3)
	if terminal.Len() > 0 {
		t.Errorf("after 0.6 s it drew %q", terminal.String())
	}

	*clock = clock.Add(600 * time.Millisecond)
	p.step(2, 3)
	*clock = clock.Add(redrawEvery / 2)
	p.step(3, 3)
	if got, want := terminal.String(), "\rsamjiyon: day 2 of 3"; got != want {
		t.Errorf("drew %q, want %q: once, for the third day came too soon after", got, want)
	}

	terminal.Reset()
	p.clear()
	if got, want := terminal.String(), "\r                    \r"; got != want {
		t.Errorf("cleared with %q, want %q", got, want)
	}
}

func TestAShorterLineLeavesNothingOfALongerOne(t *testing.T) {
	var terminal bytes.Buffer
	p, clock := progressAt(&screen{err: &terminal, live: true})
	*clock = clock.Add(2 * time.Second)
	p.step(100, 100)
	terminal.Reset()
	*clock = clock.Add(2 * time.Second)
	p.step(1, 100)
	if got, want := terminal.String(), "\rsamjiyon: day 1 of 100  "; got != want {
		t.Errorf("drew %q, want %q", got, want)
	}
}

func TestProgressIsNotDrawnWhereItCannotBeRewritten(t *testing.T) {
	var file bytes.Buffer
	p, clock := progressAt(&screen{err: &file, live: false})
	*clock = clock.Add(time.Hour)
	p.step(1, 3)
	p.clear()
	if file.Len() > 0 {
		t.Errorf("wrote %q to what is no terminal", file.String())
	}
}

// progressAt starts a line whose clock the test turns.
func progressAt(s *screen) (*progress, *time.Time) {
	clock := time.Date(2017, time.October, 1, 0, 0, 0, 0, time.UTC)
	p := s.progress("samjiyon: day")
	p.now = func() time.Time { return clock }
	p.next = clock.Add(quietFor)
	return p, &clock
}
