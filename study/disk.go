package study

import (
	"errors"
	"fmt"
	"math"
	"os"
	"syscall"

	"tumen/stage"
)

var nan = math.NaN()

// cannot says what could not be done with a study's folder, why, and what to
// try.
func cannot(do, dir string, err error) error {
	cause := stage.Cause(err)
	switch {
	case stage.Full(err):
		return fmt.Errorf("cannot %s the study in %s: %w; free some space", do, dir, cause)
	case errors.Is(err, os.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("cannot %s the study in %s: %w; choose a folder that you may write to", do, dir, cause)
	}
	return fmt.Errorf("cannot %s the study in %s: %w", do, dir, cause)
}
