package stage

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/gofrs/flock"

	"tumen/internal/say"
)

// The names of a stage and of what is in it. Everything else in it belongs to
// the code that opened it.
const (
	prefix   = "."
	suffix   = ".tumen"
	lockFile = "lock"
	oldPart  = "old" // what a replaced destination held, while the two change places
)

// Folder is the stage of one destination: a hidden folder beside it that this
// process has locked.
type Folder struct {
	Dest string // absolute, without symbolic links where it exists

	dir     string
	lock    *flock.Flock
	parents []string // folders above the destination that Open made, deepest first
	keep    bool
}

// Busy is the error of Open when another process holds the stage.
type Busy struct {
	Dest string // as it was given
	dir  string
}

func (b *Busy) Error() string {
	return say.Textf("another process is writing to %s: wait until it has ended, or choose another folder", b.Dest)
}

// Read reads a file of the stage that the other process holds.
func (b *Busy) Read(name string) ([]byte, error) { return os.ReadFile(filepath.Join(b.dir, name)) }

// Open makes the stage of a destination, or takes over the one that a killed
// command left: Left says what is in it. Folders above the destination are made
// where they are missing. The error is a *Busy if another process holds the
// stage; otherwise it says what could not be made, and what to try.
func Open(dest string) (*Folder, error) {
	path, err := settled(dest)
	if err != nil {
		return nil, err
	}
	f := &Folder{Dest: path, dir: Beside(path)}
	if f.parents, err = makeParents(filepath.Dir(path)); err != nil {
		return nil, Failed(say.Text("its parent folder could not be created"), err)
	}
	if err := f.take(dest); err != nil {
		f.removeParents()
		return nil, err
	}
	if err := f.restore(); err != nil {
		f.keep = true
		f.Close()
		return nil, err
	}
	removeOld(path)
	return f, nil
}

// Beside is where the stage of a destination is, if it has one.
func Beside(dest string) string {
	dir, name := filepath.Split(filepath.Clean(dest))
	return filepath.Join(dir, prefix+name+suffix)
}

// settled is a path made absolute and without symbolic links, so that a link to
// a result has the stage of that result.
func settled(dest string) (string, error) {
	path, err := filepath.Abs(dest)
	if err != nil {
		return "", err
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		return target, nil
	}
	if parent, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return filepath.Join(parent, filepath.Base(path)), nil
	}
	return path, nil
}

// mostTries is how often the stage is made anew when another process removes
// it in between; each time that process ends its work.
const mostTries = 100

// take makes the folder and locks it. A process that ends removes its folder,
// so the lock must be of the file that is there after it was taken.
func (f *Folder) take(dest string) error {
	path := filepath.Join(f.dir, lockFile)
	for range mostTries {
		err := os.Mkdir(f.dir, 0o777)
		if errors.Is(err, fs.ErrNotExist) { // another process has removed the folder above it
			_, err = makeParents(f.dir)
		}
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return Failed(say.Text("a folder beside it could not be created"), err)
		}
		f.lock = flock.New(path)
		held, err := f.lock.TryLock()
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			os.Remove(f.dir) // fails if something is in it, as it should
			return Failed(say.Text("a file beside it could not be locked"), err)
		}
		if !held {
			f.lock.Close()
			return &Busy{dest, f.dir}
		}
		mine, err := f.lock.Stat()
		there, gone := os.Stat(path)
		if err == nil && gone == nil && os.SameFile(mine, there) {
			return nil
		}
		f.lock.Close()
	}
	return say.Error("other processes keep creating and removing the folder beside it; try again")
}

// restore puts a destination back that was moved aside by a process that was
// killed before it could put the new one in its place.
func (f *Folder) restore() error {
	old := f.Path(oldPart)
	if _, err := os.Lstat(old); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if _, err := os.Lstat(f.Dest); !errors.Is(err, fs.ErrNotExist) {
		return os.RemoveAll(old) // the new one is in place
	}
	if err := os.Rename(old, f.Dest); err != nil {
		return Failed(say.Text("a folder that an earlier command had moved aside could not be moved back"), err)
	}
	return nil
}

// Path is where a file of the stage is.
func (f *Folder) Path(name string) string { return filepath.Join(f.dir, name) }

// Left lists what is in the stage beside its lock: after Open, what a killed
// command left.
func (f *Folder) Left() ([]string, error) {
	entries, err := os.ReadDir(f.dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if e.Name() != lockFile {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// Clear removes everything in the stage but the lock.
func (f *Folder) Clear() error { return f.ClearBut() }

// ClearBut removes everything in the stage but the lock and some names.
func (f *Folder) ClearBut(names ...string) error {
	left, err := f.Left()
	for _, name := range left {
		if slices.Contains(names, name) {
			continue
		}
		if wrong := os.RemoveAll(f.Path(name)); err == nil {
			err = wrong
		}
	}
	return err
}

// Keep leaves the stage where it is when it is closed: something in it is
// still wanted.
func (f *Folder) Keep() { f.keep = true }

// Close removes the stage unless it is to be kept, and the folders that Open
// made if nothing is in them, and lets the lock go.
func (f *Folder) Close() error {
	if f.lock == nil {
		return nil
	}
	if f.keep {
		err := f.lock.Close()
		f.lock = nil
		return err
	}
	err := f.Clear()
	if runtime.GOOS == "windows" { // which removes no open file
		f.lock.Close()
	}
	os.Remove(f.Path(lockFile))
	os.Remove(f.dir) // fails if another process took it in between, as it should
	f.lock.Close()
	f.lock = nil
	f.removeParents()
	return err
}

// makeParents makes a folder and those above it, and returns those that it
// made, deepest first.
func makeParents(dir string) (made []string, err error) {
	for d := filepath.Clean(dir); ; d = filepath.Dir(d) {
		if _, err := os.Lstat(d); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		made = append(made, d)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		for _, d := range made {
			os.Remove(d)
		}
		return nil, err
	}
	return made, nil
}

// removeParents removes the folders that makeParents made; one that is not
// empty stays.
func (f *Folder) removeParents() {
	for _, d := range f.parents {
		if os.Remove(d) != nil {
			return
		}
	}
}
