package workbench

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"tumen/record"
)

// seal.go: the notes of a data folder are JSON objects whose last key, sha256, is
// the checksum of the text before it, so that a damage to one is found.

const sealKey = ",\n  \"sha256\": \""

// sealed is an indented object with its checksum, and the line's end.
func sealed(object []byte) []byte {
	before := bytes.TrimSuffix(object, []byte("\n}"))
	return fmt.Appendf(nil, "%s%s%s\"\n}\n", before, sealKey, record.SumOfText(before))
}

// checkSeal says what is wrong with a text that sealed should have written.
func checkSeal(text []byte) error {
	if !json.Valid(text) {
		return errors.New("it is not JSON")
	}
	before, _, ok := bytes.Cut(text, []byte(sealKey))
	if !ok {
		return errors.New("it has no checksum at its end: it was changed, or an older tumen wrote it")
	}
	if !bytes.Equal(sealed(append(bytes.Clone(before), "\n}"...)), text) {
		return errors.New("it was changed after it was written: its checksum does not fit")
	}
	return nil
}

// readSealed reads a note, and fails on one that was changed.
func (f *folder) readSealed(name string, into any) error {
	text, err := f.read(name)
	if err != nil {
		return err
	}
	if err := checkSeal(text); err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

// readNote reads the note of a run or a study, and says whether there is one that
// can be believed. One that was changed is named in the terminal, and left alone:
// what it says would be shown as if it were so.
func (f *folder) readNote(name string, into any) bool {
	err := f.readSealed(name, into)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintf(os.Stderr, "tumen: %s: %v; it is not shown, and tumen verify %s says more\n", name, err, f.root.Name())
	}
	return err == nil
}
