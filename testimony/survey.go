package testimony

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"tumen/internal/say"
	"tumen/internal/stat"
	"tumen/testimony/reconcile"
	"tumen/unit"
)

// survey.go: what a survey says of many people.
//
//	mean 40 kg (sd 12, n 304)   of 304 people; its standard error is 12 / sqrt(304)
//	median 35 kg (n 304)        its standard error is 1.2533 s / sqrt(304) times the
//	                             median, where s is the spread of the logarithm
//	40 kg (se 2)                an estimate with its standard error
//
// All three are one number, known as well as its standard error says. How people
// differ (sd) is another number: a spread over them.
//
// A median alone does not say how people differ. Then s is 1: wider than most incomes,
// prices and loads, so that the median is not believed to be known better than it is.

// Survey is what a survey tells of a figure beside its number.
type Survey struct {
	SE     float64 // standard error of the number, in its unit
	SD     float64 // over people; 0 if it is not stated
	N      int     // people asked; 0 if it is not stated
	Median bool    // the number is the median over people, and varies by a factor
}

// unstatedSpread is the spread of a logarithm over people where nobody states it.
const unstatedSpread = 1

// medianLoss is how much wider the error of a median is than that of a mean, of a
// normal distribution: sqrt(pi / 2).
const medianLoss = 1.2533141373155003

var (
	surveyForm = regexp.MustCompile(`(?is)^(?:(mean|average|median)\s+)?(.*?)\s*\(\s*((?:sd|s\.d\.|se|s\.e\.|n)\s*=?\s*[\d.].*)\)$`)
	momentForm = regexp.MustCompile(`(?is)^(sd|s\.d\.|se|s\.e\.|n)\s*=?\s*(\S.*)$`)
	bareForm   = regexp.MustCompile(`(?is)^(mean|average|median)\s+(.*)$`)
)

// survey reads a mean, a median or an estimate with its error; ok is false if the text
// is none.
func (r reader) survey(whole piece) (f Figure, ok bool, err error) {
	form := surveyForm.FindStringSubmatchIndex(whole.text)
	if form == nil {
		if form := bareForm.FindStringSubmatchIndex(whole.text); form != nil {
			return f, true, r.fault(whole.part(form, 1), say.Text("a survey's number without its precision"), say.Text("mean 40 kg (sd 12, n 304), median 35 kg (n 304), 40 kg (se 2), or the number alone"))
		}
		return f, false, nil
	}
	kind := ""
	if form[2] >= 0 {
		kind = strings.ToLower(whole.part(form, 1).text)
	}
	body, inner := whole.part(form, 2), whole.part(form, 3)
	f, err = r.figure(Estimate, body)
	if err != nil {
		return f, true, err
	}
	at := inner.at
	for text := range strings.SplitSeq(inner.text, ",") {
		part := piece{text, at}.trimmed()
		at += len(text) + 1
		if err := r.moment(&f, part); err != nil {
			return f, true, err
		}
	}
	f.Survey.Median = kind == "median"
	s := &f.Survey
	switch {
	case s.SE > 0: // as it is stated
	case s.SD > 0 && s.N == 0:
		return f, true, r.fault(inner, say.Text("an sd says how people differ, and not how well their mean is known"), say.Text("n too, as in (sd 12, n 304), or the standard error as (se 2)"))
	case s.SD > 0 && kind != "median":
		s.SE = s.SD / math.Sqrt(float64(s.N))
	case s.SD > 0:
		s.SE = medianLoss * s.SD / math.Sqrt(float64(s.N))
	case kind == "median" && f.Best > 0:
		s.SE = medianLoss * unstatedSpread * f.Best / math.Sqrt(float64(s.N))
	default:
		return f, true, r.fault(inner, say.Text("n alone does not say how well the number is known"), say.Text("the spread too, as in (sd 12, n 304), or the standard error as (se 2)"))
	}
	f.settle()
	return f, true, nil
}

// moment reads sd 12, se 2 or n 304.
func (r reader) moment(f *Figure, p piece) error {
	form := momentForm.FindStringSubmatchIndex(p.text)
	if form == nil {
		return r.fault(p, say.Text("the text in brackets cannot be read"), say.Text("sd, se or n with a number, as in (sd 12, n 304)"))
	}
	name, number := strings.ReplaceAll(strings.ToLower(p.part(form, 1).text), ".", ""), p.part(form, 2)
	if name == "n" {
		n, err := strconv.Atoi(strings.ReplaceAll(number.text, ",", ""))
		if err != nil || n < 2 {
			return r.fault(number, say.Text("n is how many were asked"), say.Text("a whole number from 2"))
		}
		f.Survey.N = n
		return nil
	}
	q, err := r.quantity(number)
	if err != nil {
		return err
	}
	if q.Unit == (unit.Unit{}) {
		q.Unit = f.Unit
	}
	in, err := q.In(f.Unit)
	if err != nil || !(in.Value > 0) || !stat.Finite(in.Value) {
		return r.fault(number, say.Textf("%s is a positive number in the unit of the figure", name), unit.Quantity{Value: math.Max(1, math.Abs(f.Best)/10), Unit: f.Unit}.String())
	}
	if name == "sd" {
		f.Survey.SD = in.Value
	} else {
		f.Survey.SE = in.Value
	}
	return nil
}

// settleSurvey fills in the ends: the 95 % interval of the number.
func (f *Figure) settleSurvey() {
	half := reconcile.NinetyFive * f.Survey.SE
	f.Low, f.High = f.Best-half, f.Best+half
	if f.Survey.Median && f.Best > 0 {
		factor := math.Exp(half / f.Best)
		f.Low, f.High = f.Best/factor, f.Best*factor
	}
}

// surveyText writes the figure so that it is read back.
func (f Figure) surveyText() string {
	s := f.Survey
	full := unit.Quantity{Value: f.Best, Unit: f.Unit}.String()
	bare := func(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
	kind := "mean"
	if s.Median {
		kind = "median"
	}
	switch {
	case s.SD > 0 && s.N > 0:
		return say.Textf("%s %s (sd %s, n %d)", kind, full, bare(s.SD), s.N)
	case s.Median && s.N > 0 && same(s.SE, medianLoss*unstatedSpread*f.Best/math.Sqrt(float64(s.N))):
		return say.Textf("median %s (n %d)", full, s.N)
	case s.Median:
		return say.Textf("median %s (se %s)", full, bare(s.SE))
	}
	return say.Textf("%s (se %s)", full, bare(s.SE))
}

// scaled is the survey with its numbers times a factor.
func (s Survey) scaled(factor float64) Survey {
	s.SE, s.SD = s.SE*factor, s.SD*factor
	return s
}

// checkSurvey says what is wrong with a survey that did not come from ParseFigure.
func (f Figure) checkSurvey() error {
	s := f.Survey
	switch {
	case f.Shape != Estimate && s != (Survey{}):
		return say.Errorf("figure %q: only an estimate has a standard error, and this is %s", f.Text, f.Shape)
	case f.Shape == Estimate && (!(s.SE > 0) || !stat.Finite(s.SE) || !(s.SD >= 0) || s.N < 0):
		return say.Errorf("figure %q: an estimate has a positive standard error", f.Text)
	}
	return nil
}
