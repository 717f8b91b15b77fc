package record

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"tumen/stage"
)

// Redraw draws the page of the run in a folder anew, and notes it in made.json.
// Nothing else of the run is touched. Each of the two files is replaced whole or
// not at all.
func Redraw(dir string, draw Draw) error {
	run, err := Open(dir)
	if err != nil {
		return err
	}
	wrong := func(err error) error { return fmt.Errorf("cannot draw the report of the run in %s: %w", dir, err) }
	made, err := ReadMade(dir)
	if err != nil {
		return wrong(fmt.Errorf("%w; %s", err, remedy(&run.Manifest)))
	}
	page, err := draw(run)
	if err != nil {
		return wrong(err)
	}
	sum := SumOfText(page)
	made.Page = &sum
	text, err := made.encode()
	if err != nil {
		return wrong(err)
	}
	for _, f := range []content{{name: ReportFile, data: page}, {name: MadeFile, data: text}} {
		if err := exchange(stage.OS{}, filepath.Join(dir, f.name), f.data); err != nil {
			return wrong(stage.Failed(f.name+" could not be written", err))
		}
	}
	return nil
}

// exchange puts new content into the place of a file in one move.
func exchange(on stage.Disk, path string, data []byte) error {
	next := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".new")
	if err := os.Remove(next); err != nil && !errors.Is(err, os.ErrNotExist) { // of one that was killed
		return err
	}
	err := on.Write(next, func(to io.Writer) error {
		_, err := to.Write(data)
		return err
	})
	if err == nil {
		err = on.Rename(next, path)
	}
	if err != nil {
		return errors.Join(err, ignoreMissing(os.Remove(next)))
	}
	return on.Sync(filepath.Dir(path))
}

func ignoreMissing(err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}
