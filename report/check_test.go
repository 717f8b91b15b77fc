package report

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"tumen/internal/proof"
	"tumen/scenario"
)

// loaded is the founding case.
func loaded(t *testing.T) *scenario.Case {
	t.Helper()
	c := proof.Must(scenario.Load("samjiyon"))(t)
	return c
}

// What follows fits the terminal, and names every claim from which it does.
func TestWhatFollowsFitsTheTerminal(t *testing.T) {
	c := loaded(t)
	if len(c.Findings.Implied) == 0 {
		t.Fatal("nothing follows from the founding testimony")
	}
	for _, width := range []int{60, 80, 110} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			_, rest, found := strings.Cut(onTerminal(t, CheckView(c), width), "What follows")
			if !found {
				t.Fatal("what follows is not shown")
			}
			rest, _, _ = strings.Cut(rest, "\n\n")
			for line := range strings.SplitSeq(rest, "\n") {
				if n := utf8.RuneCountInString(line); n > width {
					t.Errorf("%d columns: %s", n, line)
				}
			}
			flat := strings.Join(strings.Fields(rest), " ")
			for _, i := range c.Findings.Implied {
				if from := strings.Join(i.From, ", "); !strings.Contains(flat, from) {
					t.Errorf("%s does not say that it follows from %s", i.Name, from)
				}
			}
		})
	}
}
