package report

import (
	"fmt"
	"io"
	"strings"

	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/study"
)

// Replay writes a row of a study beside the same run made again: with what it
// was run, and either that it is the same or in what it differs. It fails where
// w does.
func Replay(w io.Writer, r *study.Replay, width int, colour bool) error {
	t := terminal{width: max(width, leastWidth), colour: colour}
	head := []string{say.Textf("Row %d", r.Row), say.Textf("seed %d", r.Seed)}
	for _, p := range r.Arm.Policies {
		head = append(head, say.Textf("with %s", text.Plain(p)))
	}
	t.line(text.Wrap(strings.Join(head, " · "), t.width, 2))
	for _, in := range r.Inputs {
		t.line(text.Wrap(fmt.Sprintf("  %s: %s %s", text.Plain(in.Name), figures(in.Value), in.Unit), t.width, 4))
	}
	if r.Failure != "" {
		t.line(text.Wrap(say.Textf("  failed: %s", text.Plain(r.Failure)), t.width, 4))
	}
	t.line("")
	if r.Same {
		t.line(text.Wrap(say.Text("The same to the last bit: seed, inputs, every outcome and every day."), t.width, 2))
	} else {
		t.line(t.bold(say.Text("Not the same:")))
		for _, d := range r.Differs {
			t.line(text.Wrap("  "+text.Plain(d), t.width, 4))
		}
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

// figures writes a number with at most six figures.
func figures(x float64) string { return fmt.Sprintf("%.6g", x) }
