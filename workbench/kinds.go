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
	Kind     string   `json:"kind" enum:"patterns,ensemble,compare" doc:"which question: tumen patterns, ensemble or compare"`
	Case     string   `json:"case,omitempty" maxLength:"130" doc:"the name of a case or draft; leave it out if yaml is given"`
	Policies []string `json:"policies,omitempty" maxItems:"20" doc:"of the case: applied in every run, in this order; in a comparison each is an alternative, and several may be joined by +"`
	Sets     []string `json:"sets,omitempty" maxItems:"200" doc:"parameters to set in every run, PATH=VALUE"`
	Days     int      `json:"days,omitempty" minimum:"0" maximum:"36525" doc:"recorded days of each run; as the case says if it is left out"`
	Seeds    int      `json:"seeds,omitempty" minimum:"0" maximum:"1000000" doc:"runs of each point; the command's usual number if it is left out"`
	First    uint64   `json:"first_seed,omitempty" default:"1" minimum:"1" maximum:"9007199254740991" doc:"the lowest seed; the others follow it"`
	Points   int      `json:"points,omitempty" minimum:"0" maximum:"1000000" doc:"combinations of the uncertain numbers; with Sobol' points a power of two"`
	Fixed    bool     `json:"fixed,omitempty" doc:"leave the case's own uncertain numbers as they are stated"`
	Vary     []string `json:"vary,omitempty" maxItems:"200" doc:"numbers that are uncertain, PATH=RANGE"`
	Together []string `json:"together,omitempty" maxItems:"200" doc:"uncertain numbers that are correlated, A,B=R"`
	Sampling string   `json:"sampling,omitempty" enum:"sobol,latin,random" doc:"how the combinations are chosen; sobol if it is left out"`
	By       string   `json:"by,omitempty" maxLength:"100" doc:"of a comparison: the outcome in which regret is measured; gain.porters if it is left out"`
}

// kindOfStudy is how a study of one kind is made.
type kindOfStudy struct {
	arms   func(StudySpec) ([]study.Arm, error) // what is compared; nil for a kind without rows
	result func(*study.Study, StudySpec) (any, error)
}

var kindsOfStudy = map[string]kindOfStudy{
	study.KindEnsemble: {oneArm, func(s *study.Study, _ StudySpec) (any, error) {
		e, err := s.Ensemble()
		if err != nil {
			return nil, err
		}
		return struct {
			*study.Ensemble
			Partial bool `json:"partial"`
		}{e, e.Partial()}, nil
	}},
	study.KindCompare: {alternatives, func(s *study.Study, spec StudySpec) (any, error) {
		c, err := s.Compare(spec.By)
		if err != nil {
			return nil, err
		}
		return struct {
			*study.Compare
			Partial bool `json:"partial"`
		}{c, c.Partial()}, nil
	}},
	kindPatterns: {},
}

// kindPatterns keeps no rows: it is quick, and begins anew after a restart.
const kindPatterns = "patterns"

// oneArm is every run alike.
func oneArm(s StudySpec) ([]study.Arm, error) {
	if len(s.Policies) == 0 {
		return nil, nil
	}
	return []study.Arm{{Name: strings.Join(s.Policies, "+"), Policies: s.Policies}}, nil
}

// alternatives are the case as stated, and each of the policies beside it.
func alternatives(s StudySpec) ([]study.Arm, error) {
	if len(s.Policies) == 0 {
		return nil, wrongField("policies", "a comparison needs an alternative", "give policies of the case, or several joined by +")
	}
	arms := []study.Arm{{Name: "as stated", Policies: []string{}}}
	for _, name := range s.Policies {
		if slices.ContainsFunc(arms, func(a study.Arm) bool { return a.Name == name }) {
			return nil, wrongField("policies", name+" stands there twice", "keep one of them")
		}
		arms = append(arms, study.Arm{Name: name, Policies: strings.Split(name, "+")})
	}
	return arms, nil
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
	asked = s.Seeds
	if kind.arms == nil {
		if len(base.Patterns) == 0 {
			return nil, 0, wrongField("case", "the case "+c.Name+" has no patterns", "describe under `patterns:` what its runs should reproduce")
		}
		if asked == 0 {
			asked = study.UsualSeeds
		}
	} else {
		arms, err := kind.arms(s)
		if err != nil {
			return nil, 0, err
		}
		spec, err = study.Ask{
			Kind: s.Kind, Case: c.Name, Read: c, Version: version, Sets: s.sets(), Arms: arms, Fixed: s.Fixed, Vary: s.Vary,
			Together: s.Together, Points: s.Points, Seeds: s.Seeds, First: s.First, Method: s.Sampling,
		}.Spec()
		if err != nil {
			return nil, 0, refused(err)
		}
		if err := s.fits(spec); err != nil {
			return nil, 0, err
		}
		asked = spec.Rows()
	}
	if asked > limit.Seeds {
		return nil, 0, tooMuch("body.seeds", fmt.Sprintf("%s are more than the %s that a study of the workbench has", counted(asked, "run"), grouped(int64(limit.Seeds))), "ask for fewer points or seeds, or use the command line")
	}
	return spec, asked, nil
}

// fits refuses what the command line refuses of a spec.
func (s StudySpec) fits(spec *study.Spec) error {
	if n := spec.Asked; spec.Design.Method == study.BySobol && n&(n-1) != 0 {
		return wrongField("points", fmt.Sprintf("%d Sobol' points are not balanced", n), "give a power of two, such as 64 or 128, or choose another sampling")
	}
	if s.By == "" {
		return nil
	}
	for _, o := range spec.Outcomes {
		if o.Name == s.By {
			return nil
		}
	}
	return wrongField("by", "no run has the outcome "+s.By, "give an outcome of a run, such as gain.porters, harm.detained or kg.sold")
}

// research makes the runs of a study in a folder and says what they say, as JSON.
// What was finished when ctx is cancelled is kept, and told if it tells anything.
func (q *inquiry) research(ctx context.Context) (result []byte, err error) {
	kind := kindsOfStudy[q.note.Spec.Kind]
	if kind.arms == nil {
		return q.patterns(ctx)
	}
	st, err := study.Continue(q.data.system(q.file(studyDir)))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	stopped := st.Run(ctx, study.RunOptions{Progress: func(p study.Progress) {
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
	if kind.arms == nil {
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
