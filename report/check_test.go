package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"tumen/scenario"
)

// What follows fits the terminal, and names every claim from which it does.
func TestWhatFollowsFitsTheTerminal(t *testing.T) {
	c, err := scenario.Load("samjiyon")
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Findings.Implied) == 0 {
		t.Fatal("nothing follows from the founding testimony")
	}
	for _, width := range []int{60, 80, 110} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			var out bytes.Buffer
			if err := Check(&out, c, width, false); err != nil {
				t.Fatal(err)
			}
			_, rest, found := strings.Cut(out.String(), "What follows")
			if !found {
				t.Fatal("what follows is not shown")
			}
			rest, _, _ = strings.Cut(rest, "Decision")
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
