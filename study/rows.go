package study

import (
	"errors"
	"os"
	"reflect"
	"slices"
	"strings"

	"tumen/internal/say"
	"tumen/stage"
	"tumen/study/store"
)

// Found is what was wrong with the rows of a study before it was continued.
type Found struct {
	Cut     int64       // bytes of a row that had not been written to its end; they were cut off
	Damaged bool        // bytes between the rows, or the header, were no longer what had been written
	Missing store.Spans // rows that are made again though later ones are there
}

// Words say what was found, one sentence each; nothing if all was as it should
// be.
func (f Found) Words() (words []string) {
	verb := "is"
	if f.Missing.Count() > 1 {
		verb = "are"
	}
	switch {
	case len(f.Missing) > 0 && f.Damaged:
		was := strings.NewReplacer("is", "was", "are", "were").Replace(verb)
		words = append(words, say.Textf("%s %s damaged and %s made again", f.Missing, was, verb))
	case len(f.Missing) > 0:
		words = append(words, say.Textf("%s %s missing and %s made", f.Missing, verb, verb))
	case f.Damaged:
		words = append(words, say.Text("the file of rows was damaged; no row was lost, and the file was written anew"))
	}
	if f.Cut > 0 {
		words = append(words, say.Textf("the last row had not been written to its end: its %d bytes were cut off, and it is made again", f.Cut))
	}
	return words
}

// resume reads the rows that are there and opens their file to add to them.
func (s *Study) resume() error {
	for _, name := range append([]string{SpecFile, RowsFile, ReportFile, DigestFile}, exportFiles...) {
		os.Remove(s.path(name + stage.NewSuffix)) // of a process that was killed
	}
	rows, err := s.scan()
	if err != nil {
		return err
	}
	s.Found = Found{Cut: rows.Tail, Damaged: !rows.Sound()}
	if last := rows.Last(); last >= 0 {
		s.Found.Missing = rows.Missing(min(last, s.Spec.Rows()))
	}
	if err := s.recount(); err != nil {
		return err
	}
	if s.Found.Cut > 0 || s.Found.Damaged {
		if err := s.unseal(); err != nil {
			return cannot("continue", s.Dir, err)
		}
	}
	if s.writer, err = store.Append(rows); err != nil {
		return cannot("continue", s.Dir, err)
	}
	return nil
}

// recount reads what is known of the study from its rows.
func (s *Study) recount() error {
	s.Done, s.failed, s.watch = 0, 0, newWatch(s.Spec)
	_, err := s.Each(func(r *store.Row) error { s.count(r); return nil })
	return err
}

// scan is what the file of rows holds now.
func (s *Study) scan() (*store.Rows, error) {
	if s.rows != nil && s.rows.Current() {
		return s.rows, nil
	}
	rows, err := store.Scan(s.path(RowsFile), s.Spec.layout())
	if errors.Is(err, store.ErrOther) {
		return nil, say.Errorf("the rows in %s are of another study than its %s: one of the two files was exchanged or changed", s.Dir, SpecFile)
	}
	if err != nil {
		return nil, cannot("read", s.Dir, err)
	}
	s.rows = rows
	return rows, nil
}

// note brings study.json up to date about which program made which rows.
func (s *Study) note() error {
	rows, err := s.scan()
	if err != nil {
		return err
	}
	programs := s.Spec.programs(rows)
	if reflect.DeepEqual(programs, s.Spec.Programs) {
		return nil
	}
	more := *s.Spec
	more.Programs = programs
	s.Spec = &more
	return s.save()
}

// Each goes through the rows that are there, in rising order; some may be missing
// between them. The row is good until the next. It returns how many there are.
// While another process writes, the rows are those of the moment of the call.
func (s *Study) Each(see func(*store.Row) error) (n int, err error) {
	var stopped error
	for range 3 { // another process may put the rows in order between the scan and the reading
		rows, failed := s.scan()
		if failed != nil {
			return 0, failed
		}
		err = rows.Each(s.Spec.Rows(), func(r *store.Row) error {
			if stopped = see(r); stopped == nil {
				n++
			}
			return stopped
		})
		if n > 0 || !errors.Is(err, store.ErrReplaced) {
			break
		}
	}
	if err != nil && err != stopped {
		err = cannot("read", s.Dir, err)
	}
	return n, err
}

// EachOutcome shows the column of every outcome, a few at a time so that not all
// are in memory at once.
func (s *Study) EachOutcome(see func(k int, column []float64)) error {
	batch := max(1, atOnce/max(1, s.Spec.Rows()))
	for first := 0; first < len(s.Spec.Outcomes); first += batch {
		var places []int
		for k := first; k < min(first+batch, len(s.Spec.Outcomes)); k++ {
			places = append(places, k)
		}
		columns, err := s.Columns(places)
		if err != nil {
			return err
		}
		for i, k := range places {
			see(k, columns[i])
		}
	}
	return nil
}

// Columns are some outcomes of the rows up to the last that is there, by outcome
// and then row. A missing row, a failed run, and one that has no such number give
// NaN.
func (s *Study) Columns(outcomes []int) ([][]float64, error) {
	columns := make([][]float64, len(outcomes))
	_, err := s.Each(func(r *store.Row) error {
		for k, o := range outcomes {
			for len(columns[k]) < int(r.Number) {
				columns[k] = append(columns[k], nan)
			}
			x := nan
			if !r.Failed() {
				x = r.Outcomes[o]
			}
			columns[k] = append(columns[k], x)
		}
		return nil
	})
	return columns, err
}

// TakeRows copies to a study that has no rows those of a complete study of another kind,
// if the two differ in their kind alone and the same program makes both.
func TakeRows(to, from *Study) (taken bool, err error) {
	if !to.Writable() || to.Done > 0 || !sameRows(to, from) {
		return false, nil
	}
	if err := to.Change(func(spec *Spec) { spec.Narrowed = slices.Clone(from.Spec.Narrowed) }); err != nil {
		return false, err
	}
	if _, err := from.Each(func(r *store.Row) error { return to.Add(r) }); err != nil {
		return false, err
	}
	if err := to.writer.Sync(); err != nil {
		return false, cannot(say.Text("write to"), to.Dir, err)
	}
	return true, to.Settle()
}

// sameRows says whether a study has all rows of another, made by the same program.
func sameRows(to, from *Study) bool {
	a, b := *to.Spec, *from.Spec
	if a.Kind == b.Kind || a.Asked != b.Asked {
		return false
	}
	b.Kind = a.Kind
	if a.sum() != b.sum() {
		return false
	}
	state, err := from.State()
	if err != nil || !state.Complete() {
		return false
	}
	rows, err := from.scan()
	if err != nil {
		return false
	}
	by := rows.ByProgram()
	return len(by) == 1 && by[0].Program == store.Key(to.program.Fingerprint)
}

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
	return s.Spec.state(rows), nil
}

func (s *Spec) state(rows *store.Rows) State {
	asked := s.Rows()
	return State{
		Rows: rows.Below(asked), Asked: asked, AtMost: s.AtMost(),
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
		return say.Textf("complete: %d rows", s.Rows)
	case s.AtMost:
		return say.Textf("incomplete: %d of at most %d rows", s.Rows, s.Asked)
	}
	return say.Textf("incomplete: %d of %d rows", s.Rows, s.Asked)
}

// Words say what is not as it should be, one sentence each; nothing if the study is
// complete and sound.
func (s State) Words() (words []string) {
	if !s.Complete() {
		words = append(words, s.String())
	}
	if s.Damaged && len(s.Twice) == 0 {
		words = append(words, say.Text("the file of rows is damaged; every row that is read is sound"))
	}
	if n := s.Twice.Count(); n > 0 {
		words = append(words, say.Textf("%s recorded more than once, with different numbers; none of them is read", s.Twice.Are()))
	}
	return words
}
