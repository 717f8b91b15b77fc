package report

import (
	"io"
	"strings"

	"tumen/audit"
	"tumen/internal/say"
	"tumen/internal/text"
)

// Audit writes what an audit found for a terminal of so many columns: each check
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
