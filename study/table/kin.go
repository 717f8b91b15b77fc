package table

import (
	"context"
	"path/filepath"

	"tumen/study"
)

// kin.go: rows that a study of another kind has already. Kinds that read the same table
// (calibrate, conclude, questions) need not make it again.

// TakeOrMake takes the rows of a table from a complete study beside this one that has
// them, or else makes those that are missing.
func TakeOrMake(ctx context.Context, s *study.Study, o study.RunOptions) error {
	if s.Writable() && s.Done == 0 {
		for _, dir := range beside(s.Dir) {
			kin, err := study.Open(dir)
			if err != nil {
				continue
			}
			if taken, err := study.TakeRows(s, kin); taken || err != nil {
				return err
			}
		}
	}
	return Make(ctx, s, o)
}

// beside are the folders of studies beside one: those in the same folder, and those
// that stand as deep below the next folder up.
func beside(folder string) (dirs []string) {
	up := filepath.Dir(folder)
	for _, pattern := range []string{filepath.Join(up, "*"), filepath.Join(filepath.Dir(up), "*", filepath.Base(folder))} {
		found, _ := filepath.Glob(pattern) // a folder with brackets in its name has none beside it
		for _, dir := range found {
			if dir != folder && study.IsStudy(dir) {
				dirs = append(dirs, dir)
			}
		}
	}
	return dirs
}
