package testimony

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tumen/internal/say"
	"tumen/unit"
)

// The forms of a figure. Where a form matches, the parts in brackets are read
// as quantities.
var (
	levelForm    = regexp.MustCompile(`(?is)^(.*?)\s*[(,]\s*(\d{1,2}(?:\.\d+)?)\s*(?:%|per\s*cent)\s*(?:interval|range|` + intervalWords + `)\s*\)?$`)
	triangleForm = regexp.MustCompile(`(?is)^min\s+(.+?),?\s+likely\s+(.+?),?\s+max\s+(.+)$`)
	// A hyphen parts two numbers only right between their digits, or with a
	// space on both sides; elsewhere it is a minus sign.
	rangeForm = regexp.MustCompile(`(?is)^(?:(.*?\S)(?:\s+to\s+|\s*[–—]\s*|\s+-\s+|\s*\.\.\.?\s*|\s*[~〜]\s*)(\S.*)|(.*?\d)[-‐‑−](\d.*))$`)
	// The same with words before it.
	betweenForm = regexp.MustCompile(`(?is)^(?:between\s+(\S.*?)\s+and\s+(\S.*)|from\s+(\S.*?)\s+to\s+(\S.*))$`)
)

const intervalWords = `ci|cri|(?:confidence|credible|credibility|probability)\s+interval`

// hedges are the words and signs that say how a single number bounds the truth.
// "More than 5" is read as "at least 5": a bound is never sharper than that.
var hedges = []struct {
	shape Shape
	form  *regexp.Regexp
}{
	{About, regexp.MustCompile(`(?is)^(?:(?:about|around|roughly|approximately|close\s+to|approx\.?|circa|ca\.?)\s+|[~〜≈∼]\s*)(.*)$`)},
	{AtMost, regexp.MustCompile(`(?is)^(?:(?:at\s+most|up\s+to|(?:no|not)\s+more\s+than|less\s+than|fewer\s+than|under|below|a\s+maximum\s+of|maximum)\s+|(?:<=|≤|⩽|<)\s*)(.*)$`)},
	{AtLeast, regexp.MustCompile(`(?is)^(?:(?:at\s+least|(?:no|not)\s+(?:less|fewer)\s+than|more\s+than|over|above|upwards\s+of|a\s+minimum\s+of|minimum)\s+|(?:>=|≥|⩾|>)\s*)(.*)$`)},
	{AtLeast, regexp.MustCompile(`(?is)^(.*\S)\s+(?:or\s+more|and\s+more|and\s+above)$`)},
	{AtMost, regexp.MustCompile(`(?is)^(.*\S)\s+(?:or\s+less|or\s+fewer)$`)},
}

// ParseFigure reads a stated number in any of the shapes. The unit stands
// after the last number, and may stand after the others too; if they differ but
// measure the same, the last one is the figure's. Faults are a *unit.Error that
// marks the place in the text. units are those of the case.
func ParseFigure(text string, units *unit.System) (Figure, error) {
	plain, restore := unit.Fold(text)
	f, err := reader{plain, units}.read()
	if err != nil {
		return Figure{}, restore(err)
	}
	f.Text = text
	return f, nil
}

func (r reader) read() (Figure, error) {
	whole := r.all()
	if err := r.unclear(whole); err != nil {
		return Figure{}, err
	}
	if form := levelForm.FindStringSubmatchIndex(whole.text); form != nil {
		return r.interval(whole.part(form, 1), whole.part(form, 2))
	}
	if f, ok, err := r.survey(whole); ok {
		if err != nil {
			return Figure{}, err
		}
		return f, nil
	}
	if i := strings.IndexByte(whole.text, '('); i >= 0 {
		return Figure{}, r.fault(piece{whole.text[i:], whole.at + i}, say.Text("the text in brackets cannot be read"),
			say.Text("(90 % interval) after a range, or nothing"))
	}
	if form := triangleForm.FindStringSubmatchIndex(whole.text); form != nil {
		return r.figure(Triangle, whole.part(form, 1), whole.part(form, 2), whole.part(form, 3))
	}
	if stepForm.MatchString(whole.text) {
		return r.quantiles(whole)
	}
	for _, hedge := range hedges {
		if form := hedge.form.FindStringSubmatchIndex(whole.text); form != nil {
			return r.figure(hedge.shape, whole.part(form, 1))
		}
	}
	if low, high, ok := whole.ends(); ok {
		return r.figure(Range, low, high)
	}
	return r.figure(Point, whole)
}

// reader reads one figure; its errors speak of the whole text.
type reader struct {
	text  string
	units *unit.System
}

// piece is a part of the text and where it begins.
type piece struct {
	text string
	at   int // byte offset in the whole text
}

// all is the text without the space around it.
func (r reader) all() piece { return piece{r.text, 0}.trimmed() }

// part is the n-th bracket of a form that matched the piece.
func (p piece) part(form []int, n int) piece {
	return piece{p.text[form[2*n]:form[2*n+1]], p.at + form[2*n]}
}

// ends parts a range into its two ends.
func (p piece) ends() (low, high piece, ok bool) {
	form := betweenForm.FindStringSubmatchIndex(p.text)
	if form == nil {
		form = rangeForm.FindStringSubmatchIndex(p.text)
	}
	if form == nil {
		return piece{}, piece{}, false
	}
	n := 1
	if form[2] < 0 { // the second way to write a range
		n = 3
	}
	return p.part(form, n), p.part(form, n+1), true
}

func (r reader) fault(p piece, what, write string) *unit.Error {
	return &unit.Error{Text: r.text, Start: p.at, End: p.at + len(p.text), What: what, Write: write}
}

// interval reads a range that holds with a stated probability.
func (r reader) interval(body, level piece) (Figure, error) {
	low, high, ok := body.ends()
	if !ok {
		return Figure{}, r.fault(body, say.Text("an interval needs two ends"), say.Text("both, as in 5 to 10 kg (90 % interval)"))
	}
	f, err := r.figure(Interval, low, high)
	if err != nil {
		return Figure{}, err
	}
	// As a power of ten, so that 99.9 % is 0.999 and not its neighbour.
	f.Level, err = strconv.ParseFloat(level.text+"e-2", 64)
	if err != nil || f.Level <= 0 || f.Level >= 1 {
		return Figure{}, r.fault(level, say.Text("an interval holds with a chance between 0 % and 100 %"), say.Text("90 %, or a range without a chance"))
	}
	return f, nil
}

// figure reads the numbers of a figure whose shape is known.
func (r reader) figure(shape Shape, pieces ...piece) (Figure, error) {
	values, u, err := r.values(pieces)
	if err != nil {
		return Figure{}, err
	}
	f := Figure{Text: r.text, Shape: shape, Low: values[0], Best: values[0], High: values[len(values)-1], Unit: u}
	if shape == Triangle {
		f.Best = values[1]
	}
	f.settle()
	if len(values) == 1 {
		return f, nil
	}
	first, last := pieces[0], pieces[len(pieces)-1]
	span := piece{r.text[first.at : last.at+len(last.text)], first.at}
	switch {
	case f.Low == f.High:
		return Figure{}, r.fault(span, say.Text("both ends are the same"), unit.Quantity{Value: f.Low, Unit: u}.String())
	case f.Low > f.High:
		upright := f
		upright.Low, upright.High, upright.Shape = f.High, f.Low, Range
		return Figure{}, r.fault(span, say.Text("the larger end comes first"), say.Textf("the smaller first, as in %s", upright.String()))
	case f.Best < f.Low || f.Best > f.High:
		return Figure{}, r.fault(pieces[1], say.Text("the likely value lies outside the ends"), say.Text("one between min and max"))
	}
	return f, nil
}

// values reads numbers that share a unit, and gives them in the last one's.
func (r reader) values(pieces []piece) ([]float64, unit.Unit, error) {
	quantities := make([]unit.Quantity, len(pieces))
	for i, p := range pieces {
		q, err := r.quantity(p)
		if err != nil {
			return nil, unit.Unit{}, err
		}
		quantities[i] = q
	}
	last := len(pieces) - 1
	common := quantities[last].Unit
	if err := r.sharedScale(pieces, quantities); err != nil {
		return nil, common, err
	}
	values := make([]float64, len(pieces))
	for i, q := range quantities {
		switch {
		case q.Unit == (unit.Unit{}):
			q.Unit = common // "20 to 30 people": the unit stands at the end only
		case common == (unit.Unit{}):
			return nil, common, r.fault(pieces[last], say.Text("the last number has no unit"), pieces[last].text+" "+q.Unit.String())
		}
		in, err := q.In(common)
		var clash *unit.Error
		if errors.As(err, &clash) {
			return nil, common, r.fault(pieces[i], clash.What, clash.Write)
		}
		values[i] = in.Value
	}
	return values, common, nil
}

// quantity reads one number of a figure, with its unit if it has one.
func (r reader) quantity(p piece) (unit.Quantity, error) {
	if _, _, ok := p.ends(); ok {
		return unit.Quantity{}, r.fault(p, say.Text("this is a range, but one number is needed"), say.Text("the range alone, as in 20 to 30 people"))
	}
	q, err := r.units.Parse(p.text)
	var fault *unit.Error
	if errors.As(err, &fault) {
		if first, _ := utf8.DecodeRuneInString(p.text); fault.Start == 0 && unicode.IsLetter(first) && strings.HasSuffix(fault.What, "is not a number") {
			fault.Write = say.Text("a figure such as 4 runs/month, about 50 kg, 20 to 30 people, at most 50 %, at least 30 kg")
		}
		return unit.Quantity{}, fault.Within(r.text, p.at)
	}
	return q, nil
}
