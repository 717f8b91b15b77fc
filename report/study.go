package report

import (
	"tumen/study"
	"tumen/study/method"
	"tumen/view"
)

// StudyView is what a study that was kept says, of the rows that are there. It fails if
// there is nothing to conclude from them.
func StudyView(s *study.Study) (*view.Document, error) {
	kind, err := method.Kinds.Find(s.Spec.Kind)
	if err != nil {
		return nil, err
	}
	return kind.Reported(s)
}

// StudyPage is the report of a study as one HTML file.
func StudyPage(s *study.Study) ([]byte, error) {
	d, err := StudyView(s)
	if err != nil {
		return nil, err
	}
	return HTML(d)
}
