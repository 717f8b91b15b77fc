package testimony

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"tumen/internal/say"
	"tumen/internal/stat"
	"tumen/unit"
)

// Notation that people use in more than one sense. It is refused with ways to
// write each sense, worked out for the numbers that stand there.
var (
	plusMinusForm = regexp.MustCompile(`(?is)^(.*?)\s*(?:±|\+\s*/\s*-|\+-)\s*(.*)$`)
	nearlyForm    = regexp.MustCompile(`(?is)^(nearly|almost|just\s+under|barely)\s+(.*)$`)
	andMoreForm   = regexp.MustCompile(`(?is)^(\d[\d,.]*)\+\s*(.*)$`)
	scaleForm     = regexp.MustCompile(`(?i)\b(hundred|thousand|million|billion|dozen)\b`)
)

// unclear is the fault of a figure that can be read in more than one way; nil if
// there is none.
func (r reader) unclear(whole piece) error {
	if form := plusMinusForm.FindStringSubmatchIndex(whole.text); form != nil {
		sign := piece{whole.text[form[3]:form[4]], whole.at + form[3]}
		sign = sign.trimmed()
		return r.fault(sign, say.Text("± may mean the ends of a range or a standard deviation"), r.plusMinus(whole.part(form, 1), whole.part(form, 2)))
	}
	if form := nearlyForm.FindStringSubmatchIndex(whole.text); form != nil {
		write := say.Text("about and the number, or a range that ends at it")
		if q, err := r.units.Parse(whole.part(form, 2).text); err == nil && q.Value > 0 {
			below := Figure{Shape: Range, Low: stat.Rounded(0.9*q.Value, 8), High: q.Value, Unit: q.Unit}
			write = say.Textf("about %s, or a range such as %s", q.String(), below.String())
		}
		word := whole.part(form, 1)
		return r.fault(word, say.Textf("%s does not say how far below the number the value may be", strconv.Quote(word.text)), write)
	}
	if form := andMoreForm.FindStringSubmatchIndex(whole.text); form != nil {
		number, rest := whole.part(form, 1), whole.part(form, 2)
		return r.fault(piece{"+", number.at + len(number.text)}, say.Text("+ after a number is not read"), strings.TrimSpace(say.Textf("at least %s %s", number.text, rest.text)))
	}
	return nil
}

// trimmed is the piece without the space around it.
func (p piece) trimmed() piece {
	left := strings.TrimLeftFunc(p.text, unicode.IsSpace)
	return piece{strings.TrimSpace(left), p.at + len(p.text) - len(left)}
}

// plusMinus says how to write "123 ± 3 kg" in either sense.
func (r reader) plusMinus(middle, width piece) string {
	const general = "the ends of a range, as in 120 to 126 kg, or (68 % interval) after them for one standard deviation"
	w, err := r.units.Parse(width.text)
	if err != nil {
		return general
	}
	m, err := r.units.Parse(middle.text)
	if err != nil {
		return general
	}
	percent, err := unit.ParseUnit("%")
	half := w.Value
	switch {
	case err != nil:
		return general
	case m.Unit == unit.Unit{}: // 123 ± 3 kg
		m.Unit = w.Unit
	case w.Unit == percent && m.Unit != percent: // 10 kg ± 5 %
		half = m.Value * w.Value / 100
	case w.Unit != unit.Unit{} && w.Unit != m.Unit:
		in, err := w.In(m.Unit)
		if err != nil {
			return general
		}
		half = in.Value
	}
	half = math.Abs(half)
	f := Figure{Shape: Range, Low: stat.Rounded(m.Value-half, 8), High: stat.Rounded(m.Value+half, 8), Unit: m.Unit}
	if !(f.Low < f.High) {
		return general
	}
	ends := f.String()
	return say.Textf("%s for the ends, or %s (68 %% interval) for one standard deviation", ends, ends)
}

// sharedScale refuses "5 to 6 thousand kg": the 5 may be 5 or 5 thousand.
func (r reader) sharedScale(pieces []piece, quantities []unit.Quantity) error {
	last := len(pieces) - 1
	scale := scaleForm.FindString(pieces[last].text)
	if scale == "" {
		return nil
	}
	for i, p := range pieces[:last] {
		if quantities[i].Unit != (unit.Unit{}) || quantities[i].Value == 0 || scaleForm.MatchString(p.text) {
			continue
		}
		scale = strings.ToLower(scale)
		write := say.Textf("%s after each number, or each number in digits", scale)
		if last == 1 {
			write = say.Textf("%s %s to %s, or %s to %s", p.text, scale, pieces[1].text, p.text, quantities[1].String())
		}
		return r.fault(p, say.Textf("this may be %s or %s %s", p.text, p.text, scale), write)
	}
	return nil
}
