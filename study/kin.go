package study

import (
	"path/filepath"
	"slices"

	"tumen/internal/say"
	"tumen/study/store"
)

// kin.go: rows that a study of another kind has already. Kinds that read the same rows
// (calibrate, conclude, questions all read a reference table) need not make them again.

// TakeRows copies the rows of a complete study of another kind that differs from this
// one in its kind alone, and was made by this program, from a folder beside this one. It
// does nothing if this study has rows already, or there is no such study; from is where
// it was found.
func (s *Study) TakeRows() (from string, err error) {
	if !s.Writable() || s.Done > 0 {
		return "", nil
	}
	for _, dir := range s.beside() {
		kin, err := Open(dir)
		if err != nil || !s.sameRows(kin) {
			continue
		}
		if err := s.Change(func(spec *Spec) { spec.Narrowed = slices.Clone(kin.Spec.Narrowed) }); err != nil {
			return "", err
		}
		if _, err := kin.Each(func(r *store.Row) error { return s.Add(r) }); err != nil {
			return "", err
		}
		if err := s.writer.Sync(); err != nil {
			return "", cannot(say.Text("write to"), s.Dir, err)
		}
		return dir, nil
	}
	return "", nil
}

// beside are the folders of studies beside this one: those in the same folder, and those
// that stand as deep below the next folder up.
func (s *Study) beside() (dirs []string) {
	up := filepath.Dir(s.Dir)
	for _, pattern := range []string{filepath.Join(up, "*"), filepath.Join(filepath.Dir(up), "*", filepath.Base(s.Dir))} {
		found, _ := filepath.Glob(pattern) // a folder with brackets in its name has none beside it
		for _, dir := range found {
			if dir != s.Dir && IsStudy(dir) {
				dirs = append(dirs, dir)
			}
		}
	}
	return dirs
}

// sameRows says whether a study has all rows of this one, made by the same program.
func (s *Study) sameRows(kin *Study) bool {
	a, b := *s.Spec, *kin.Spec
	if a.Kind == b.Kind || a.Asked != b.Asked {
		return false
	}
	b.Kind = a.Kind
	if a.sum() != b.sum() {
		return false
	}
	state, err := kin.State()
	if err != nil || !state.Complete() {
		return false
	}
	rows, err := kin.scan()
	if err != nil {
		return false
	}
	by := rows.ByProgram()
	return len(by) == 1 && by[0].Program == store.Key(s.program.Fingerprint)
}
