package record

import (
	"fmt"
	"path/filepath"

	"tumen/internal/say"
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
	wrong := func(err error) error { return say.Errorf("cannot draw the report of the run in %s: %w", dir, err) }
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
		if err := stage.Exchange(stage.OS{}, filepath.Join(dir, f.name), f.writeTo); err != nil {
			return wrong(stage.Failed(say.Textf("%s could not be written", f.name), err))
		}
	}
	return nil
}
