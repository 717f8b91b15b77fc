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
	try := ""
	switch {
	case stage.Full(err):
		try = "; free some space"
	case errors.Is(err, os.ErrPermission), errors.Is(err, syscall.EROFS):
		try = "; choose a folder in which you may write"
	}
	return fmt.Errorf("cannot %s the study in %s: %w%s", do, dir, stage.Cause(err), try)
}
