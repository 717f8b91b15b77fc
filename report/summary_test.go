package report

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"tumen/record"
	"tumen/scenario"
)

func summaryOf(t *testing.T, run *record.Run, width int, colour bool) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Summary(&out, run, width, colour); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestSummaryForTheTerminal(t *testing.T) {
	partial := samjiyon(t)
	partial.Manifest.Partial, partial.Manifest.Asked = true, 730
	for _, c := range []struct {
		file   string
		run    *record.Run
		width  int
		colour bool
	}{
		{"summary_100.txt", samjiyon(t), 100, false},
		{"summary_60.txt", samjiyon(t), 60, false},
		{"summary_colour.txt", samjiyon(t), 80, true},
		{"summary_partial.txt", partial, 80, false},
		{"summary_nothing.txt", nothing(1), 80, false},
	} {
		golden(t, c.file, summaryOf(t, c.run, c.width, c.colour))
	}
}

func TestSummaryFitsTheTerminal(t *testing.T) {
	for _, width := range []int{60, 80, 100, 132} {
		for _, line := range strings.Split(string(summaryOf(t, samjiyon(t), width, false)), "\n") {
			if n := utf8.RuneCountInString(line); n > width {
				t.Errorf("at %d columns a line has %d: %s", width, n, line)
			}
		}
	}
}

func TestSummaryKeepsControlCharactersFromTheTerminal(t *testing.T) {
	run := samjiyon(t)
	m := &run.Manifest
	m.Title, m.Case, m.Policies = "\x1b[2J\x07", "\x1b]0;x\x07", []string{"\x1b[31m"}
	river := m.Summary.Routes["river"]
	m.Summary.Routes["\x1b[1m"] = river
	for i := range m.Testimony.Claims {
		if f := m.Testimony.Claims[i].Figure; f != nil {
			f.Text = "\x1b[5m" + f.Text
		}
	}
	if i := bytes.IndexAny(summaryOf(t, run, 100, false), "\x1b\x07"); i >= 0 {
		t.Errorf("byte %d of the summary is a control character", i)
	}
}

// broken is a pipe whose reader has gone.
type broken struct{}

var errBroken = errors.New("broken pipe")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func TestSummarySaysWhenItCannotBeWritten(t *testing.T) {
	if err := Summary(broken{}, samjiyon(t), 80, false); !errors.Is(err, errBroken) {
		t.Errorf("Summary gave the error %v, want %v", err, errBroken)
	}
}

// A case may multiply its people without saying so in each of their numbers.
func TestSubtitleCountsPeopleAtTheCasesScale(t *testing.T) {
	run := samjiyon(t)
	run.Manifest.Parameters = append(run.Manifest.Parameters, scenario.Resolved{Path: "scale", Value: "10"})
	if got, want := strings.Join(subtitle(run), " · "), "365 days · seed 1 · 20,000 porters, 110 organisers, 2 routes"; got != want {
		t.Errorf("subtitle is %q, want %q", got, want)
	}
}
