package workbench

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"strings"
	"sync"

	"tumen/scenario"
)

// library is the cases that the workbench knows by name: the built-in ones, and
// the drafts of the data folder as draft/NAME. A case is never a path.
type library struct {
	data  *folder
	limit Limits

	lock   sync.Mutex
	parsed map[string]*scenario.Case // built-in cases by name: reading one takes milliseconds
}

// draftPrefix is how the name of a draft begins where a case is wanted.
const draftPrefix = "draft/"

// text is the case file of a case.
func (l *library) text(name string) ([]byte, error) {
	if draft, ok := strings.CutPrefix(name, draftPrefix); ok {
		return l.draft(draft)
	}
	text, err := scenario.Text(name)
	var usage *scenario.UsageError
	if errors.As(err, &usage) {
		return nil, notThere("there is no case %q; GET /api/cases lists them", name)
	}
	return text, err
}

// parse reads a case from its text.
func parse(name string, text []byte) (*scenario.Case, error) {
	c, err := scenario.Parse(name+".yaml", text)
	return c, refused(err)
}

// open reads a case by name.
func (l *library) open(name string) (*scenario.Case, []byte, error) {
	text, err := l.text(name)
	if err != nil {
		return nil, nil, err
	}
	builtin := !strings.HasPrefix(name, draftPrefix)
	l.lock.Lock()
	c := l.parsed[name]
	l.lock.Unlock()
	if builtin && c != nil {
		return c, text, nil
	}
	if c, err = parse(name, text); err != nil {
		return nil, text, err
	}
	if builtin {
		l.lock.Lock()
		l.parsed[name] = c
		l.lock.Unlock()
	}
	return c, text, nil
}

// draftFile is where a draft is kept. Its name has been checked by the route.
func draftFile(name string) string { return path.Join(draftsDir, name+".yaml") }

// draftNames lists the drafts.
func (l *library) draftNames() ([]string, error) {
	files, err := l.data.names(draftsDir)
	if err != nil {
		return nil, err
	}
	names := []string{}
	for _, file := range files {
		if name, ok := strings.CutSuffix(file, ".yaml"); ok && nameForm.MatchString(name) {
			names = append(names, name)
		}
	}
	return names, nil
}

// draft is the text of a draft.
func (l *library) draft(name string) ([]byte, error) {
	if !nameForm.MatchString(name) {
		return nil, notThere("there is no draft %q: a draft's name has small letters, digits and hyphens", name)
	}
	text, err := l.data.read(draftFile(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, notThere("there is no draft %q; PUT /api/drafts/%s makes one", name, name)
	}
	return text, err
}

// keep stores a draft, with faults or without.
func (l *library) keep(name string, text []byte) error {
	names, err := l.draftNames()
	if err != nil {
		return err
	}
	known := false
	for _, n := range names {
		known = known || n == name
	}
	if !known && len(names) >= l.limit.Drafts {
		return busy("%s are kept, which is the most; delete one first", counted(len(names), "draft"))
	}
	return l.data.write(draftFile(name), text)
}

// drop deletes a draft.
func (l *library) drop(name string) error {
	if _, err := l.draft(name); err != nil {
		return err
	}
	return l.data.remove(draftFile(name))
}

// sum is the SHA-256 of a text, in hex.
func sum(text []byte) string {
	s := sha256.Sum256(text)
	return hex.EncodeToString(s[:])
}
