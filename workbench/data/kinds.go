package data

import (
	"cmp"
	"context"
	"reflect"

	"tumen/study"
	"tumen/study/method/calibrate"
	"tumen/study/method/compare"
	"tumen/study/method/discover"
	"tumen/study/method/ensemble"
	"tumen/study/method/sensitivity"
)

// StudySpec is what a study is made from, by the names that the commands have.
// Together with the text of the case and the version it decides every number.
type StudySpec struct {
	Kind     string   `json:"kind" enum:"patterns,ensemble,compare,sensitivity,calibrate,discover" doc:"which question, as the command of that name asks it"`
	Case     string   `json:"case,omitempty" minLength:"1" maxLength:"130" example:"samjiyon" doc:"the name of a case or draft; leave it out if yaml is given"`
	Policies []string `json:"policies,omitempty" maxItems:"20" doc:"of the case: applied in every run, in this order; in a comparison each is an alternative, and several may be joined by +"`
	Sets     []string `json:"sets,omitempty" maxItems:"200" doc:"parameters to set in every run, PATH=VALUE"`
	Days     int      `json:"days,omitempty" minimum:"0" maximum:"36525" doc:"recorded days of each run; as the case says if it is left out"`
	Seeds    int      `json:"seeds,omitempty" minimum:"0" maximum:"1000000" doc:"runs of each point; the command's usual number if it is left out"`
	First    uint64   `json:"first_seed,omitempty" default:"1" minimum:"1" maximum:"9007199254740991" doc:"the lowest seed; the others follow it"`
	Points   int      `json:"points,omitempty" minimum:"0" maximum:"1000000" doc:"combinations of the uncertain numbers, a power of two with Sobol' points; trajectories or rows of a sensitivity study, runs of a discovery (-n); particles of a calibration"`
	Fixed    bool     `json:"fixed,omitempty" doc:"leave the case's own uncertain numbers as they are stated"`
	Vary     []string `json:"vary,omitempty" maxItems:"200" doc:"numbers that are uncertain, PATH=RANGE"`
	Together []string `json:"together,omitempty" maxItems:"200" doc:"uncertain numbers that are correlated, A,B=R"`
	Sampling string   `json:"sampling,omitempty" enum:"sobol,latin,random" doc:"how the combinations are chosen; sobol if it is left out"`
	Method   string   `json:"method,omitempty" enum:"morris,sobol,delta,pawn,abc,history" doc:"of a sensitivity study the first four, of a calibration the last two; morris or abc if it is left out"`
	Outcome  string   `json:"outcome,omitempty" maxLength:"100" doc:"of a sensitivity study: what is analysed; what the case's first pattern is about if it is left out"`
	Most     int      `json:"most,omitempty" minimum:"0" maximum:"1000000" doc:"of a calibration: the most runs (-n)"`
	When     []string `json:"when,omitempty" maxItems:"20" doc:"of a discovery: what is looked for, all of it at once; an outcome, < <= > or >=, and a number"`
	By       string   `json:"by,omitempty" maxLength:"100" doc:"of a comparison: the outcome in which regret is measured; kinds.porters.gain if it is left out"`
}

// kindOfStudy is how a study of one kind is made.
type kindOfStudy struct {
	ask    func(StudySpec, *study.Ask) error // what it asks beyond other kinds
	run    func(context.Context, *study.Study, study.RunOptions) error
	result func(*study.Study, StudySpec) (Result, error) // nil for a kind that keeps no rows
	empty  func() Result
}

// keepsRows says whether its runs are rows in a folder.
func (k kindOfStudy) keepsRows() bool { return k.run != nil }

var kindsOfStudy = map[string]kindOfStudy{
	study.KindEnsemble:    {oneArm, runAll, theEnsemble, func() Result { return &ensemble.Ensemble{} }},
	study.KindCompare:     {alternatives, runAll, theComparison, func() Result { return &compare.Comparison{} }},
	study.KindSensitivity: {sensing, runAll, theSensitivity, func() Result { return &sensitivity.Sensitivity{} }},
	study.KindCalibration: {fitting, runFit, theCalibration, func() Result { return &calibrate.Calibration{} }},
	study.KindDiscovery:   {looking, runAll, theDiscovery, func() Result { return &discover.Discovery{} }},
	kindPatterns:          {empty: func() Result { return &PatternResult{} }},
}

// kindPatterns keeps no rows: it is quick, and begins anew after a restart.
const kindPatterns = "patterns"

// Results are the kinds of studies with the types of their results.
func Results() map[string]reflect.Type {
	types := map[string]reflect.Type{}
	for name, kind := range kindsOfStudy {
		types[name] = reflect.TypeOf(kind.empty())
	}
	return types
}

func runAll(ctx context.Context, s *study.Study, o study.RunOptions) error { return s.Run(ctx, o) }

func runFit(ctx context.Context, s *study.Study, o study.RunOptions) error {
	_, err := calibrate.Run(ctx, s, o)
	return err
}

// Result is the result of a study, of the type that its kind has. It is what the
// command of that kind prints as JSON, without out.
type Result interface {
	State() string // how much of the study it is of, in words
}

func theEnsemble(s *study.Study, _ StudySpec) (Result, error) { return ensemble.Analyse(s) }

func theComparison(s *study.Study, spec StudySpec) (Result, error) {
	return compare.Analyse(s, spec.By)
}

func theSensitivity(s *study.Study, spec StudySpec) (Result, error) {
	return sensitivity.Analyse(s, cmp.Or(spec.Method, study.SenseMorris), spec.Outcome)
}

func theCalibration(s *study.Study, _ StudySpec) (Result, error) { return calibrate.Analyse(s) }

func theDiscovery(s *study.Study, spec StudySpec) (Result, error) {
	return discover.Analyse(s, spec.When...)
}
