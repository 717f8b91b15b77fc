package scenario

import (
	"cmp"
	"math"
	"reflect"
	"slices"
	"strings"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/scenario/prior"
	"tumen/testimony"
)

// Uncertain is a number of the case that may be another one: of which a range, a
// nearness or a bound is stated, or which nobody can state. It is one number even
// where several parameters take it from one claim.
type Uncertain struct {
	Name   string           // of the parameter, by its path, or of the claim that several take it from
	Paths  []string         // the parameters that it is the value of
	Stated string           // in the words of the case
	Figure testimony.Figure // what is believed of it, in the unit of the parameters
	Scale  prior.Scale      // on what the figure is an interval
	Floor  *float64         // where a bound is stated: the least that it allows
	Ceil   *float64         // likewise the most
	Spread string           // why it varies: AsStated, AsBound, AsGuess or AsUnknown
	Origin string           // FromClaim, FromImplied, FromSource, FromAssumption, FromDefault, or FromSet where an argument states it
	From   string           // the claim's or source's id
	Why    string
	root   string // the parameter that states it
	Given  string // KEY=NAME of the alternative that states it, of a choice; else empty
}

// Why a number varies.
const (
	AsStated  = "stated"  // a range or a nearness is
	AsBound   = "bound"   // only a bound is stated
	AsGuess   = "guessed" // nobody says how sure it is: a factor of 2 either way
	AsUnknown = "unknown" // the case calls it unknown: a factor of 10 either way
)

// open are the shapes of a figure that leave room on both sides.
var open = []testimony.Shape{testimony.About, testimony.Range, testimony.Interval, testimony.Triangle, testimony.Estimate, testimony.Quantiles}

// Uncertain are the uncertain numbers of the case as it stands, in the order of
// its parameters. What an overlay has set is not one of them, nor what cannot act:
// here, under an answer to an open choice, or in any of the scenarios of the same
// case that are run beside it.
func (s *Scenario) Uncertain(beside ...*Scenario) []Uncertain {
	varied, _ := s.numbers(s.worlds(beside))
	return varied
}

// Held are the numbers that are held, in the order of the parameters.
func (s *Scenario) Held(beside ...*Scenario) []Held {
	_, held := s.numbers(s.worlds(beside))
	return held
}

// worlds are the scenario, those beside it, and what it is under each answer to an
// open choice.
func (s *Scenario) worlds(beside []*Scenario) []*Scenario {
	all := append([]*Scenario{s}, beside...)
	for _, c := range s.Open() {
		for _, name := range c.Names() {
			with := s.with
			with.Decided = append(slices.Clone(with.Decided), c.Key+"="+name)
			if laid, err := s.of.With(with); err == nil { // else the run that draws it says so
				all = append(all, laid)
			}
		}
	}
	return all
}

// acts says whether a parameter can do anything, from the first day on or after a
// dated change.
func (s *Scenario) acts(path string) bool {
	if s.Parameters.Idle(path) == nil {
		return true
	}
	if len(s.Changes) == 0 {
		return false
	}
	p := s.Parameters.Clone()
	for _, c := range s.Changes {
		if p.Set(c.Path, c.Value) == nil && p.Idle(path) == nil {
			return true
		}
	}
	return false
}

// chosen says whether a parameter is stated as one of several values, of which
// nothing says yet which it is.
func (s *Scenario) chosen(path string) bool {
	return s.Choice(path) != nil && !slices.Contains(s.decided, path) && s.stated(path).Origin != FromSet && s.stated(path).Origin != FromPolicy
}

// numbers parts the numbers of the case that can act, but for settings of the run,
// into those that vary and those that are held.
func (s *Scenario) numbers(worlds []*Scenario) (varied []Uncertain, held []Held) {
	var figures []testimony.Figure // as stated, of the varied ones
	for _, f := range parameter.Fields(&s.Parameters) {
		if f.Unit == "" || f.Setting || !slices.ContainsFunc(worlds, func(w *Scenario) bool { return w.acts(f.Path) }) || s.chosen(f.Path) {
			continue
		}
		r := s.stated(f.Path)
		u, reason := s.number(f, r)
		if reason != "" {
			held = append(held, Held{f.Path, r.Value, reason, cmp.Or(r.Exactly, r.Why)})
			continue
		}
		figure := s.figures[f.Path]
		root := cmp.Or(r.Like, f.Path)
		same := slices.IndexFunc(varied, func(v Uncertain) bool { return v.root == root && v.Given == u.Given })
		for i := range varied {
			if same < 0 && figures[i] == figure && u.sameClaim(varied[i]) {
				same = i
			}
		}
		u.root = root
		if same < 0 {
			varied, figures = append(varied, u), append(figures, figure)
			continue
		}
		varied[same].Paths = append(varied[same].Paths, f.Path)
		switch {
		case u.sameClaim(varied[same]):
			varied[same].Name = u.From
		case f.Path == root:
			varied[same].Name = root
		}
	}
	return varied, held
}

// number is what is believed of one parameter, or the reason why it is held.
func (s *Scenario) number(f parameter.Field, r *Resolved) (u Uncertain, reason string) {
	u = Uncertain{Name: r.Path, Paths: []string{r.Path}, Stated: r.Value, Origin: r.Origin, From: r.From, Why: r.Why, Spread: AsStated}
	figure, stated := s.figures[r.Path]
	points, dated := f.Value.Interface().(parameter.Series)
	sourced := r.Origin == FromClaim || r.Origin == FromImplied || r.Origin == FromSource
	rival := r.Origin == FromHypothesis
	if rival {
		u.Given = r.From
	}
	switch {
	case r.Origin == FromPolicy || r.Origin == FromSet || rival && (!stated || figure.Shape == testimony.Point):
		return u, HeldSet
	case r.Exactly != "":
		return u, HeldExactly
	case !isNumber(f) || dated && len(points) != 1:
		if sourced {
			return u, HeldSource
		}
		return u, HeldSeveral
	case !stated: // the case is silent
		x := numberOf(f)
		for _, c := range slices.Backward(s.moved[r.Path].by) {
			x = c.verb.Undo(x, c.operand.value.(float64))
		}
		figure = pointed(x, f)
		figure.Text = r.Value
	}
	u.Stated = figure.Text
	if slices.Contains(s.dropped, r.Path) {
		p, ok := prior.Wider(f, figure)
		if !ok {
			return u, HeldNothing
		}
		u.Spread = AsGuess
		u.take(p)
		return u, ""
	}
	p, ok := prior.Belief{Figure: figure}, true
	switch {
	case figure.Shape == testimony.AtMost || figure.Shape == testimony.AtLeast:
		u.Spread = AsBound
		p, ok = prior.Bounded(f, figure)
	case ranged(figure) || (sourced || rival) && figure.Shape == testimony.About && figure.Best != 0:
	case sourced:
		return u, HeldSource
	case r.Unknown:
		u.Spread = AsUnknown
		p, ok = prior.About(f, figure, prior.Unknown)
	default:
		u.Spread = AsGuess
		p, ok = prior.About(f, figure, prior.Guessed)
	}
	if !ok {
		return u, HeldNothing
	}
	u.take(p)
	return u, ""
}

// take notes what is believed of a number.
func (u *Uncertain) take(p prior.Belief) {
	u.Figure, u.Scale = p.Figure, p.Scale
	if p.Floored {
		u.Floor = &p.Floor
	}
	if p.Ceiled {
		u.Ceil = &p.Ceil
	}
}

// numberOf is the value of a field that holds a single number.
func numberOf(f parameter.Field) float64 {
	switch v := f.Value.Interface().(type) {
	case int:
		return float64(v)
	case parameter.Series:
		return v[0].Value
	case float64:
		return v
	}
	return 0
}

// sameClaim says whether two parameters take their number from one claim. A
// parameter that only refers to a claim, and states its own number, does not.
func (u Uncertain) sameClaim(v Uncertain) bool {
	return (u.Origin == FromClaim || u.Origin == FromImplied) && u.Origin == v.Origin && u.From == v.From
}

// Legal is between what all of some parameters may lie, in their unit, and
// whether one of them is a whole number.
func (s *Scenario) Legal(paths []string) (low, high float64, whole bool) {
	low, high = math.Inf(-1), math.Inf(1)
	for _, path := range paths {
		if f, found := parameter.Lookup(&s.Parameters, path); found {
			least, most := f.Min, f.Max
			for _, c := range slices.Backward(s.moved[path].by) { // what it is moved to must be legal
				operand := c.operand.value.(float64)
				least, most = c.verb.Undo(least, operand), c.verb.Undo(most, operand)
			}
			low, high = max(low, f.Min, least), min(high, f.Max, most)
			_, counts := f.Value.Interface().(int)
			whole = whole || counts
		}
	}
	return low, high, whole
}

// Between reads PATH=RANGE: an uncertain number that an argument states, such as
// routes.river.load='40 to 55 kg'. The range is written as in a case file, or
// bare in the parameter's own unit. A bound is refused, since no distribution
// follows from it, and a single number too. The error is a *fault.Error.
func (s *Scenario) Between(argument string) (Uncertain, error) {
	path, value, found := strings.Cut(argument, "=")
	path, value = strings.TrimSpace(path), strings.TrimSpace(value)
	wrong := func(what, write string) (Uncertain, error) {
		return Uncertain{}, fault.New("vary", argument, what, write)
	}
	const example = "write, for example, {vary} labour.rest='3 to 8 days'"
	if !found || path == "" || value == "" {
		return wrong(say.Text("this is not PATH=RANGE"), example)
	}
	f, found := parameter.Lookup(&s.Parameters, path)
	if !found {
		return wrong(unknownPath(path, &s.Parameters))
	}
	if f.Setting {
		return wrong(say.Textf("`%s` is a setting of the run and cannot be uncertain", path), say.Text("give it in {sets}"))
	}
	if points, dated := f.Value.Interface().(parameter.Series); !isNumber(f) || dated && len(points) > 1 {
		return wrong(say.Textf("`%s` is not a single number", path), say.Text("vary a parameter that is one"))
	}
	if r := s.stated(path); r != nil && (r.Origin == FromSet || r.Origin == FromPolicy) {
		return wrong(say.Textf("`%s` is set to %s", path, r.Value), say.Text("vary it or set it, not both"))
	}
	r := &values{File: casefile.Argument(argument), bare: true, units: s.Parameters.Units, rates: s.rates}
	figure, ok := r.varied(&casefile.Node{Text: value, Line: 1, Column: 1, Width: 1}, f)
	if !ok {
		return wrong(r.Faults[0].What, r.Faults[0].Write)
	}
	if !slices.Contains(open, figure.Shape) {
		return wrong(say.Textf("%q is not a range", figure), example)
	}
	return Uncertain{Name: path, Paths: []string{path}, Stated: figure.Text, Figure: figure, Spread: AsStated, Origin: FromSet, Why: argument}, nil
}

// varied is a number for a field, whose middle need not be whole where the
// field is: each value will be rounded.
func (r *values) varied(n *casefile.Node, f parameter.Field) (testimony.Figure, bool) {
	if _, whole := f.Value.Interface().(int); whole {
		f.Value = reflect.ValueOf(0.0)
	}
	return r.number(n, f)
}
