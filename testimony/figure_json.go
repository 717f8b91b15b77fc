package testimony

import (
	"cmp"
	"encoding/json"
	"math"
	"slices"
	"strings"

	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/internal/stat"
	"tumen/unit"
)

// FigureForm is a Figure as JSON. JSON has no infinity: an open end is left out.
type FigureForm struct {
	Text  string   `json:"text" doc:"as the claim states it"`
	Shape Shape    `json:"shape" doc:"point, about, range, interval, at-most, at-least, triangle, estimate or quantiles"`
	Low   *float64 `json:"low,omitempty" doc:"absent where there is no such bound"`
	Best  *float64 `json:"best" doc:"the most likely value" nullable:"false"`
	High  *float64 `json:"high,omitempty" doc:"absent where there is no such bound"`
	Level float64  `json:"level" doc:"probability of an interval; 0 of another shape"`
	Unit  string   `json:"unit"`

	SE     float64 `json:"se,omitempty" doc:"of an estimate, its standard error"`
	SD     float64 `json:"sd,omitempty" doc:"of a survey, over people"`
	N      int     `json:"n,omitempty" doc:"of a survey, people asked"`
	Median bool    `json:"median,omitempty" doc:"of a survey: the number is the median over people, not the mean"`

	Quantiles [][2]float64 `json:"quantiles,omitempty" doc:"chance and value"`
}

// MarshalJSON writes {"text", "shape", "low", "best", "high", "level", "unit"},
// with "quantiles" if there are any, and without low or high where there is no such bound.
func (f Figure) MarshalJSON() ([]byte, error) {
	var quantiles [][2]float64
	for _, s := range f.Steps() {
		quantiles = append(quantiles, [2]float64{s.P, s.Value})
	}
	return json.Marshal(FigureForm{
		Quantiles: quantiles,
		Text:      f.Text, Shape: f.Shape, Level: f.Level, Unit: f.Unit.String(),
		Low: stat.OrNil(f.Low), Best: &f.Best, High: stat.OrNil(f.High),
		SE: f.Survey.SE, SD: f.Survey.SD, N: f.Survey.N, Median: f.Survey.Median,
	})
}

// shapes lists every shape, in the order of their declaration.
var shapes = []Shape{Point, About, Range, Interval, AtMost, AtLeast, Triangle, Estimate, Quantiles}

// UnmarshalJSON reads what MarshalJSON writes. It trusts the numbers rather
// than the text, which may be in another unit after Convert, and refuses
// numbers that no figure has.
func (f *Figure) UnmarshalJSON(data []byte) error { return f.decode(data, nil) }

// decode reads a figure in the units of a case.
func (f *Figure) decode(data []byte, units *unit.System) error {
	var in FigureForm
	if err := json.Unmarshal(data, &in); err != nil {
		return say.Errorf("figure: %w", err)
	}
	of, err := units.ParseUnit(cmp.Or(in.Unit, "1"))
	if err != nil {
		return say.Errorf("figure %q: %w", in.Text, err)
	}
	if in.Best == nil {
		return say.Errorf("figure %q has no best: give its most likely value", in.Text)
	}
	read := Figure{
		Text: in.Text, Shape: in.Shape, Level: in.Level, Unit: of,
		Low: math.Inf(-1), Best: *in.Best, High: math.Inf(1), Survey: Survey{SE: in.SE, SD: in.SD, N: in.N, Median: in.Median},
	}
	if in.Low != nil {
		read.Low = *in.Low
	}
	if in.High != nil {
		read.High = *in.High
	}
	if len(in.Quantiles) > MostQuantiles {
		return say.Errorf("figure %q has %d quantiles: give at most %d", in.Text, len(in.Quantiles), MostQuantiles)
	}
	for i, q := range in.Quantiles {
		read.Quantiles[i] = Quantile{q[0], q[1]}
	}
	if err := read.check(); err != nil {
		return err
	}
	*f = read
	return nil
}

// check says what is wrong with a figure that did not come from ParseFigure.
func (f Figure) check() error {
	switch {
	case !slices.Contains(shapes, f.Shape):
		names := list.Map(shapes, func(s Shape) string { return string(s) })
		return say.Errorf("figure %q: %q is not a shape: write one of %s", f.Text, f.Shape, strings.Join(names, ", "))
	case f.Low > f.Best || f.Best > f.High:
		return say.Errorf("figure %q: low %v, best %v and high %v must ascend", f.Text, f.Low, f.Best, f.High)
	case math.IsInf(f.Low, 0) && f.Shape != AtMost:
		return say.Errorf("figure %q: only at-most may leave out low, and this is %s", f.Text, f.Shape)
	case math.IsInf(f.High, 0) && f.Shape != AtLeast:
		return say.Errorf("figure %q: only at-least may leave out high, and this is %s", f.Text, f.Shape)
	case f.Shape == Interval && (f.Level <= 0 || f.Level >= 1):
		return say.Errorf("figure %q: level %v of an interval must lie between 0 and 1", f.Text, f.Level)
	case f.Shape != Interval && f.Level != 0:
		return say.Errorf("figure %q: only an interval has a level, and this is %s", f.Text, f.Shape)
	}
	if err := f.checkSurvey(); err != nil {
		return err
	}
	return f.checkQuantiles()
}
