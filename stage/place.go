package stage

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"tumen/internal/say"
)

// Vacant says whether something can be placed at the destination: there is
// nothing, or an empty folder. The error says what is there.
func (f *Folder) Vacant() error {
	at, err := os.Lstat(f.Dest)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return Failed(say.Text("it cannot be read"), err)
	case !at.IsDir():
		return say.Error("a file has that name; choose another folder")
	}
	entries, err := os.ReadDir(f.Dest)
	if err != nil {
		return Failed(say.Text("it cannot be opened"), err)
	}
	if len(entries) > 0 {
		return say.Errorf("the folder exists and is not empty (it contains %s); nothing in it was changed: choose another folder or move it away", entries[0].Name())
	}
	return nil
}

// Place puts a folder of the stage at the destination, by one rename. It
// replaces nothing but an empty folder.
func (f *Folder) Place(on Disk, name string) error {
	if err := f.Vacant(); err != nil {
		return err
	}
	empty := os.Remove(f.Dest) == nil // fails on one that is not, as it should
	if err := on.Rename(f.Path(name), f.Dest); err != nil {
		if empty {
			os.Mkdir(f.Dest, 0o777)
		}
		return Failed(say.Text("the finished folder could not be renamed"), err)
	}
	return f.confirm(on)
}

// Replace puts a folder of the stage in the place of what is at the
// destination. It is for one result alone, a partial one that is replaced by
// the whole. The earlier folder is moved aside first, and back if the new one
// cannot take its place; should the process be killed in between, the next Open
// moves it back.
func (f *Folder) Replace(on Disk, name string) error {
	if err := on.Rename(f.Dest, f.Path(oldPart)); err != nil {
		return Failed(say.Text("the earlier folder could not be moved aside"), err)
	}
	if err := on.Rename(f.Path(name), f.Dest); err != nil {
		err = Failed(say.Text("the finished folder could not be renamed"), err)
		if back := on.Rename(f.Path(oldPart), f.Dest); back != nil {
			f.keep = true
			return say.Errorf("%w; the earlier folder could not be moved back (%v): it is complete in %s", err, back, f.Path(oldPart))
		}
		return err
	}
	if err := f.confirm(on); err != nil {
		return err
	}
	return os.RemoveAll(f.Path(oldPart))
}

// Unconfirmed is the error of a result that is in place and whole, while the
// disk did not confirm that it would survive a loss of power.
type Unconfirmed struct{ error }

// Unwrap is the cause.
func (u *Unconfirmed) Unwrap() error { return u.error }

// confirm brings the destination's name to the medium, and those of the folders
// above it that Open made.
func (f *Folder) confirm(on Disk) error {
	for _, d := range append([]string{f.Dest}, f.parents...) {
		if err := on.Sync(filepath.Dir(d)); err != nil {
			return &Unconfirmed{Failed(say.Text("it is in place, but the disk did not confirm the write"), err)}
		}
	}
	return nil
}
