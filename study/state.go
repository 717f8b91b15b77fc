package study

import (
	"fmt"

	"tumen/study/store"
)

// State is how much of a study is there. Every reader says so where it is not
// all.
type State struct {
	Rows    int         // that are there
	Asked   int         // rows of the whole study
	AtMost  bool        // it may come to its end with fewer
	Missing store.Spans // of those that were asked for
	Damaged bool        // the file of rows is not as it was written
	Twice   store.Spans // rows that are there more than once and differ; they are among the missing
}

// State reads how much of the study is there.
func (s *Study) State() (State, error) {
	rows, err := s.scan()
	if err != nil {
		return State{}, err
	}
	return s.state(rows), nil
}

func (s *Study) state(rows *store.Rows) State {
	asked := s.Spec.Rows()
	return State{
		Rows: rows.Below(asked), Asked: asked, AtMost: s.Spec.Fit != nil && s.Spec.Ended == 0,
		Missing: rows.Missing(asked), Damaged: !rows.Sound(), Twice: store.SpansOf(rows.Twice),
	}
}

// Complete says whether all rows are there.
func (s State) Complete() bool { return s.Rows == s.Asked && !s.AtMost }

// String is the state for people: "complete: 512 rows", "incomplete: 410 of 512
// rows".
func (s State) String() string {
	switch {
	case s.Complete():
		return fmt.Sprintf("complete: %d rows", s.Rows)
	case s.AtMost:
		return fmt.Sprintf("incomplete: %d of at most %d rows", s.Rows, s.Asked)
	}
	return fmt.Sprintf("incomplete: %d of %d rows", s.Rows, s.Asked)
}

// Words say what is not as it should be, one sentence each; nothing if the study is
// complete and sound.
func (s State) Words() (words []string) {
	if !s.Complete() {
		words = append(words, s.String())
	}
	if s.Damaged && len(s.Twice) == 0 {
		words = append(words, "the file of rows is damaged; every row that is read is sound")
	}
	if n := s.Twice.Count(); n > 0 {
		words = append(words, fmt.Sprintf("%s recorded more than once, with different numbers; none of them is read", s.Twice.Are()))
	}
	return words
}
