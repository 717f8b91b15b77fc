package study

import (
	"context"
	"reflect"
	"slices"

	"tumen/internal/build"
	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/scenario"
	"tumen/view"
)

// Kind is one question that a study can answer, whole: what may be asked, which
// runs answer it, and what they say. Each is a folder of study/method.
type Kind struct {
	Name  string // of the command, and in study.json
	Title string // the question on one line
	Help  string // what it does, for somebody who asks; fields stand in braces

	// Takes are the fields of a request that the kind takes, in the order in which
	// they are shown.
	Takes    []Take
	Examples []Request

	// Known is what sort of known function the kind can be tried on; empty if none.
	Known Sort

	// Plan says which runs answer a request: it fills in the description.
	Plan func(d *Draft) error

	// Run makes the rows that are missing. Where that gives the result as well, it
	// is not nil. A kind without Run has Study.Run.
	Run func(ctx context.Context, s *Study, o RunOptions) (Result, error)

	// Analyse reads what the rows that are there say.
	Analyse func(s *Study) (Result, error)

	// Again holds the rows against more than that each is the same again. It may be
	// nil.
	Again func(s *Study) error

	// Precise says whether a study that has all its rows needs no more of them. It
	// may be nil, if that is always so.
	Precise func(s *Study) bool

	// Part names the part of the usual folder that follows case and kind. It may be
	// nil.
	Part func(s *Spec) string

	Empty func() Result // a result with nothing in it, of the type that the kind has

	// View shows a result. Report shows all that a study of the kind says; where it
	// is nil, that is its result.
	View   func(Result) *view.Document
	Report func(s *Study) (*view.Document, error)
}

// Take is a field that a kind takes, and what is peculiar to it there.
type Take struct {
	Key     string
	Usual   string   // its value if it is left out, in words
	Doc     string   // in place of the field's own
	Choices []string // likewise
	Least   float64  // likewise, of a number
}

// Takes are fields that are nothing peculiar.
func Takes(keys ...string) []Take {
	all := make([]Take, len(keys))
	for i, key := range keys {
		all[i].Key = key
		all[i].Usual = usual[key]
	}
	return all
}

// usual is what a field is everywhere if it is left out.
var usual = map[string]string{"first_seed": "1", "days": say.Text("as the case says"), "sampling": BySobol}

// Shared are the fields that every kind takes; Uncertain, with them, those of a
// kind whose runs differ in uncertain numbers.
var (
	Shared    = Takes("sets", "days", "first_seed")
	Uncertain = append(Takes("vary", "fixed", "as_stated", "as_believed"), Shared...)
)

// Fields describes the fields that the kind takes, in their order.
func (k *Kind) Fields() []Field {
	all := make([]Field, len(k.Takes))
	of := reflect.TypeFor[Request]()
	for i, t := range k.Takes {
		for n := range of.NumField() {
			if keyOf(of.Field(n)) == t.Key {
				all[i] = fieldOf(of.Field(n))
			}
		}
		f := &all[i]
		if f.Key == "" {
			panic(say.Textf("%s takes a field that no request has: ", k.Name) + t.Key)
		}
		f.Usual = t.Usual
		if t.Doc != "" {
			f.Doc = t.Doc
		}
		if t.Choices != nil {
			f.Choices = t.Choices
		}
		if t.Least > 0 {
			f.Minimum = &t.Least
		}
	}
	return all
}

// takes says whether the kind takes a field.
func (k *Kind) takes(key string) bool {
	return slices.ContainsFunc(k.Takes, func(t Take) bool { return t.Key == key })
}

// Make makes the rows of a study that are missing, and gives what they say.
func (k *Kind) Make(ctx context.Context, s *Study, o RunOptions) (Result, error) {
	if k.Run == nil {
		if err := s.Run(ctx, o); err != nil {
			return nil, err
		}
	} else if result, err := k.Run(ctx, s, o); result != nil || err != nil {
		return result, err
	}
	return k.Analyse(s)
}

// Reported is the report of a study, of the rows that are there. It fails if there is
// nothing to conclude from them.
func (k *Kind) Reported(s *Study) (*view.Document, error) {
	if k.Report != nil {
		return k.Report(s)
	}
	result, err := k.Analyse(s)
	if err != nil {
		return nil, err
	}
	return k.View(result), nil
}

// Result is what a study of some kind says.
type Result interface {
	Head() *About // what its numbers are of
}

// Head is what a result's numbers are of.
func (a *About) Head() *About { return a }

// Kinds are all that there are, in the order in which they are usually wanted.
type Kinds []*Kind

// Find is the kind of a name. The error is a *fault.Error.
func (all Kinds) Find(name string) (*Kind, error) {
	var names []string
	for _, k := range all {
		if k.Name == name {
			return k, nil
		}
		names = append(names, k.Name)
	}
	return nil, fault.New("kind", name, say.Text("there is no such kind of study"), say.Textf("write %s", choice(names)))
}

// Source is what a request is read against.
type Source struct {
	Program build.Identity
	Case    *scenario.Case // if it has been read; else the request names it
	File    string         // where it was read

	worlds *Drawn // of a study that is planned again; nil if it has none
	again  bool   // a study is planned again, so that no other worlds are looked for
}

// Draft is a study that is being planned.
type Draft struct {
	Request
	Spec *Spec              // what is known of it so far; Plan fills in the rest
	Case *scenario.Case     // nil of a known function
	Base *scenario.Scenario // the case with the settings of every run; nil of a known function
	Near float64            // tolerance with which a known posterior is found, unless another is asked for

	from Source
}

// Spec plans the study that a request asks for. The errors are those of
// scenario.Load, and faults of fields of the request.
func (k *Kind) Spec(r Request, from Source) (*Spec, error) {
	if r.FirstSeed == 0 {
		r.FirstSeed = 1
	}
	r.Kind = k.Name
	if err := r.wrong(k); err != nil {
		return nil, err
	}
	d := &Draft{Request: r}
	begin := d.ofCase
	if IsKnown(r.Case) && from.Case == nil {
		begin = d.ofKnown
	}
	if err := begin(k, from); err != nil {
		return nil, err
	}
	s := d.Spec
	s.Format, s.Kind, s.Request, s.Programs, s.Sets = SpecFormat, k.Name, r, []Program{programOf(from.Program)}, r.sets()
	s.Request.Case = s.Case.Name
	s.Seeds = Seeds{First: r.FirstSeed, World: r.WorldSeed, Replicates: 1}
	if err := k.Plan(d); err != nil {
		return nil, err
	}
	if d.Case != nil {
		for _, arm := range s.Arms {
			if _, err := d.Case.With(s.options(arm)); err != nil {
				return nil, err
			}
		}
		if err := d.oneByOne(); err != nil {
			return nil, err
		}
	}
	if err := s.check(); err != nil {
		return nil, fault.New("", say.Text("this study"), err.Error(), say.Text("ask for another size"))
	}
	return s, nil
}

// options are what is laid over the case in the runs of an arm.
func (s *Spec) options(arm Arm) scenario.Options {
	return scenario.Options{Policies: arm.Policies, Sets: slices.Concat(s.Sets, arm.Sets)}
}

// ofCase begins the study of a case.
func (d *Draft) ofCase(k *Kind, from Source) (err error) {
	if d.Case = from.Case; d.Case == nil {
		if d.Case, err = scenario.Load(d.Request.Case); err != nil {
			return err
		}
		from.File = d.Request.Case
	}
	d.from = from
	c := d.Case
	if IsKnown(c.Name) {
		return fault.New("case", c.Name, say.Text("the name belongs to a known function"), say.Text("give the case another name"))
	}
	if d.Base, err = c.With(scenario.Options{Sets: d.sets()}); err != nil {
		return err
	}
	d.Spec = &Spec{
		Case: CaseText{Name: c.Name, Title: c.Title, File: from.File, SHA256: c.SHA256, Text: c.Text},
		Days: d.Base.Parameters.Days, Start: d.Base.Parameters.Start.String(),
		Worlds: from.worlds,
		Inputs: []Input{}, Held: []scenario.Held{}, Together: []Joint{}, Outcomes: outcomesOf(d.Base), Series: []Outcome{}, Patterns: bandsOf(d.Base.Patterns),
	}
	if k.takes("no_days") && !d.NoDays {
		d.Spec.Series = seriesOf(d.Base)
	}
	if !k.takes("vary") {
		return nil
	}
	if d.Spec.Inputs, err = d.inputs(); err != nil {
		return err
	}
	d.Spec.Held = d.held()
	d.Spec.Together, err = d.correlations()
	return err
}
