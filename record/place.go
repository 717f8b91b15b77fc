package record

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// The hidden folder beside the destination, in which a run or a checkpoint is
// put together. A
// process that is killed can leave it behind; Open then says so.
const (
	stagePrefix = "."
	stageInfix  = ".tumen-" // and a random number
	stageNew    = "new"     // the run that is being written
	stageOld    = "old"     // the run that it replaces, while the two change places
)

// place puts files into the folder dir, all or none.
func place(on disk, dir string, files []content) (err error) {
	dir, err = settled(dir)
	if err != nil {
		return err
	}
	exists, err := replaceable(dir)
	if err != nil {
		return err
	}
	parent, base := filepath.Split(dir)
	unmake, err := makeParents(parent)
	if err != nil {
		return failed("the folder above it could not be made", err)
	}
	defer func() {
		if err != nil {
			unmake()
		}
	}()
	stage, err := os.MkdirTemp(parent, stagePrefix+base+stageInfix+"*")
	if err != nil {
		return failed("a folder beside it could not be made", err)
	}
	keep := false // the only copy of an earlier run
	defer func() {
		if keep {
			return
		}
		if left := os.RemoveAll(stage); err == nil && left != nil {
			err = fmt.Errorf("the run is in place, but %s could not be removed: %w; remove it by hand", stage, left)
		}
	}()
	if err := write(on, filepath.Join(stage, stageNew), files); err != nil {
		return err
	}
	keep, err = swap(on, stage, dir, exists)
	return err
}

// write fills a new folder.
func write(on disk, dir string, files []content) error {
	if err := os.Mkdir(dir, 0o777); err != nil {
		return failed("a folder beside it could not be made", err)
	}
	for _, f := range files {
		if err := on.Write(filepath.Join(dir, f.name), f.writeTo); err != nil {
			return failed(f.name+" could not be written", err)
		}
	}
	if err := on.Sync(dir); err != nil {
		return failed("the files did not reach the disk", err)
	}
	return nil
}

// swap puts the new folder where dir is. Renaming a folder over one that is
// not empty fails on most systems, so the old one is moved aside first, and
// back again if the new one cannot take its place. keep is true if even that
// failed: then the earlier run is in the stage and must stay there.
func swap(on disk, stage, dir string, exists bool) (keep bool, err error) {
	old := filepath.Join(stage, stageOld)
	if exists {
		if err := on.Rename(dir, old); err != nil {
			return false, failed("the earlier run could not be moved aside", err)
		}
	}
	if err := on.Rename(filepath.Join(stage, stageNew), dir); err != nil {
		err = failed("the finished folder could not be renamed", err)
		if !exists {
			return false, err
		}
		if back := on.Rename(old, dir); back != nil {
			return true, fmt.Errorf("%w; the earlier run could not be moved back (%v): it is whole in %s", err, back, old)
		}
		return false, err
	}
	if err := on.Sync(filepath.Dir(dir)); err != nil {
		return false, failed("the run is in place, but the disk did not confirm it", err)
	}
	return false, nil
}

// settled is dir as an absolute path without symbolic links, so that a link to
// a run keeps pointing at the run that replaces it.
func settled(dir string) (string, error) {
	path, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		return target, nil
	}
	return path, nil
}

// makeParents makes a folder and those above it. The function that it returns
// removes the ones that were made, unless something else is in them by then.
func makeParents(dir string) (unmake func(), err error) {
	var missing []string // deepest first
	for d := filepath.Clean(dir); ; d = filepath.Dir(d) {
		if _, err := os.Lstat(d); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		missing = append(missing, d)
	}
	unmake = func() {
		for _, d := range missing {
			os.Remove(d) // fails on one that is not empty, as it should
		}
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		unmake()
		return nil, err
	}
	return unmake, nil
}
