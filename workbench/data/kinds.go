package data

import (
	"context"

	"tumen/study"
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
	study.KindEnsemble:    {oneArm, runAll, tellEnsemble},
	study.KindCompare:     {alternatives, runAll, tellCompare},
	study.KindSensitivity: {sensing, runAll, tellSensitivity},
	study.KindCalibration: {fitting, runFit, tellCalibration},
	study.KindDiscovery:   {looking, runAll, tellDiscovery},
	kindPatterns:          {},
}

// kindPatterns keeps no rows: it is quick, and begins anew after a restart.
const kindPatterns = "patterns"
