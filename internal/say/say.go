// Package say holds the door through which every sentence of the program goes:
// what it prints, and what is wrong. A sentence is one whole format in English.
// It is its own key: a translation is a JSON object from these sentences to
// those of another language, in a file that the environment variable TUMEN_TEXT
// names. Arguments are known by their position, so a translation may order them
// anew (%[2]s before %[1]d).
//
// catalogue.json lists all sentences by the file in which they stand; a test
// holds it against the sources, and refuses a sentence that is made of pieces.
//
// What is recorded is never translated: keys, names, units and meanings in the
// files of a run or a study are the same in every language. A report is, so
// verify compares it only in the language in which it was drawn.
package say

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// Variable is the environment variable that names a translation.
const Variable = "TUMEN_TEXT"

// translation is read before any package that has sentences is initialised, and
// never changes.
var translation = read(os.Getenv(Variable))

func read(path string) map[string]string {
	if path == "" {
		return nil
	}
	data, err := os.ReadFile(path)
	var sentences map[string]string
	if err == nil {
		err = json.Unmarshal(data, &sentences)
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "tumen: cannot read the translation that %s names: %v\n", Variable, err)
	}
	return sentences
}

// Text translates a sentence that has no arguments.
func Text(sentence string) string {
	if t, ok := translation[sentence]; ok {
		return t
	}
	return sentence
}

// Textf is fmt.Sprintf of the translation of a format.
func Textf(format string, args ...any) string {
	if false {
		return fmt.Sprintf(format, args...) // so that go vet compares formats with arguments
	}
	return fmt.Sprintf(Text(format), args...)
}

// Fprintf is fmt.Fprintf of the translation of a format.
func Fprintf(w io.Writer, format string, args ...any) (int, error) {
	return io.WriteString(w, Textf(format, args...))
}

// Error is an error that is a sentence without arguments.
func Error(sentence string) error { return errors.New(Text(sentence)) }

// Errorf is fmt.Errorf of the translation of a format; %w wraps.
func Errorf(format string, args ...any) error {
	if false {
		return fmt.Errorf(format, args...) // so that go vet compares formats with arguments
	}
	return fmt.Errorf(Text(format), args...)
}
