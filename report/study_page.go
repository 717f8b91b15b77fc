package report

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"strings"

	"tumen/study"
	"tumen/study/method/calibrate"
	"tumen/study/method/compare"
	"tumen/study/method/discover"
	"tumen/study/method/ensemble"
)

//go:embed study_page.html.tmpl
var studyText string

var studyTemplate = template.Must(template.New("study").Funcs(template.FuncMap{"capital": capital}).Parse(studyText))

// studyView is what the template of a study's page shows: figures, with or
// without a drawing, one below the other.
type studyView struct {
	Style    template.CSS
	About    *study.About
	Kind     string   // what the study is, in a few words
	Head     []string // what the numbers are of, if it is not what studyHead says
	Subtitle string
	Warnings []string
	Notes    []string
	Figures  []figure
	Inputs   []inputRow
	Foot     string // stands under every figure
}

// inputRow is one uncertain number.
type inputRow struct {
	Name, Stated, Belief, From string
}

// StudyPage is the report of a study as one HTML file, of the rows that are
// there. It fails if there is nothing to conclude from them, and on a kind of
// study that it does not know.
func StudyPage(s *study.Study) ([]byte, error) {
	var v studyView
	switch s.Spec.Kind {
	case study.KindEnsemble:
		e, err := ensemble.Analyse(s)
		if err != nil {
			return nil, err
		}
		v = ensembleView(e)
	case study.KindCompare:
		c, err := compare.Analyse(s, "")
		if err != nil {
			return nil, err
		}
		v = compareView(c)
	case study.KindSensitivity:
		all, err := sensitivities(s)
		if err != nil {
			return nil, err
		}
		v = sensitivityView(all)
	case study.KindCalibration:
		c, err := calibrate.Analyse(s)
		if err != nil {
			return nil, err
		}
		return CalibrationPage(c, s.Dir)
	case study.KindDiscovery:
		d, err := discover.Analyse(s, s.Spec.Questions...)
		if err != nil {
			return nil, err
		}
		return DiscoveryPage(d, s.Dir)
	default:
		return nil, fmt.Errorf("there is no report of a study of the kind %q", s.Spec.Kind)
	}
	return v.page(s.Dir)
}

// EnsemblePage is the report of an ensemble that was kept in a folder.
func EnsemblePage(e *ensemble.Ensemble, dir string) ([]byte, error) { return ensembleView(e).page(dir) }

// ComparePage is the report of a comparison that was kept in a folder.
func ComparePage(c *compare.Comparison, dir string) ([]byte, error) { return compareView(c).page(dir) }

func (v studyView) page(dir string) ([]byte, error) {
	a := v.About
	v.Style, v.Warnings = template.CSS(styleText), studyWarnings(a)
	if v.Head == nil {
		v.Head = methodHead(a)
	}
	v.Subtitle = strings.Join(v.Head[1:], " · ")
	v.Foot = fmt.Sprintf("Case %s %s · %s · %s · tumen %s", a.Case, shortHash(a.CaseSHA256), counted(int64(a.Rows-a.Failed), "run", "runs"), seedRange(a), a.Version)
	for _, in := range a.Inputs {
		row := inputRow{Name: in.Name, Stated: in.Stated, Belief: in.Belief.String() + " " + in.Unit, From: in.Origin}
		if in.From != "" {
			row.From += " " + in.From
		}
		if in.Why != "" {
			row.From += ": " + in.Why
		}
		if len(in.Paths) > 1 || len(in.Paths) == 1 && in.Paths[0] != in.Name {
			row.Name += " (" + strings.Join(in.Paths, ", ") + ")"
		}
		v.Inputs = append(v.Inputs, row)
	}
	var page bytes.Buffer
	if err := studyTemplate.Execute(&page, v); err != nil {
		return nil, fmt.Errorf("cannot write the report of the study in %s: %w", dir, err)
	}
	return page.Bytes(), nil
}

func ensembleView(e *ensemble.Ensemble) studyView {
	v := studyView{About: &e.About, Kind: "many runs of one case", Figures: []figure{spreadFigure(e)}, Notes: ensembleWords(e)}
	if len(e.Arm.Policies) > 0 {
		v.Kind += " with " + plain(e.Arm.Name)
	}
	if f, ok := splitFigure(e); ok {
		v.Figures = append(v.Figures, f)
	}
	v.Figures = append(append(v.Figures, fanFigures(e)...), outcomesTable(e))
	return v
}

// outcomesTable is every outcome that is kept, in figures.
func outcomesTable(e *ensemble.Ensemble) figure {
	t := table{Head: []string{"Outcome", "Mean", "95 % interval", "5 to 95 % of runs", "Runs with it"}}
	for i := range e.Outcomes {
		o := &e.Outcomes[i]
		t.Rows = append(t.Rows, []string{
			capital(nameWithUnit(o.Outcome)), amount(o.Mean.Value, o.Unit), interval(o.Mean.Low, o.Mean.High, o.Unit),
			interval(&o.P5, &o.P95, o.Unit), runsWith(o.Runs, o.Without),
		})
	}
	for _, o := range e.Absent {
		t.Rows = append(t.Rows, []string{capital(nameWithUnit(o.Outcome)), missing, missing, missing, runsWith(0, e.Rows-e.Failed)})
	}
	return figure{
		ID: "outcomes", Title: "Every outcome that is kept of a run", Table: t,
		Subtitle: studyCaption(&e.About, "means with their 95 % intervals, over combinations"),
	}
}

func compareView(c *compare.Comparison) studyView {
	v := studyView{About: &c.About, Kind: "what policies change", Notes: compareWords(c)}
	for k, arm := range c.Arms[1:] {
		if changesNothing(c, arm.Name) {
			v.Notes = append(v.Notes, plain(arm.Name)+" changes nothing in any of the runs: no day came when it took effect, or it never mattered.")
			continue
		}
		v.Figures = append(v.Figures, gainsFigure(c, k+1), changesTable(c, k+1))
	}
	if len(c.Regret.Arms) > 0 {
		v.Figures = append(v.Figures, regretFigure(c))
	}
	v.Figures = append(v.Figures, armsFigures(c)...)
	return v
}
