package workbench

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// folder is the folder of data. Every path is below it, whatever it says: the
// system refuses one that leads out, by dots or by a link.
type folder struct {
	root *os.Root
}

// The layout of the folder.
const (
	draftsDir  = "drafts"  // NAME.yaml
	runsDir    = "runs"    // ID/run.json, case.yaml, sights.json, record/
	studiesDir = "studies" // ID/study.json, case.yaml, result.json
	movesDir   = "moves"   // ID.json
)

// openFolder opens the folder, and makes it where there is none.
func openFolder(dir string) (*folder, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	f := &folder{root}
	for _, d := range []string{draftsDir, runsDir, studiesDir, movesDir} {
		if err := root.MkdirAll(d, 0o700); err != nil {
			root.Close()
			return nil, err
		}
	}
	return f, nil
}

func (f *folder) close() error { return f.root.Close() }

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

// fill writes a file and waits for the disk.
func (f *folder) fill(name string, data []byte) error {
	file, err := f.root.Create(name)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

func (f *folder) remove(name string) error { return f.root.RemoveAll(name) }

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
	return f.write(name, append(data, '\n'))
}
