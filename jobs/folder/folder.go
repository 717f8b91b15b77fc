// Package folder is the data folder of a server: files that are written whole or
// not at all, one process that holds it, and notes whose damage is found.
//
//	folder.go  reading and writing below the folder; nothing outside it can be reached
//	lock.go    one server holds it
//	seal.go    JSON notes with a checksum
//	words.go   errors in words that do not show where the folder lies
package folder

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
)

// Folder is a data folder. Names are paths below it with slashes. The system
// refuses one that leads out of it, by dots or by a link.
type Folder struct {
	root *os.Root
	lock *flock.Flock
	// Put writes the bytes of a file; tests put a full disk in its place.
	Put func(file *os.File, data []byte) error
}

// Open makes the folder and those below it where they are missing, and holds it
// for this process until Close. It fails with *HeldError if another one has it.
func Open(dir string, below ...string) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	f, err := Read(dir)
	if err != nil {
		return nil, err
	}
	if err := f.hold(); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	for _, d := range below {
		if err := f.root.MkdirAll(d, 0o700); err != nil {
			return nil, errors.Join(err, f.Close())
		}
	}
	return f, nil
}

// Read opens a folder without holding it, to read what is there.
func Read(dir string) (*Folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Folder{root: root, Put: WriteAll}, nil
}

// Close ends the hold.
func (f *Folder) Close() error { return errors.Join(f.release(), f.root.Close()) }

// Path is a name as other packages need it.
func (f *Folder) Path(name string) string {
	return filepath.Join(f.root.Name(), filepath.FromSlash(name))
}

// Read is the content of a file.
func (f *Folder) Read(name string) ([]byte, error) { return f.root.ReadFile(name) }

// Stat describes a file.
func (f *Folder) Stat(name string) (fs.FileInfo, error) { return f.root.Stat(name) }

// Write puts a whole file in place, or leaves what was there.
func (f *Folder) Write(name string, data []byte) error {
	dir, base := path.Split(name)
	if err := f.root.MkdirAll(path.Clean(dir), 0o700); err != nil {
		return err
	}
	part := path.Join(dir, "."+base+".part")
	if err := f.fill(part, data); err != nil {
		return errors.Join(err, f.root.RemoveAll(part))
	}
	if err := f.root.Rename(part, name); err != nil {
		return errors.Join(err, f.root.RemoveAll(part))
	}
	return nil
}

// fill writes a file that only its owner can read, and waits for the disk.
func (f *Folder) fill(name string, data []byte) error {
	if err := f.root.RemoveAll(name); err != nil { // what a killed server left
		return err
	}
	file, err := f.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(f.Put(file, data), file.Close())
}

// WriteAll is the usual Put.
func WriteAll(file *os.File, data []byte) error {
	if _, err := file.Write(data); err != nil {
		return err
	}
	return file.Sync()
}

// Remove deletes a file or a folder with all that is in it.
func (f *Folder) Remove(name string) error { return f.root.RemoveAll(name) }

// Names are the entries of a folder, in order, without hidden ones.
func (f *Folder) Names(dir string) ([]string, error) {
	entries, err := fs.ReadDir(f.root.FS(), dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	return names, nil
}
