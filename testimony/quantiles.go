package testimony

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"tumen/internal/say"
	"tumen/internal/stat"
	"tumen/unit"
)

// MostQuantiles is how many quantiles a figure can have.
const MostQuantiles = 9

// Quantile says that a quantity is below a value with a probability P, from 0 to
// 1. One without a probability is none.
type Quantile struct{ P, Value float64 }

// Steps are the quantiles of a figure in rising order; none unless its shape is
// Quantiles.
func (f Figure) Steps() []Quantile {
	n := 0
	for n < len(f.Quantiles) && f.Quantiles[n].P > 0 {
		n++
	}
	return f.Quantiles[:n:n]
}

// Fitted is the normal distribution nearest to the quantiles or, if all of them
// are positive, the lognormal, which log then says: mu and sigma are those of the
// logarithm. Nearest is the least sum of squares of value against the standard
// normal's quantile. Two quantiles are met exactly, and so are three that a
// normal goes through.
func (f Figure) Fitted() (mu, sigma float64, log bool) {
	return fitted(f.Steps(), f.Low > 0)
}

func fitted(steps []Quantile, log bool) (mu, sigma float64, isLog bool) {
	n, sz, sv, szz, szv := float64(len(steps)), 0.0, 0.0, 0.0, 0.0
	for _, s := range steps {
		z, v := math.Sqrt2*math.Erfinv(2*s.P-1), s.Value
		if log {
			v = math.Log(v)
		}
		sz, sv, szz, szv = sz+z, sv+v, szz+float64(z*z), szv+float64(z*v)
	}
	sigma = (float64(n*szv) - float64(sz*sv)) / (float64(n*szz) - float64(sz*sz))
	return (sv - float64(sigma*sz)) / n, sigma, log
}

// stepForm is the beginning of one quantile of a list.
var stepForm = regexp.MustCompile(`(?i)(\d+(?:\.\d+)?)\s*%\s+below\s+`)

// quantiles reads "5 % below 20, 50 % below 25, 95 % below 35 people".
func (r reader) quantiles(whole piece) (Figure, error) {
	starts := stepForm.FindAllStringSubmatchIndex(whole.text, -1)
	if len(starts) < 2 || len(starts) > MostQuantiles {
		return Figure{}, r.fault(whole, say.Textf("this list has %d quantiles; a list has 2 to %d", len(starts), MostQuantiles), say.Text("5 % below 20, 50 % below 25, 95 % below 35 people"))
	}
	pieces, levels := make([]piece, len(starts)), make([]piece, len(starts))
	for i, s := range starts {
		end := len(whole.text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		text := strings.TrimRight(whole.text[s[1]:end], " ,;")
		pieces[i], levels[i] = piece{text, whole.at + s[1]}, whole.part(s, 1)
	}
	f, err := r.figure(Quantiles, pieces...)
	if err != nil {
		return Figure{}, err
	}
	values, _, err := r.values(pieces)
	if err != nil {
		return Figure{}, err
	}
	for i := range pieces {
		p, err := strconv.ParseFloat(levels[i].text+"e-2", 64)
		switch {
		case err != nil || p <= 0 || p >= 1:
			return Figure{}, r.fault(levels[i], say.Text("a quantile has a chance between 0 % and 100 %"), say.Text("5 % for a low one, 95 % for a high one"))
		case i > 0 && p <= f.Quantiles[i-1].P:
			return Figure{}, r.fault(levels[i], say.Text("the chances must rise"), say.Text("the quantiles in rising order"))
		case i > 0 && values[i] <= f.Quantiles[i-1].Value:
			return Figure{}, r.fault(pieces[i], say.Text("the values must rise with the chances"), say.Text("a value above that of the chance before"))
		}
		f.Quantiles[i] = Quantile{p, values[i]}
	}
	f.settle()
	return f, nil
}

// settleQuantiles fills in what follows from the quantiles: the ends, and the
// median of the distribution nearest to them.
func (f *Figure) settleQuantiles() {
	steps := f.Steps()
	if len(steps) < 2 {
		return // not read yet
	}
	f.Low, f.High = steps[0].Value, steps[len(steps)-1].Value
	mu, _, log := f.Fitted()
	if log {
		mu = math.Exp(mu)
	}
	f.Best = between(mu, f.Low, f.High)
}

// quantileText writes the quantiles so that they are read back.
func (f Figure) quantileText() string {
	steps := f.Steps()
	parts := make([]string, len(steps))
	for i, s := range steps {
		q := unit.Quantity{Value: s.Value}
		if i == len(steps)-1 {
			q.Unit = f.Unit
		}
		parts[i] = say.Textf("%s %% below %s", percent(s.P), q.String())
	}
	return strings.Join(parts, ", ")
}

// checkQuantiles says what is wrong with quantiles that did not come from
// ParseFigure.
func (f Figure) checkQuantiles() error {
	steps := f.Steps()
	if f.Shape != Quantiles {
		if len(steps) > 0 {
			return say.Errorf("figure %q: only quantiles have quantiles, and this is %s", f.Text, f.Shape)
		}
		return nil
	}
	if len(steps) < 2 {
		return say.Errorf("figure %q: a list of quantiles has at least 2", f.Text)
	}
	for i, s := range steps {
		if s.P >= 1 || !stat.Finite(s.Value) || i > 0 && (s.P <= steps[i-1].P || s.Value <= steps[i-1].Value) {
			return say.Errorf("figure %q: quantiles must rise, with chances between 0 and 1", f.Text)
		}
	}
	return nil
}
