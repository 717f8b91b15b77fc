package workbench

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
)

// folder is the folder of data. Every path is below it, whatever it says: the
// system refuses one that leads out, by dots or by a link.
type folder struct {
	root *os.Root
	lock *flock.Flock
	// put writes the bytes of a file; tests put a full disk in its place.
	put func(file *os.File, data []byte) error
}

// The layout of the folder.
const (
	draftsDir  = "drafts"  // NAME.yaml
	runsDir    = "runs"    // ID/run.json, case.yaml, sights.json, record/
	studiesDir = "studies" // ID/study.json, case.yaml, result.json
	movesDir   = "moves"   // ID.json
)

// openFolder opens the folder for one server alone, and makes it where there is
// none.
func openFolder(dir string) (*folder, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	f := &folder{root: root, put: writeAll}
	if err := f.hold(); err != nil {
		return nil, errors.Join(err, f.close())
	}
	for _, d := range []string{draftsDir, runsDir, studiesDir, movesDir} {
		if err := root.MkdirAll(d, 0o700); err != nil {
			return nil, errors.Join(err, f.close())
		}
	}
	return f, nil
}

func (f *folder) close() error { return errors.Join(f.release(), f.root.Close()) }

// system is a path below the folder as other packages need it.
func (f *folder) system(name string) string {
	return filepath.Join(f.root.Name(), filepath.FromSlash(name))
}

func (f *folder) read(name string) ([]byte, error) { return f.root.ReadFile(name) }

// write puts a whole file in place, or leaves what was there.
func (f *folder) write(name string, data []byte) error {
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

// fill writes a file that its owner alone can read, and waits for the disk.
func (f *folder) fill(name string, data []byte) error {
	if err := f.root.RemoveAll(name); err != nil { // what a killed server left
		return err
	}
	file, err := f.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(f.put(file, data), file.Close())
}

func writeAll(file *os.File, data []byte) error {
	if _, err := file.Write(data); err != nil {
		return err
	}
	return file.Sync()
}

func (f *folder) remove(name string) error { return f.root.RemoveAll(name) }

// makeRoom clears the folder of a new run or study. One without a note is what a
// killed server left while it laid it; one with a note is not touched: if it could
// be read it would be known.
func (f *folder) makeRoom(dir, note string) error {
	_, err := f.read(path.Join(dir, note))
	switch {
	case err == nil:
		return clash("the folder %s of the data folder has a %s that cannot be read; move the folder elsewhere and ask again", dir, note)
	case errors.Is(err, fs.ErrNotExist):
		return f.remove(dir)
	}
	return err
}

// names are the entries of a folder below it, in order, but for hidden ones.
func (f *folder) names(dir string) ([]string, error) {
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

func (f *folder) readJSON(name string, into any) error {
	data, err := f.read(name)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, into)
}

func (f *folder) writeJSON(name string, what any) error {
	data, err := json.MarshalIndent(what, "", "  ")
	if err != nil {
		return err
	}
	return f.write(name, sealed(data))
}
