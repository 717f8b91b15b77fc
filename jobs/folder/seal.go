package folder

import (
	"bytes"
	"encoding/json"
	"fmt"

	"tumen/internal/say"
	"tumen/record"
)

// seal.go: a sealed note is a JSON object whose last key, sha256, is the checksum of
// the text before it, so that damage to it is found.

const sealKey = ",\n  \"sha256\": \""

// seal is an indented object with its checksum, and a newline.
func seal(object []byte) []byte {
	before := bytes.TrimSuffix(object, []byte("\n}"))
	return fmt.Appendf(nil, "%s%s%s\"\n}\n", before, sealKey, record.SumOfText(before))
}

// Reseal gives a note that was edited a checksum that fits, for tests.
func Reseal(text []byte) []byte {
	object, _, _ := bytes.Cut(text, []byte(sealKey))
	return seal(append(bytes.Clone(object), "\n}"...))
}

// CheckSeal says what is wrong with a text that WriteSealed should have written.
func CheckSeal(text []byte) error {
	if !json.Valid(text) {
		return say.Error("it is not JSON")
	}
	if !bytes.Contains(text, []byte(sealKey)) {
		return say.Error("it has no checksum at its end: it was changed, or an older tumen wrote it")
	}
	if !bytes.Equal(Reseal(text), text) {
		return say.Error("it was changed after it was written: its checksum does not fit")
	}
	return nil
}

// ReadSealed reads a note, and fails on one that was changed.
func (f *Folder) ReadSealed(name string, into any) error {
	text, err := f.Read(name)
	if err != nil {
		return err
	}
	if err := CheckSeal(text); err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

// WriteSealed writes a struct as a note.
func (f *Folder) WriteSealed(name string, what any) error {
	data, err := json.MarshalIndent(what, "", "  ")
	if err != nil {
		return err
	}
	return f.Write(name, seal(data))
}
