package study

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"

	"tumen/internal/text"
	"tumen/record"
)

// prove_files.go: what else is in the folder of a study: page, exports, and files
// that do not belong there.

// exportFiles are the files that tumen export writes.
var exportFiles = []string{"days.csv", "days.parquet", "rows.csv", "rows.parquet"}

// exports are the files that tumen export writes, and how.
func (s *Study) exports() map[string]func(io.Writer) error {
	return map[string]func(io.Writer) error{
		"rows.csv":     func(to io.Writer) error { return s.Export(to, AsCSV) },
		"rows.parquet": func(to io.Writer) error { return s.Export(to, AsParquet) },
		"days.csv":     func(to io.Writer) error { return s.ExportDays(to, AsCSV) },
		"days.parquet": func(to io.Writer) error { return s.ExportDays(to, AsParquet) },
	}
}

// strangers names what is in the folder and no file of a study.
func (s *Study) strangers(p *Proof) error {
	entries, err := os.ReadDir(s.Dir)
	if err != nil {
		return cannot("read", s.Dir, err)
	}
	known := []string{SpecFile, RowsFile, LockFile, ReportFile, DigestFile}
	for _, e := range entries {
		if e.IsDir() || !slices.Contains(known, e.Name()) && !slices.Contains(exportFiles, e.Name()) && !record.IsLitter(e.Name()) {
			p.wrong(e.Name(), "it is no file of this study")
		}
	}
	if lock, err := os.Stat(s.path(LockFile)); err == nil && lock.Size() > 0 {
		p.wrong(LockFile, "it is not empty")
	}
	return nil
}

// drawn makes page and exports again and compares them.
func (s *Study) drawn(p *Proof, draw func(*Study) ([]byte, error)) error {
	recorded, err := os.ReadFile(s.path(ReportFile))
	if err == nil && draw == nil {
		p.wrong(ReportFile, "it is no file of this study")
	} else if err == nil {
		page, err := draw(s)
		switch {
		case err != nil:
			p.wrong(ReportFile, "the page cannot be drawn again: %v", err)
		case !bytes.Equal(page, recorded):
			p.wrong(ReportFile, "it is not the page that this program draws of the study: it was changed, or another program drew it; tumen report %s draws it again", text.ShellWord(s.Dir))
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return cannot("read", s.Dir, err)
	} else if draw != nil && p.Rows > 0 && s.sealedBefore() {
		p.Notes = append(p.Notes, "there is no page; tumen report "+text.ShellWord(s.Dir)+" draws it")
	}
	exports := s.exports()
	for _, name := range exportFiles {
		if err := s.exported(p, name, exports[name]); err != nil {
			return err
		}
	}
	return nil
}

// exported makes one export again.
func (s *Study) exported(p *Proof, name string, write func(io.Writer) error) error {
	file, err := os.Open(s.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return cannot("read", s.Dir, err)
	}
	defer file.Close()
	compare := &record.Comparer{From: file}
	if err := write(compare); err != nil && !errors.Is(err, record.ErrDiffers) {
		p.wrong(name, "it cannot be written again: %v", err)
	} else if err != nil || !compare.Same() {
		p.wrong(name, "it is not what tumen export writes of the rows as they are, from byte %d on; tumen export %s writes it again", compare.At, text.ShellWord(s.Dir))
	}
	return nil
}
