package report

import (
	"fmt"
	"io"
	"strings"

	"tumen/audit"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/study"
)

// Audit writes what an audit found for a terminal of n columns: each check
// with how often it was looked at, and under those that found a fault the first
// of them. With colour, headings are bold and what holds is faint. It fails where
// w does.
func Audit(w io.Writer, r *audit.Report, width int, colour bool) error {
	t := terminal{width: max(width, leastWidth), colour: colour}
	head := []string{text.Plain(r.Title), text.Counted(int64(r.Days), "day", "days"), say.Textf("seed %d", r.Seed)}
	for _, x := range r.Rows {
		head = append(head, text.Plain(x.Table)+" "+text.Counted(x.Rows, "row", "rows"))
	}
	t.line(text.Wrap(strings.Join(head, " · "), t.width, 2))
	t.line("")
	for _, c := range r.Checks {
		if c.Faults == 0 {
			t.line(t.faint(text.Wrap(say.Textf("  holds  %s (%s)", c.Holds, text.Grouped(c.Looked)), t.width, 9)))
			continue
		}
		t.line(t.bold(text.Wrap(say.Textf("  FAULT  %s (%s of %s)", c.Holds, text.Grouped(c.Faults), text.Grouped(c.Looked)), t.width, 9)))
		for _, f := range c.First {
			t.line(text.Wrap("         "+text.Plain(f.Where)+": "+text.Plain(f.What), t.width, 11))
		}
		if more := c.Faults - int64(len(c.First)); more > 0 {
			t.line(say.Textf("         and %s more", text.Grouped(more)))
		}
	}
	t.line("")
	if r.Sound {
		looked := int64(0)
		for _, c := range r.Checks {
			looked += c.Looked
		}
		t.line(text.Wrap(say.Textf("Sound: %s with %s found no fault.", text.Counted(int64(len(r.Checks)), "check", "checks"), text.Counted(looked, "comparison", "comparisons")), t.width, 0))
		if r.Digest != "" {
			t.line(say.Textf("Digest %s", r.Digest))
		}
	} else {
		t.line(text.Wrap(say.Textf("Not sound: %s.", text.Counted(r.Faults(), "fault", "faults")), t.width, 0))
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

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
		value := figures(in.Value) + " " + in.Unit
		if in.Holds != "" {
			value = text.Plain(in.Holds)
		}
		t.line(text.Wrap(fmt.Sprintf("  %s: %s", text.Plain(in.Name), value), t.width, 4))
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
