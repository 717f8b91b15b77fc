package casefile

import (
	"fmt"
	"strings"

	"tumen/internal/text"
)

// Draw writes the fault the way a compiler does: where and what, the line with
// its neighbour above, a mark under the place, and what to write instead.
//
//	samjiyon.yaml:41:11: claims.share.guards.is: a share cannot be above 100 %
//	   40 |   share.guards:
//	   41 |     is: at most 150 %
//	      |         ^^^^^^^^^^^^^
//	   write a value from 0 % to 100 %, or an amount with its unit
func (f Fault) Draw() string {
	var b strings.Builder
	if f.Line == 0 {
		fmt.Fprintf(&b, "%s: %s\n", text.Escape(f.File), sentence(f.What))
	} else {
		if strings.Contains(f.Path, ".") { // a key at the top is in the line itself
			fmt.Fprintf(&b, "%s:%d:%d: %s: %s\n", text.Escape(f.File), f.Line, f.Column, sentence(f.Path), sentence(f.What))
		} else {
			fmt.Fprintf(&b, "%s:%d:%d: %s\n", text.Escape(f.File), f.Line, f.Column, sentence(f.What))
		}
		line, mark := cut([]rune(f.Source), f.Column-1, max(1, f.Width))
		if strings.TrimSpace(f.Before) != "" {
			before, _ := cut([]rune(f.Before), 0, 1)
			fmt.Fprintf(&b, "%5d | %s\n", f.Line-1, before)
		}
		fmt.Fprintf(&b, "%5d | %s\n      | %s\n", f.Line, line, mark)
	}
	fmt.Fprintf(&b, "   %s", sentence(f.Write))
	return b.String()
}

// A drawn line is at most this wide, so that it stays one line on a terminal.
const drawnWidth = 100

// cut returns the part of a line around a place, fit to be shown, and the
// carets that stand under the place.
func cut(line []rune, from, width int) (shown, mark string) {
	from = min(max(from, 0), len(line))
	to := min(from+width, len(line))
	first, last := 0, len(line)
	if last > drawnWidth {
		first = max(0, min(from-drawnWidth/4, last-drawnWidth))
		last = first + drawnWidth
	}
	to = min(to, last)
	before, place, after := text.Escape(string(line[first:from])), text.Escape(string(line[from:to])), text.Escape(string(line[to:last]))
	if first > 0 {
		before = "…" + before
	}
	if last < len(line) {
		after += "…"
	}
	carets := max(1, text.Width(place))
	return before + place + after, strings.Repeat(" ", text.Width(before)) + strings.Repeat("^", carets)
}

// sentence makes a message fit to be shown: a hostile file can put much of
// itself into one.
func sentence(s string) string {
	const longest = 400
	if r := []rune(s); len(r) > longest {
		s = string(r[:longest]) + "…"
	}
	return text.Escape(s)
}
