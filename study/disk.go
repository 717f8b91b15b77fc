package study

import (
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"syscall"

	"tumen/study/store"
)

var nan = math.NaN()

// cannot says what could not be done with a study's folder, why, and what to
// try.
func cannot(do, dir string, err error) error {
	cause := err
	var path *os.PathError
	if errors.As(err, &path) {
		cause = path.Err
	}
	try := ""
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		try = "; free some space"
	case errors.Is(err, os.ErrPermission), errors.Is(err, syscall.EROFS):
		try = "; choose a folder in which you may write"
	}
	return fmt.Errorf("cannot %s the study in %s: %w%s", do, dir, cause, try)
}

// rowsEnd says what the end of the rows means: nothing, or that they cannot be
// read.
func (s *Study) rowsEnd(r *store.Reader, err error) error {
	var torn *store.Torn
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case errors.As(err, &torn) && !r.Damaged():
		return nil
	}
	return cannot("read", s.Dir, err)
}
