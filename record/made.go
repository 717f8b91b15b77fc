package record

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"tumen/internal/say"
	"tumen/stage"
)

// Made is what may differ when the same request is run again: when, where and by
// whom. It is made.json, and the only file of a run that holds such things.
type Made struct {
	Began    string  `json:"began"`   // RFC 3339, UTC
	Seconds  float64 `json:"seconds"` // from there to the last day
	Workers  int     `json:"workers"`
	Revision *string `json:"revision"` // of the program's sources; null where the build does not know it
	Go       string  `json:"go"`       // version of the compiler
	OS       string  `json:"os"`
	Arch     string  `json:"arch"`
	Page     *string `json:"page_sha256"` // of report.html as it was last drawn; null if there is none
	SHA256   string  `json:"sha256"`      // of this file with "" here
}

// encode writes made.json with its own checksum.
func (m *Made) encode() ([]byte, error) {
	m.SHA256 = ""
	text, err := Indented(m)
	if err != nil {
		return nil, err
	}
	m.SHA256 = SumOfText(text)
	return Indented(m)
}

// ReadMade reads the made.json of a run's folder. The file is small and nothing
// else can tell what it should be, so it must be exactly what encode wrote.
func ReadMade(dir string) (Made, error) {
	text, err := os.ReadFile(filepath.Join(dir, MadeFile))
	if err != nil {
		return Made{}, say.Errorf("%s cannot be read: %w", MadeFile, stage.Cause(err))
	}
	m, err := decodeMade(text)
	if err != nil {
		return Made{}, fmt.Errorf("%s %w", MadeFile, err)
	}
	return m, nil
}

func decodeMade(text []byte) (Made, error) {
	var m Made
	if err := json.Unmarshal(text, &m); err != nil {
		return Made{}, say.Errorf("is damaged: %w", err)
	}
	again := m
	if whole, err := again.encode(); err != nil || !bytes.Equal(whole, text) {
		return Made{}, say.Error("was changed after it was written: its checksum does not fit")
	}
	return m, nil
}

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
