package report

import (
	"fmt"

	"tumen/study"
	"tumen/study/method/calibrate"
	"tumen/study/method/compare"
	"tumen/study/method/discover"
	"tumen/study/method/ensemble"
	"tumen/study/method/sensitivity"
	"tumen/view"
)

// StudyView is what a study that was kept says, of the rows that are there. It fails if
// there is nothing to conclude from them, and on a kind of study that it does not know.
func StudyView(s *study.Study) (*view.Document, error) {
	switch s.Spec.Kind {
	case study.KindEnsemble:
		r, err := ensemble.Analyse(s)
		return viewOf(r, err, ensemble.View)
	case study.KindCompare:
		r, err := compare.Analyse(s, "")
		return viewOf(r, err, compare.View)
	case study.KindSensitivity:
		all, err := sensitivity.Main(s)
		return viewOf(all, err, func(all []*sensitivity.Sensitivity) *view.Document { return sensitivity.View(all...) })
	case study.KindCalibration:
		r, err := calibrate.Analyse(s)
		return viewOf(r, err, calibrate.View)
	case study.KindDiscovery:
		r, err := discover.Analyse(s, s.Spec.Questions...)
		return viewOf(r, err, discover.View)
	}
	return nil, fmt.Errorf("there is no report of a study of the kind %q", s.Spec.Kind)
}

func viewOf[R any](result R, err error, show func(R) *view.Document) (*view.Document, error) {
	if err != nil {
		return nil, err
	}
	return show(result), nil
}

// StudyPage is the report of a study as one HTML file.
func StudyPage(s *study.Study) ([]byte, error) {
	d, err := StudyView(s)
	if err != nil {
		return nil, err
	}
	return HTML(d)
}
