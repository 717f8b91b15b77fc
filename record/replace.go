package record

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// litter is what file managers leave in folders that were looked at. It does
// not keep a run from being replaced.
var litter = []string{".DS_Store", "Thumbs.db", "desktop.ini"}

// CanSave says, without writing anything, whether Save would be allowed to put
// a run where dir is: nil if there is nothing, an empty folder, or a run and
// nothing else. It is worth asking before a long run rather than after it.
func CanSave(dir string) error {
	path, err := settled(dir)
	if err == nil {
		_, err = replaceable(path)
	}
	if err != nil {
		return fmt.Errorf("cannot save a run in %s: %w", dir, err)
	}
	return nil
}

// replaceable says whether there is a folder at dir, and refuses one in which
// anything would be lost that is not part of a run.
func replaceable(dir string) (exists bool, err error) {
	at, err := os.Lstat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, failed("it cannot be looked at", err)
	case !at.IsDir():
		return false, errors.New("there is a file of that name; choose another folder")
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false, failed("it cannot be looked into", err)
	}
	if len(entries) == 0 {
		return true, nil
	}
	m, err := peek(dir)
	if err != nil {
		return false, fmt.Errorf("the folder exists and holds no run that may be replaced (%w); nothing in it was touched, choose another folder or move it away", err)
	}
	for _, e := range entries {
		known := e.Name() == ManifestFile || !Listed(e.Name()) || m.file(e.Name()) != nil || slices.Contains(litter, e.Name())
		if !known || e.IsDir() {
			return false, fmt.Errorf("%s in it is not part of the run and would be lost; move it away or choose another folder", e.Name())
		}
	}
	return true, nil
}

// peek reads as much of a folder's manifest as is the same in every format:
// its number, the version that wrote it, and the names of the files, of which
// days.parquet is always one.
func peek(dir string) (*Manifest, error) {
	text, err := os.ReadFile(filepath.Join(dir, ManifestFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no %s in it", ManifestFile)
	}
	if err != nil {
		return nil, err
	}
	var head struct {
		Format int    `json:"format"`
		Tumen  string `json:"version"`
		Files  []File `json:"files"`
	}
	if err := json.Unmarshal(text, &head); err != nil {
		return nil, fmt.Errorf("its %s cannot be read: %w", ManifestFile, err)
	}
	m := &Manifest{Format: head.Format, Tumen: head.Tumen, Files: head.Files}
	if m.Format < 1 || m.file(DaysFile) == nil {
		return nil, fmt.Errorf("its %s is not that of a run", ManifestFile)
	}
	return m, nil
}
