package stage

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"tumen/internal/say"
)

// Disk is the part of a file system that fills up and breaks. It is an
// interface so that tests can let it fail at every single step.
type Disk interface {
	Write(path string, content func(io.Writer) error) error // a new file, whole and on the medium
	Rename(from, to string) error
	Sync(dir string) error // the names in a folder, on the medium
}

// OS is the disk of the operating system.
type OS struct{}

// Write makes a file that is not there yet. It closes the file even when
// writing it failed; of several errors the first is the cause.
func (OS) Write(path string, content func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	if err = content(f); err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}

// Rename renames a file or a folder.
func (OS) Rename(from, to string) error { return os.Rename(from, to) }

// Sync is what makes a rename survive a loss of power. Windows and some
// network file systems cannot do it for a folder, and keep their own journal.
func (OS) Sync(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}

// NewSuffix is what a file has behind its name while Exchange writes it. One
// that was killed leaves it; it can be removed.
const NewSuffix = ".new"

// Exchange puts new content in the place of a file in one move, so that a reader
// sees the old or the new one. The file need not exist.
func Exchange(on Disk, path string, content func(io.Writer) error) error {
	next := path + NewSuffix
	if err := os.Remove(next); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	err := on.Write(next, content)
	if err == nil {
		err = on.Rename(next, path)
	}
	if err != nil {
		os.Remove(next)
		return err
	}
	return on.Sync(filepath.Dir(path))
}

// windowsDiskFull is ERROR_DISK_FULL of winerror.h.
const windowsDiskFull = syscall.Errno(112)

// Full says whether an error means that nothing more can be written: the disk is
// full, or the user's share of it is.
func Full(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) ||
		runtime.GOOS == "windows" && errors.Is(err, windowsDiskFull)
}

// Failed says what could not be done, why and what to try. The path that the
// operating system names is left out: it is often one of a hidden folder that
// will be gone when the message is read. The error wraps the cause.
func Failed(what string, err error) error {
	err = Cause(err)
	try := say.Text("try another folder")
	switch {
	case Full(err):
		try = say.Text("free some space, or choose a folder on another disk")
	case errors.Is(err, syscall.EROFS), errors.Is(err, os.ErrPermission):
		try = say.Text("choose a folder that you may write to")
	case errors.Is(err, syscall.ENOTDIR):
		try = say.Text("a part of that path is a file: choose another folder")
	}
	return fmt.Errorf("%s: %w; %s", what, err, try)
}

// Cause leaves out the path of an error.
func Cause(err error) error {
	var path *os.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
