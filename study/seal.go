package study

import (
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"syscall"

	"tumen/internal/say"
	"tumen/record"
	"tumen/stage"
)

// DigestFile lists the SHA-256 of study.json and rows.tumen, as that of a run
// does of its files. It is there while no process adds to the study.
const DigestFile = record.DigestFile

// sealed are the files that a study's digest is of.
var sealed = []string{SpecFile, RowsFile}

// seal brings everything to the disk and writes the digest of it.
func (s *Study) seal() error {
	if s.Digest != "" || s.writer == nil {
		return nil
	}
	if err := s.note(); err != nil { // it can be read from the rows too
		return err
	}
	if err := s.writer.Sync(); err != nil {
		return err
	}
	list, err := sums(s)
	if err != nil {
		return err
	}
	err = stage.Exchange(stage.OS{}, s.path(DigestFile), func(to io.Writer) error {
		_, err := to.Write(list.Text())
		return err
	})
	if err == nil {
		s.Digest = list.Digest()
	}
	return err
}

// unseal removes the digest before the study changes.
func (s *Study) unseal() error {
	s.Digest = ""
	if err := os.Remove(s.path(DigestFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// sums are the files of a study's digest as they are.
func sums(s *Study) (record.List, error) {
	var list record.List
	for _, name := range sealed {
		sum, err := record.SumOf(s.path(name))
		if err != nil {
			return nil, err
		}
		list = append(list, record.Sum{Name: name, SHA256: sum})
	}
	return list, nil
}

// opened holds study.json, which has been read, against the digest, if there is
// one: another process may be adding to the study, and then there is none. A
// digest that cannot be read is for verify and audit to name.
func (s *Study) opened(text []byte) error {
	list, err := record.ReadList(s.Dir)
	if err != nil {
		return nil
	}
	if now := record.SumOfText(text); list.Of(SpecFile) != now {
		return say.Errorf("%s was changed after it was written (its SHA-256 is not the one in %s); copy the folder again, or make the study again", SpecFile, DigestFile)
	}
	s.Digest = list.Digest()
	return nil
}

var nan = math.NaN()

// cannot says what could not be done with a study's folder, why, and what to
// try.
func cannot(do, dir string, err error) error {
	cause := stage.Cause(err)
	switch {
	case stage.Full(err):
		return say.Errorf("cannot %s the study in %s: %w; free some space", do, dir, cause)
	case errors.Is(err, os.ErrPermission), errors.Is(err, syscall.EROFS):
		return say.Errorf("cannot %s the study in %s: %w; choose a folder that you may write to", do, dir, cause)
	}
	return say.Errorf("cannot %s the study in %s: %w", do, dir, cause)
}
