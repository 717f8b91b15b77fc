package workbench

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"tumen/scenario"
	"tumen/study"
)

// StudySpec is what a study is made from, by the names that the commands have.
// Together with the text of the case and the version it decides every number.
type StudySpec struct {
	Kind     string   `json:"kind" enum:"patterns,ensemble,compare,sensitivity,calibrate" doc:"which question, as the command of that name asks it"`
	Case     string   `json:"case,omitempty" maxLength:"130" doc:"the name of a case or draft; leave it out if yaml is given"`
	Policies []string `json:"policies,omitempty" maxItems:"20" doc:"of the case: applied in every run, in this order; in a comparison each is an alternative, and several may be joined by +"`
	Sets     []string `json:"sets,omitempty" maxItems:"200" doc:"parameters to set in every run, PATH=VALUE"`
	Days     int      `json:"days,omitempty" minimum:"0" maximum:"36525" doc:"recorded days of each run; as the case says if it is left out"`
	Seeds    int      `json:"seeds,omitempty" minimum:"0" maximum:"1000000" doc:"runs of each point; the command's usual number if it is left out"`
	First    uint64   `json:"first_seed,omitempty" default:"1" minimum:"1" maximum:"9007199254740991" doc:"the lowest seed; the others follow it"`
	Points   int      `json:"points,omitempty" minimum:"0" maximum:"1000000" doc:"combinations of the uncertain numbers, a power of two with Sobol' points; trajectories or rows of a sensitivity study (-n); particles of a calibration"`
	Fixed    bool     `json:"fixed,omitempty" doc:"leave the case's own uncertain numbers as they are stated"`
	Vary     []string `json:"vary,omitempty" maxItems:"200" doc:"numbers that are uncertain, PATH=RANGE"`
	Together []string `json:"together,omitempty" maxItems:"200" doc:"uncertain numbers that are correlated, A,B=R"`
	Sampling string   `json:"sampling,omitempty" enum:"sobol,latin,random" doc:"how the combinations are chosen; sobol if it is left out"`
	Method   string   `json:"method,omitempty" enum:"morris,sobol,delta,pawn,abc,history" doc:"of a sensitivity study the first four, of a calibration the last two; morris or abc if it is left out"`
	Outcome  string   `json:"outcome,omitempty" maxLength:"100" doc:"of a sensitivity study: what is analysed; what the case's first pattern is about if it is left out"`
	Most     int      `json:"most,omitempty" minimum:"0" maximum:"1000000" doc:"of a calibration: the most runs (-n)"`
	By       string   `json:"by,omitempty" maxLength:"100" doc:"of a comparison: the outcome in which regret is measured; gain.porters if it is left out"`
}

// kindOfStudy is how a study of one kind is made; the zero value is that of one
// that keeps no rows.
type kindOfStudy struct {
	ask    func(StudySpec, *study.Ask) error // what it asks beyond other kinds
	run    func(context.Context, *study.Study, study.RunOptions) error
	result func(*study.Study, StudySpec) (any, error)
}

// keepsRows says whether its runs are rows in a folder.
func (k kindOfStudy) keepsRows() bool { return k.run != nil }

var kindsOfStudy = map[string]kindOfStudy{
	study.KindEnsemble: {oneArm, runAll, func(s *study.Study, _ StudySpec) (any, error) {
		e, err := s.Ensemble()
		if err != nil {
			return nil, err
		}
		return struct {
			*study.Ensemble
			Partial bool `json:"partial"`
		}{e, e.Partial()}, nil
	}},
	study.KindCompare: {alternatives, runAll, func(s *study.Study, spec StudySpec) (any, error) {
		c, err := s.Compare(spec.By)
		if err != nil {
			return nil, err
		}
		return struct {
			*study.Compare
			Partial bool `json:"partial"`
		}{c, c.Partial()}, nil
	}},
	study.KindSensitivity: {sensing, runAll, func(s *study.Study, spec StudySpec) (any, error) {
		x, err := s.Sensitivity(or(spec.Method, study.SenseMorris), spec.Outcome)
		if err != nil {
			return nil, err
		}
		return struct {
			*study.Sensitivity
			Partial bool `json:"partial"`
		}{x, x.Partial()}, nil
	}},
	study.KindCalibration: {fitting, func(ctx context.Context, s *study.Study, o study.RunOptions) error {
		_, err := s.Calibrate(ctx, o)
		return err
	}, func(s *study.Study, _ StudySpec) (any, error) {
		c, err := s.Calibration()
		if err != nil {
			return nil, err
		}
		return struct {
			*study.Calibration
			Partial bool `json:"partial"`
		}{c, c.Partial()}, nil
	}},
	kindPatterns: {},
}

// kindPatterns keeps no rows: it is quick, and begins anew after a restart.
const kindPatterns = "patterns"

func runAll(ctx context.Context, s *study.Study, o study.RunOptions) error { return s.Run(ctx, o) }

func or(word, usual string) string {
	if word == "" {
		return usual
	}
	return word
}

// sensing is what a sensitivity study asks.
func sensing(s StudySpec, a *study.Ask) error {
	a.Sense.Method, a.NoDays = or(s.Method, study.SenseMorris), true
	return among("method", a.Sense.Method, study.Senses)
}

// leastParticles is below what a quantile of them would mean.
const leastParticles = 50

// fitting is what a calibration asks.
func fitting(s StudySpec, a *study.Ask) error {
	a.Fit.Method, a.NoDays = or(s.Method, study.FitABC), true
	a.Fit.Particles, a.Points = s.Points, s.Most
	if s.Points > 0 && s.Points < leastParticles {
		return wrongField("points", fmt.Sprintf("%d particles say nothing", s.Points), fmt.Sprintf("give %d or more", leastParticles))
	}
	return among("method", a.Fit.Method, study.Fits)
}

// among refuses a word that is not in the list.
func among(field, word string, words []string) error {
	if slices.Contains(words, word) {
		return nil
	}
	return wrongField(field, "this kind of study has no method "+word, "give "+strings.Join(words, ", "))
}

// oneArm is every run alike.
func oneArm(s StudySpec, a *study.Ask) error {
	if len(s.Policies) > 0 {
		a.Arms = []study.Arm{{Name: strings.Join(s.Policies, "+"), Policies: s.Policies}}
	}
	return nil
}

// alternatives are the case as stated, and each of the policies beside it.
func alternatives(s StudySpec, a *study.Ask) error {
	if len(s.Policies) == 0 {
		return wrongField("policies", "a comparison needs an alternative", "give policies of the case, or several joined by +")
	}
	a.Arms = []study.Arm{{Name: "as stated", Policies: []string{}}}
	for _, name := range s.Policies {
		if slices.ContainsFunc(a.Arms, func(x study.Arm) bool { return x.Name == name }) {
			return wrongField("policies", name+" stands there twice", "keep one of them")
		}
		a.Arms = append(a.Arms, study.Arm{Name: name, Policies: strings.Split(name, "+")})
	}
	return nil
}

// wrongField is a 422 about one field of a request.
func wrongField(field, what, write string) error {
	return newProblem(http.StatusUnprocessableEntity, what+"; "+write, &huma.ErrorDetail{Location: "body." + field, Message: what + "; " + write})
}

// sets are the settings of every run, the days among them.
func (s StudySpec) sets() []string {
	if s.Days == 0 {
		return list(s.Sets)
	}
	return append(slices.Clone(s.Sets), days(s.Days))
}

// plan makes the study's spec, and refuses one beyond the limits; nil for a kind
// without rows. asked is how many runs it has.
func (s StudySpec) plan(c *scenario.Case, version string, limit Limits) (spec *study.Spec, asked int, err error) {
	kind := kindsOfStudy[s.Kind]
	base, err := c.With(scenario.Options{Sets: s.sets()})
	if err == nil && s.Kind == kindPatterns {
		base, err = c.With(scenario.Options{Policies: s.Policies, Sets: s.sets()})
	}
	if err != nil {
		return nil, 0, refused(err)
	}
	if err := limit.check(base); err != nil {
		return nil, 0, err
	}
	if study.IsBench(c.Name) {
		return nil, 0, wrongField("yaml", "the name "+c.Name+" belongs to a known function", "give the case another name")
	}
	if asked = s.Seeds; kind.keepsRows() {
		if spec, err = s.asSpec(c, kind, version); err != nil {
			return nil, 0, err
		}
		asked = spec.Rows()
	} else if len(base.Patterns) == 0 {
		return nil, 0, wrongField("case", "the case "+c.Name+" has no patterns", "describe under `patterns:` what its runs should reproduce")
	} else if asked == 0 {
		asked = study.UsualSeeds
	}
	if asked > limit.Seeds {
		return nil, 0, tooMuch("body.seeds", fmt.Sprintf("%s are more than the %s that a study of the workbench has", counted(asked, "run"), grouped(int64(limit.Seeds))), "ask for fewer points or seeds, or use the command line")
	}
	return spec, asked, nil
}

// asSpec is the study as package study knows it.
func (s StudySpec) asSpec(c *scenario.Case, kind kindOfStudy, version string) (*study.Spec, error) {
	ask := study.Ask{
		Kind: s.Kind, Case: c.Name, Read: c, Version: version, Sets: s.sets(), Fixed: s.Fixed, Vary: s.Vary,
		Together: s.Together, Points: s.Points, Seeds: s.Seeds, First: s.First, Method: s.Sampling,
	}
	if err := kind.ask(s, &ask); err != nil {
		return nil, err
	}
	spec, err := ask.Spec()
	if err != nil {
		return nil, refused(err)
	}
	return spec, s.fits(spec)
}

// fits refuses what the command line refuses of a spec.
func (s StudySpec) fits(spec *study.Spec) error {
	if n := spec.Asked; (spec.Design.Method == study.BySobol || spec.Design.Method == study.BySaltelli) && n&(n-1) != 0 {
		return wrongField("points", fmt.Sprintf("%d Sobol' points are not balanced", n), "give a power of two, such as 64 or 128, or choose another sampling")
	}
	for _, asked := range []struct{ field, name string }{{"by", s.By}, {"outcome", s.Outcome}} {
		if asked.name != "" && !slices.ContainsFunc(spec.Outcomes, func(o study.Outcome) bool { return o.Name == asked.name }) {
			return wrongField(asked.field, "no run has the outcome "+asked.name, "give an outcome of a run, such as gain.porters, harm.detained or kg.sold")
		}
	}
	return nil
}

// research makes the runs of a study in a folder and says what they say, as JSON.
// What was finished when ctx is cancelled is kept, and told if it tells anything.
func (q *inquiry) research(ctx context.Context) (result []byte, err error) {
	kind := kindsOfStudy[q.note.Spec.Kind]
	if !kind.keepsRows() {
		return q.patterns(ctx)
	}
	st, err := study.Continue(q.data.system(q.file(studyDir)))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	stopped := kind.run(ctx, st, study.RunOptions{Progress: func(p study.Progress) {
		q.progress(p.Done, p.Asked, p.Failed, p.Rate, p.Left.Seconds())
	}})
	if stopped != nil && !errors.Is(stopped, context.Canceled) {
		return nil, stopped
	}
	said, err := kind.result(st, q.note.Spec)
	if err != nil {
		if stopped != nil {
			return nil, stopped // too few runs to say anything
		}
		return nil, err
	}
	result, err = json.Marshal(said)
	return result, errors.Join(err, stopped)
}

// patterns is the kind without rows.
func (q *inquiry) patterns(ctx context.Context) ([]byte, error) {
	text, err := q.data.read(q.file(caseFile))
	if err != nil {
		return nil, err
	}
	c, err := scenario.Parse(q.note.CaseName+".yaml", text)
	if err != nil {
		return nil, err
	}
	s, err := c.With(scenario.Options{Policies: q.note.Spec.Policies, Sets: q.note.Spec.sets()})
	if err != nil {
		return nil, err
	}
	rate := q.clock()
	table, err := study.Patterns(ctx, s, study.Options{Seeds: q.note.Asked, First: q.note.Spec.First, Progress: func(done, all int) {
		perSecond, left := rate(done, all)
		q.progress(done, all, 0, perSecond, left)
	}})
	if err != nil && (!errors.Is(err, context.Canceled) || table.Seeds == 0) {
		return nil, err
	}
	result, wrong := json.Marshal(struct {
		study.PatternTable
		Partial  bool     `json:"partial"`
		Policies []string `json:"policies"`
		Sets     []string `json:"sets"`
		Version  string   `json:"version"`
	}{table, table.Seeds < table.Asked, list(q.note.Spec.Policies), q.note.Spec.sets(), q.note.Version})
	return result, errors.Join(err, wrong)
}

// soFar is what the rows that are there say, also while the study runs.
func (q *inquiry) soFar() ([]byte, error) {
	if text, err := q.data.read(q.file(resultFile)); err == nil {
		return text, nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	kind := kindsOfStudy[q.note.Spec.Kind]
	if !kind.keepsRows() {
		return nil, clash("this kind of study says nothing before it is done")
	}
	st, err := study.Open(q.data.system(q.file(studyDir)))
	if err != nil {
		return nil, err
	}
	said, err := kind.result(st, q.note.Spec)
	if err != nil {
		return nil, clash("it says nothing yet: %v", err)
	}
	return json.Marshal(said)
}
