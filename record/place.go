package record

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"tumen/internal/say"
	"tumen/stage"
)

// newPart is the folder of a stage in which a run is put together.
const newPart = "new"

// Unplaced is the error of a run that is whole on disk and could not take its
// place. It stays in the stage of its destination.
type Unplaced struct {
	Dir string // where the run is
	error
}

// Unwrap is the cause.
func (u *Unplaced) Unwrap() error { return u.error }

// place puts files into the folder of a stage's destination, all or none.
func place(on stage.Disk, at *stage.Folder, files []content, request string) error {
	dir := at.Path(newPart)
	if err := os.RemoveAll(dir); err != nil {
		return stage.Failed(say.Text("the remains of an earlier command beside it could not be removed"), err)
	}
	if err := write(on, dir, files); err != nil {
		os.RemoveAll(dir)
		return err
	}
	return move(on, at, request)
}

// move puts the run that is whole in a stage at the destination.
func move(on stage.Disk, at *stage.Folder, request string) error {
	var err error
	if m, wrong := peek(at.Dest); wrong == nil && m.Request == request && request != "" && !m.Finished() {
		err = at.Replace(on, newPart)
	} else {
		err = at.Place(on, newPart)
	}
	var unconfirmed *stage.Unconfirmed
	if err != nil && !errors.As(err, &unconfirmed) {
		at.Keep()
		return &Unplaced{at.Path(newPart), err}
	}
	return err
}

// write fills a new folder.
func write(on stage.Disk, dir string, files []content) error {
	if err := os.Mkdir(dir, 0o777); err != nil {
		return stage.Failed(say.Text("a folder beside it could not be created"), err)
	}
	for _, f := range files {
		if err := on.Write(filepath.Join(dir, f.name), f.writeTo); err != nil {
			return stage.Failed(say.Textf("%s could not be written", f.name), err)
		}
	}
	if err := on.Sync(dir); err != nil {
		return stage.Failed(say.Text("the files did not reach the disk"), err)
	}
	return nil
}

// Finish puts a run in its place that is whole in the stage because the process
// that made it could not do so. It is false if there is none for the request.
func Finish(at *stage.Folder, request string) (bool, error) {
	r, err := Open(at.Path(newPart))
	if err != nil || r.Manifest.Request != request || request == "" {
		return false, nil
	}
	if err := move(stage.OS{}, at, request); err != nil {
		return false, say.Errorf("cannot save the run in %s: %w", at.Dest, err)
	}
	return true, nil
}

// noRun says that a folder holds no run; it names one in a folder of runs, which
// is easily taken for one.
func noRun(dir string) string {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if _, err := os.Stat(filepath.Join(dir, e.Name(), ManifestFile)); err == nil && e.IsDir() {
			return say.Textf("there is no %s in it, but there is a run in %s", ManifestFile, filepath.Join(dir, e.Name()))
		}
	}
	return say.Textf("there is no %s in it", ManifestFile)
}

// peek reads as much of a folder's manifest as is the same in every format:
// its number, what was asked for, how far it came, and the names of the files,
// of which days.parquet is always one.
func peek(dir string) (*Manifest, error) {
	text, err := os.ReadFile(filepath.Join(dir, ManifestFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errors.New(noRun(dir))
	}
	if err != nil {
		return nil, err
	}
	var head struct {
		Format   int             `json:"format"`
		Tumen    string          `json:"version"`
		Request  string          `json:"request"`
		Partial  bool            `json:"partial"`
		Policies []string        `json:"policies"`
		Without  json.RawMessage `json:"without"`
		Files    []File          `json:"files"`
	}
	if err := json.Unmarshal(text, &head); err != nil {
		return nil, say.Errorf("its %s cannot be read: %w", ManifestFile, err)
	}
	m := &Manifest{Format: head.Format, Tumen: head.Tumen, Request: head.Request, Partial: head.Partial, Policies: head.Policies, Files: head.Files}
	if len(head.Without) > 0 && string(head.Without) != "null" {
		m.Without = &Baseline{}
	}
	if m.Format < 1 || m.file(DaysFile) == nil {
		return nil, say.Errorf("its %s is not that of a run", ManifestFile)
	}
	return m, nil
}
