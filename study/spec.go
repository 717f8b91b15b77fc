package study

import (
	"crypto/sha256"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"tumen/internal/fault"
	"tumen/internal/keys"
	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/record"
	"tumen/scenario"
	"tumen/stage"
	"tumen/study/design"
)

// SpecFormat is the version of study.json that this package writes and reads.
const SpecFormat = 4

// Spec is all that a study is made from: with it, any row can be made again. It
// is study.json. What is asked for (Asked) may grow later, other programs of the
// same results may go on with it, and what of the request changes no row may
// change; everything else is fixed when the study is begun, and the rows carry its
// sum.
type Spec struct {
	Format   int             `json:"format"`
	Kind     string          `json:"kind"`
	Request  Request         `json:"request" doc:"that it follows from"`
	Programs []Program       `json:"programs" doc:"that made rows; the first began the study"`
	Case     CaseText        `json:"case"`
	Sets     []string        `json:"sets" doc:"PATH=VALUE, laid over every run"`
	Arms     []Arm           `json:"arms" doc:"what is compared; one for an ensemble"`
	Days     int             `json:"days" doc:"recorded in each run"`
	Start    string          `json:"start" doc:"first recorded day"`
	Inputs   []Input         `json:"inputs" doc:"what is uncertain; may be empty"`
	Held     []scenario.Held `json:"held" doc:"numbers of the case that no run varies, and why"`
	Together []Joint         `json:"together" doc:"inputs that are correlated"`
	Worlds   *Drawn          `json:"worlds,omitempty" doc:"from which it draws; null where it draws from what is believed, or from nothing"`
	Aside    string          `json:"-"` // why worlds that there are were not taken
	Design   Design          `json:"design" doc:"which points are run"`
	Seeds    Seeds           `json:"seeds" doc:"how often each, and under which seeds"`
	Outcomes []Outcome       `json:"outcomes" doc:"what is kept of each run"`
	Series   []Outcome       `json:"series" doc:"what is kept of each of its days"`
	Patterns []Band          `json:"patterns" doc:"what the case says its runs should reproduce"`
	Fit      *Fit            `json:"fit,omitempty" doc:"of a calibration"`
	Asked    int             `json:"asked" doc:"points"`
	Asides   []Aside         `json:"asides,omitempty" doc:"of a calibration: where a posterior was tried"`
	Ended    int             `json:"ended,omitempty" doc:"of a calibration that came to its end: its rows; 0 before"`
	Narrowed []design.Narrow `json:"narrowed,omitempty" doc:"of a table: from what the points of each round after the first are drawn"`
}

// Aside is the runs with which a calibration tried a posterior.
type Aside struct {
	Row   int `json:"row" doc:"the first of them"`
	Asked int `json:"asked" doc:"runs that the calibration was allowed then"`
}

// CaseText is the case that a study runs, whole, so that the study does not
// change when the file does.
type CaseText struct {
	Name   string `json:"name"`
	Title  string `json:"title"`
	File   string `json:"file" doc:"where it was read; a built-in one has its name"`
	SHA256 string `json:"sha256"`
	Text   string `json:"text"`
}

// Arm is one alternative that each point is run under: policies of the case and
// settings, in order.
type Arm struct {
	Name     string   `json:"name"`
	Policies []string `json:"policies"`
	Sets     []string `json:"sets,omitempty" doc:"PATH=VALUE, beside those of every run"`
}

// Seeds says how often a point is run. Replicate r of point p has the seed
// First + p Replicates + r, so no two of them share one, unless the design says
// which do (Design.Chance); the arms of a point and replicate do (common random numbers). The world of each run is drawn from
// its own seed, or that of all from World.
type Seeds struct {
	First      uint64  `json:"first"`
	World      *uint64 `json:"world,omitempty"`
	Replicates int     `json:"replicates"`
}

// world is the seed of the world of a run.
func (s Seeds) world(run uint64) uint64 {
	if s.World != nil {
		return *s.World
	}
	return run
}

// How runs got their seeds.
const (
	SeedsOwn        = "own"
	SeedsShared     = "shared"
	SeedsReplicated = "replicated"
)

// Assigned is how runs got their seeds.
func (s *Spec) Assigned() string {
	switch {
	case s.Design.Chance == design.ChanceGiven, s.Design.Chance == design.ChanceInput, len(s.Arms) > 1:
		return SeedsShared
	case s.Seeds.Replicates > 1:
		return SeedsReplicated
	}
	return SeedsOwn
}

// Outcome is one number that is kept of a run, or of each of its days.
type Outcome struct {
	Name  string `json:"name" doc:"its path"`
	Title string `json:"title" doc:"in running text, as the vocabulary of the case has it"`
	Unit  string `json:"unit"`
	Means string `json:"means"`
}

// Band is a pattern of the case: where one of the outcomes should lie. An open
// side is null.
type Band struct {
	Name    string   `json:"name"`
	Measure string   `json:"measure"`
	Unit    string   `json:"unit"`
	Low     *float64 `json:"low"`
	High    *float64 `json:"high"`
	Stated  string   `json:"stated"`
}

// Fit is how a calibration is made. It is fixed when the study is begun.
type Fit struct {
	Method      string  `json:"method"`
	Particles   int     `json:"particles" doc:"sets of inputs that are kept"`
	Tolerance   float64 `json:"tolerance" doc:"distance at which it is done; 0 is every pattern met"`
	Generations int     `json:"generations" doc:"at most"`
	Batch       int     `json:"batch" doc:"proposals between two looks at what was accepted; of a history match, runs of a wave"`
	Predictive  int     `json:"predictive" doc:"runs from the posterior, to hold against the patterns"`
	Rounds      []int   `json:"rounds,omitempty" doc:"of a table: points of each round; further ones are as the last"`
}

// Rows is how many rows the study will have; of a calibration that has not come
// to its end, at most.
func (s *Spec) Rows() int {
	if s.Ended > 0 {
		return s.Ended
	}
	if s.Fit != nil && s.Fit.Rounds == nil {
		return s.Asked + s.Fit.Batch*s.Fit.Generations + s.Fit.Predictive*(len(s.Asides)+1)
	}
	lead := min(s.Asked, s.Design.Lead)
	return lead*s.Seeds.Replicates + (s.Asked-lead)*s.PointRows()
}

// AtMost says whether a study may come to its end with fewer rows than Rows.
func (s *Spec) AtMost() bool { return s.Fit != nil && s.Fit.Rounds == nil && s.Ended == 0 }

// PointRows is how many rows each point has: one for each replicate and arm.
func (s *Spec) PointRows() int { return s.Seeds.Replicates * len(s.Arms) }

// Position is where a row stands: which point, which of its replicates, and which
// arm. The first points may be run under the first arm alone (Design.Lead).
func (s *Spec) Position(row int) (point, replicate, arm int) {
	arms, replicates := len(s.Arms), s.Seeds.Replicates
	if lead := s.Design.Lead * replicates; row < lead {
		return row / replicates, row % replicates, 0
	} else if lead > 0 {
		row -= lead
		point = s.Design.Lead
	}
	return point + row/(arms*replicates), row / arms % replicates, row % arms
}

// FirstRow is the first row of a point.
func (s *Spec) FirstRow(point int) int {
	lead := min(point, s.Design.Lead)
	return lead*s.Seeds.Replicates + (point-lead)*s.PointRows()
}

// seed is that of a row's run: all arms of a point and replicate share it.
func (s *Spec) seed(point, replicate int) uint64 {
	return s.Seeds.First + uint64(point*s.Seeds.Replicates+replicate)
}

// fixed is a study without what may change.
func (s *Spec) fixed() Spec {
	fixed := *s
	fixed.Programs, fixed.Request, fixed.Asked, fixed.Asides, fixed.Ended, fixed.Narrowed = nil, Request{}, 0, nil, 0, nil
	fixed.Case.File = "" // it is the bytes that count
	return fixed
}

// sum is the SHA-256 of what is fixed of a study.
func (s *Spec) sum() [32]byte {
	text, err := json.Marshal(s.fixed())
	if err != nil {
		panic("a study that JSON cannot hold: " + err.Error()) // check has refused infinite numbers
	}
	return sha256.Sum256(text)
}

// Hash is the SHA-256, in hex, of what was asked for. How many rows there are
// to be is not in it, so it is the same of a study and of the larger one that it
// may become.
func (s *Spec) Hash() string {
	asked := struct {
		Kind, Case, SHA256 string
		Sets               []string
		Arms               []Arm
		Inputs             []Input
		Together           []Joint
		Design             Design
		Seeds              Seeds
		Patterns           []Band
		Fit                *Fit
		Series             bool
		Worlds             string `json:",omitempty"`
	}{s.Kind, s.Case.Name, s.Case.SHA256, s.Sets, s.Arms, s.Inputs, s.Together, s.Design, s.Seeds, s.Patterns, s.Fit, len(s.Series) > 0, s.Worlds.digest()}
	asked.Design.Block, asked.Design.Lead = 0, 0 // of a Latin hypercube: that of the first points
	if s.Fit != nil {
		fit := *s.Fit
		fit.Rounds, asked.Fit = nil, &fit
	}
	return stage.Hash(asked)
}

// encode writes study.json for people and programs.
func (s *Spec) encode() ([]byte, error) { return record.Indented(s) }

func decodeSpec(text []byte) (*Spec, error) {
	var head struct {
		Format int `json:"format"`
	}
	if err := json.Unmarshal(text, &head); err != nil {
		return nil, say.Errorf("it cannot be read: %w", err)
	}
	if head.Format != SpecFormat {
		return nil, say.Errorf("it is in format %d, and this version of tumen reads format %d: use the version that wrote it", head.Format, SpecFormat)
	}
	if err := keys.Once(text); err != nil {
		return nil, err
	}
	s := &Spec{}
	if err := json.Unmarshal(text, s); err != nil {
		return nil, say.Errorf("it cannot be read: %w", err)
	}
	return s, s.check()
}

// Resize gives a plan the rounds of the study that is there, so that it can be made
// larger: of a table, further runs are further rounds as the last.
func (s *Spec) Resize(there *Spec) {
	if s.Fit == nil || there.Fit == nil || s.Fit.Rounds == nil || there.Fit.Rounds == nil || len(s.Arms) != len(there.Arms) {
		return
	}
	rows, fit := s.Rows(), *s.Fit
	fit.Rounds = there.Fit.Rounds
	s.Fit, s.Design.Lead = &fit, there.Design.Lead
	s.Asked = min(rows, s.Design.Lead) + max(0, rows-s.Design.Lead)/s.PointRows()
}

// check refuses a study that cannot be run.
func (s *Spec) check() error {
	switch {
	case s.Asked < 1 || s.Seeds.Replicates < 1 || len(s.Arms) < 1:
		return say.Errorf("a study of %d points, %d replicates and %d arms has no runs", s.Asked, s.Seeds.Replicates, len(s.Arms))
	case s.Asked > mostRuns || s.Seeds.Replicates > mostRuns || s.Rows() > mostRuns:
		return say.Errorf("a study of more than %d runs is more than one folder holds: ask for fewer", mostRuns)
	case len(s.Programs) < 1:
		return say.Errorf("it names no program that made it")
	case s.Days < 1:
		return say.Errorf("a study of %d days records nothing", s.Days)
	}
	if s.Case.Text != "" && record.SumOfText([]byte(s.Case.Text)) != s.Case.SHA256 {
		return say.Errorf("the case in it is not the one whose SHA-256 it names: it was changed after the study was begun")
	}
	if (s.Design.Method == ByWorlds) != (s.Worlds != nil) {
		return say.Errorf("its design and its worlds do not go together")
	}
	return s.Design.check(len(s.Inputs), s.Asked)
}

// mostRuns is far above what anybody runs, and far below what overflows.
const mostRuns = 1 << 28

// differs says in words in what two studies differ, apart from what may grow and
// which program made them; nothing if they are the same.
func (s *Spec) differs(t *Spec) (words []string) {
	if s.Case.Text != t.Case.Text || s.Case.Name != t.Case.Name {
		words = append(words, say.Textf("its case is %s with SHA-256 %.12s, and here %s with %.12s", s.Case.Name, s.Case.SHA256, t.Case.Name, t.Case.SHA256))
	}
	for _, part := range []struct {
		name string
		a, b any
	}{
		{"kind", s.Kind, t.Kind},
		{"{sets}", s.Sets, t.Sets},
		{"{policies}", s.Arms, t.Arms},
		{say.Text("number of days"), s.Days, t.Days},
		{say.Text("uncertain numbers"), s.Inputs, t.Inputs},
		{"correlations", s.Together, t.Together},
		{"worlds", s.Worlds.digest(), t.Worlds.digest()},
		{"design", s.Design, t.Design},
		{say.Text("way to calibrate"), s.Fit, t.Fit},
		{"patterns", s.Patterns, t.Patterns},
		{"seeds", s.Seeds, t.Seeds},
		{"outcomes", s.Outcomes, t.Outcomes},
		{say.Text("daily series"), s.Series, t.Series},
	} {
		if !reflect.DeepEqual(part.a, part.b) {
			words = append(words, say.Textf("its %s: %s, and here %s", part.name, abridged(part.a), abridged(part.b)))
		}
	}
	if len(words) == 0 && s.sum() != t.sum() {
		words = append(words, say.Text("it was begun with other options"))
	}
	return words
}

// abridged is a part of a spec on a part of a line.
func abridged(x any) string {
	part, err := json.Marshal(x)
	if err != nil {
		return "?"
	}
	return text.Cut(string(part), 120)
}

// bandsOf are the patterns of a case.
func bandsOf(patterns []scenario.Pattern) []Band {
	return list.Map(patterns, func(p scenario.Pattern) Band {
		return Band{p.Name, p.Measure, p.Unit, Finite(p.Low), Finite(p.High), p.Stated}
	})
}

// Names are the outcomes by name.
func (s *Spec) Names() []string {
	return list.Map(s.Outcomes, func(o Outcome) string { return o.Name })
}

// Place is the place of an outcome by its name, or -1.
func (s *Spec) Place(name string) int {
	return slices.IndexFunc(s.Outcomes, func(o Outcome) bool { return o.Name == name })
}

// MainOutcome is the outcome that a study is about if none is named: that of the
// case's first pattern, or else the first that there is.
func (s *Spec) MainOutcome() string {
	for _, b := range s.Patterns {
		if s.Place(b.Measure) >= 0 {
			return b.Measure
		}
	}
	return s.Outcomes[0].Name
}

// FindOutcome checks the name of an outcome; an empty one is the main one. The
// error is a *fault.Error.
func (s *Spec) FindOutcome(name string) (int, error) {
	if name == "" {
		name = s.MainOutcome()
	}
	if i := s.Place(name); i >= 0 {
		return i, nil
	}
	return 0, s.NoOutcome("outcome", name)
}

// NoOutcome is the error about a field that should name an outcome and does not. A
// case has a hundred or more, so it names the nearest, or the main one as an example.
func (s *Spec) NoOutcome(field, given string) *fault.Error {
	write := say.Textf("write an outcome of the case, such as %s (tumen outcomes lists all)", s.MainOutcome())
	near, ok := text.Nearest(given, s.Names())
	if i := slices.IndexFunc(s.Names(), func(name string) bool { return strings.HasPrefix(name, given+".") }); i >= 0 {
		near, ok = s.Names()[i], true
	}
	if ok {
		write = say.Textf("did you mean %s? (tumen outcomes lists all)", near)
	}
	return fault.New(field, given, say.Text("a run has no such outcome"), write)
}
