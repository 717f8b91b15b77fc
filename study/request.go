package study

import (
	"fmt"
	"math"
	"math/bits"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"tumen/internal/fault"
	"tumen/internal/say"
)

// Request is what somebody asks of a study, through whichever door. It is the one
// place where an option has its name (json), its meaning (doc), its bounds
// (minimum, maximum, enum) and the form of its value (arg). The flags of the command
// line, the API's description and the forms of the page are derived from it; a kind
// says which of the fields it takes. What is left out, or zero, is as the kind
// has it by default.
//
// Fields with `later` change no row: the same rows can be asked again with other
// values of these.
type Request struct {
	Kind        string   `json:"kind" doc:"the kind of study; GET /api/studies/kinds describes each"`
	Case        string   `json:"case,omitempty" minLength:"1" maxLength:"130" example:"samjiyon" doc:"the name of a case or draft; leave it out if yaml is given"`
	Of          string   `json:"of,omitempty" arg:"NAME" maxLength:"300" doc:"the parameter, by its path, or the claim that is moved"`
	When        []string `json:"when,omitempty" arg:"CONDITION" later:"" maxItems:"20" doc:"find where the condition holds: an outcome, < <= > or >=, and a number; several must hold together"`
	Method      string   `json:"method,omitempty" arg:"METHOD" later:"" doc:"the method of analysis"`
	Points      int      `json:"points,omitempty" arg:"N" minimum:"0" maximum:"100000000" doc:"combinations of the uncertain numbers, as the design counts them; with Sobol' points a power of two"`
	Seeds       int      `json:"seeds,omitempty" arg:"N" minimum:"0" maximum:"1000000" doc:"run each combination of numbers under this many seeds"`
	Runs        int      `json:"runs,omitempty" arg:"N" short:"n" minimum:"0" maximum:"100000000" doc:"runs of the model in all, rounded down to what the design allows"`
	Sampling    string   `json:"sampling,omitempty" arg:"METHOD" enum:"sobol,latin,random" doc:"how the combinations are chosen"`
	Outcome     string   `json:"outcome,omitempty" arg:"OUTCOME" later:"" maxLength:"100" doc:"the outcome that is analysed"`
	Groups      []string `json:"groups,omitempty" arg:"NAME=A,B" maxItems:"200" doc:"with sobol, uncertain numbers that are taken as one"`
	SecondOrder bool     `json:"second_order,omitempty" doc:"with sobol, pairs too; about twice the runs"`
	Chance      string   `json:"chance,omitempty" arg:"HOW" enum:"input,given,mean" doc:"what indices are of: with chance as one more input, for given chance (runs that are compared share a seed), or of the mean (each run has its own seed, and noise is subtracted)"`
	Levels      int      `json:"levels,omitempty" arg:"N" minimum:"0" maximum:"1000" doc:"with morris, levels of the grid, an even number"`
	WholeGrid   bool     `json:"whole_grid,omitempty" doc:"with morris, every step of the grid and not a sample of trajectories"`
	Patterns    []string `json:"patterns,omitempty" arg:"NAME" maxItems:"200" doc:"compare with these patterns alone"`
	Mechanisms  bool     `json:"mechanisms,omitempty" doc:"also switch off each mechanism of the model, one at a time, and show which patterns are still met"`
	Particles   int      `json:"particles,omitempty" arg:"N" minimum:"0" maximum:"1000000" doc:"sets of values that are kept"`
	Tolerance   *float64 `json:"tolerance,omitempty" arg:"D" minimum:"0" doc:"stop at this distance from the patterns; 0 is every pattern met"`
	Check       string   `json:"check,omitempty" arg:"CHECK" later:"" enum:"recovery,sbc,coverage" doc:"test the calibration on synthetic data"`
	Repeats     int      `json:"repeats,omitempty" arg:"N" later:"" minimum:"0" maximum:"1000000" doc:"synthetic data sets of the test"`
	Policies    []string `json:"policies,omitempty" arg:"POLICY" maxItems:"20" doc:"policies of the case that are in force in every run; several are separated by commas"`
	EffectOf    string   `json:"effect_of,omitempty" arg:"POLICY" maxLength:"300" doc:"analyse by how much this policy, or several joined by +, changes the outcome, in place of the outcome itself: each combination is run with and without it, with a shared past"`
	By          string   `json:"by,omitempty" arg:"OUTCOME" later:"" maxLength:"100" doc:"the outcome in which regret is measured"`
	Together    []string `json:"together,omitempty" arg:"A,B=R" maxItems:"200" doc:"two uncertain numbers and their correlation"`
	Until       string   `json:"until,omitempty" arg:"PRECISION" later:"" maxLength:"30" doc:"go on until the means of the main results are known to this precision, such as 1%"`
	Most        int      `json:"most,omitempty" arg:"N" later:"" minimum:"0" maximum:"100000000" doc:"with until, the most runs"`
	NoDays      bool     `json:"no_days,omitempty" doc:"keep no daily series, which are most of a study's size"`
	Vary        []string `json:"vary,omitempty" arg:"PATH=RANGE" maxItems:"200" doc:"a number that is uncertain"`
	Fixed       bool     `json:"fixed,omitempty" doc:"leave the case's own uncertain numbers as they are stated"`
	AsStated    bool     `json:"as_stated,omitempty" doc:"the one world that the case file states, and not those that its testimony allows"`
	AsBelieved  bool     `json:"as_believed,omitempty" doc:"draw from what is believed beforehand, and not from the worlds that the testimony allows"`
	Sets        []string `json:"sets,omitempty" arg:"PATH=VALUE" maxItems:"200" doc:"a parameter that is set in every run"`
	Days        int      `json:"days,omitempty" arg:"N" minimum:"0" maximum:"36525" doc:"recorded days of each run"`
	FirstSeed   uint64   `json:"first_seed,omitempty" arg:"S" minimum:"0" maximum:"9007199254740991" doc:"the first seed; further runs take the seeds after it"`
	WorldSeed   *uint64  `json:"world_seed,omitempty" arg:"W" minimum:"0" maximum:"9007199254740991" doc:"put every run in the world drawn from this seed"`
}

// Field is a field of a request as a kind takes it, for the maker of a flag or a
// form of it.
type Field struct {
	Key     string   `json:"key" doc:"of the request"`
	Type    string   `json:"type" enum:"text,whole,number,switch" doc:"of its value"`
	List    bool     `json:"list" doc:"whether it takes several values"`
	Arg     string   `json:"arg" doc:"the form of a value, such as PATH=RANGE; empty of a switch"`
	Doc     string   `json:"doc" doc:"what it means"`
	Usual   string   `json:"usual" doc:"its value if it is left out, in words"`
	Minimum *float64 `json:"minimum" doc:"the least value; null if there is none"`
	Maximum *float64 `json:"maximum" doc:"the greatest value; null if there is none"`
	Choices []string `json:"choices" doc:"all that it can be; empty if that is open"`

	short string
}

// Short is the letter of the flag; empty if it has none.
func (f Field) Short() string { return f.short }

// keyOf is the name of a field of Request.
func keyOf(f reflect.StructField) string {
	key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return key
}

// fieldOf describes a field of Request.
func fieldOf(f reflect.StructField) Field {
	of, list := f.Type, f.Type.Kind() == reflect.Slice
	if list || of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	types := map[reflect.Kind]string{reflect.String: "text", reflect.Bool: "switch", reflect.Float64: "number", reflect.Int: "whole", reflect.Uint64: "whole"}
	d := Field{Key: keyOf(f), Type: types[of.Kind()], List: list, Arg: f.Tag.Get("arg"), Doc: f.Tag.Get("doc"), Choices: []string{}, short: f.Tag.Get("short")}
	bound := func(tag string) *float64 {
		x, err := strconv.ParseFloat(f.Tag.Get(tag), 64)
		if err != nil {
			return nil
		}
		if tag == "minimum" && of.Kind() == reflect.Int {
			x = max(x, 1) // 0 is what is left out
		}
		return &x
	}
	d.Minimum, d.Maximum = bound("minimum"), bound("maximum")
	if words := f.Tag.Get("enum"); words != "" {
		d.Choices = strings.Split(words, ",")
	}
	return d
}

// Value is a field of the request by its key, to be read or set.
func (r *Request) Value(key string) reflect.Value {
	v := reflect.ValueOf(r).Elem()
	for i := range v.NumField() {
		if keyOf(v.Type().Field(i)) == key {
			return v.Field(i)
		}
	}
	panic("a request has no field " + key)
}

// Asked are the keys that the request gives a value, in order.
func (r *Request) Asked() (keys []string) {
	v := reflect.ValueOf(r).Elem()
	for i := range v.NumField() {
		if !v.Field(i).IsZero() {
			keys = append(keys, keyOf(v.Type().Field(i)))
		}
	}
	return keys
}

// later is the request with what changes no row as another one has it.
func (r Request) later(other Request) Request {
	to, from := reflect.ValueOf(&r).Elem(), reflect.ValueOf(other)
	for i := range to.NumField() {
		if _, later := to.Type().Field(i).Tag.Lookup("later"); later {
			to.Field(i).Set(from.Field(i))
		}
	}
	return r
}

// sets are the settings of every run, the days among them.
func (r *Request) sets() []string {
	sets := append([]string{}, r.Sets...)
	if r.Days > 0 {
		sets = append(sets, fmt.Sprintf("days=%d", r.Days))
	}
	return sets
}

// wrong holds the request against the fields that a kind takes.
func (r *Request) wrong(kind *Kind) error {
	var all fault.List
	fields := kind.Fields()
	for _, key := range r.Asked() {
		i := slices.IndexFunc(fields, func(f Field) bool { return f.Key == key })
		switch {
		case key == "kind" || key == "case":
		case i < 0:
			all.Add(key, "", say.Textf("a study of the kind %s does not take it", kind.Name), say.Text("leave it out"))
		default:
			if e := fields[i].Wrong(r.Value(key)); e != nil {
				all = append(all, e)
			}
		}
	}
	if r.Points > 0 && r.Runs > 0 {
		all.Add("runs", "", say.Text("{points} and {runs} both say how large the study is"), say.Text("give one of them"))
	}
	return all.Err()
}

// Wrong says what is wrong with a value of the field, if anything.
func (f Field) Wrong(v reflect.Value) *fault.Error {
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	switch {
	case v.Kind() == reflect.String && len(f.Choices) > 0 && !slices.Contains(f.Choices, v.String()):
		return fault.New(f.Key, v.String(), say.Text("there is no such choice"), say.Textf("write %s", choice(f.Choices)))
	case v.CanInt() && !f.within(float64(v.Int())), v.CanUint() && !f.within(float64(v.Uint())), v.CanFloat() && !f.within(v.Float()):
		return fault.New(f.Key, fmt.Sprint(v.Interface()), say.Text("it is out of range"), say.Textf("write a number %s", f.span()))
	}
	return nil
}

func (f Field) within(x float64) bool {
	return (f.Minimum == nil || x >= *f.Minimum) && (f.Maximum == nil || x <= *f.Maximum) && !math.IsNaN(x)
}

// span is what a number may be, in words.
func (f Field) span() string {
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	switch {
	case f.Maximum == nil:
		return say.Textf("of %s or more", number(*f.Minimum))
	case f.Minimum == nil:
		return say.Textf("up to %s", number(*f.Maximum))
	}
	return say.Textf("from %s to %s", number(*f.Minimum), number(*f.Maximum))
}

// choice is a list of words of which one is to be written.
func choice(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return say.Textf("%s or %s", strings.Join(words[:len(words)-1], ", "), words[len(words)-1])
}

// powerOfTwo refuses a number of points that is none.
func (r *Request) powerOfTwo() error {
	n := r.Points
	if n == 0 || bits.OnesCount(uint(n)) == 1 {
		return nil
	}
	lower := 1 << (bits.Len(uint(n)) - 1)
	return fault.New("points", fmt.Sprint(n), say.Text("a design of Sobol' points has a power of two"), say.Textf("write {points} %d or %d", lower, 2*lower))
}
