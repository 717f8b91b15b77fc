package data

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"tumen/casefile"
	"tumen/internal/fault"
	"tumen/jobs"
	"tumen/jobs/folder"
	"tumen/scenario"
)

// Library is the cases that the workbench knows by name: the built-in ones, and
// the drafts of the data folder as draft/NAME. A case is never a path. No more than
// a few are parsed at a time.
type Library struct {
	data   *folder.Folder
	most   int // drafts that are kept
	parser chan struct{}

	lock   sync.Mutex
	parsed map[string]*scenario.Case // built-in cases by name: reading one takes milliseconds

	drafts sync.Mutex // held while a draft is compared with what it should be, and written
}

func newLibrary(data *folder.Folder, limits Limits) *Library {
	return &Library{data: data, most: limits.Drafts, parser: make(chan struct{}, 4), parsed: map[string]*scenario.Case{}}
}

// DraftPrefix is how the name of a draft begins where a case is wanted.
const DraftPrefix = "draft/"

// draftName is the form of a draft's name. No other text becomes part of a path.
var draftName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`)

// Text is the case file of a case.
func (l *Library) Text(name string) ([]byte, error) {
	if draft, ok := strings.CutPrefix(name, DraftPrefix); ok {
		return l.Draft(draft)
	}
	text, err := scenario.Text(name)
	var usage *fault.Error
	if errors.As(err, &usage) {
		return nil, jobs.Refuse(jobs.NotFound, "there is no case %q; GET /api/cases lists them", name)
	}
	return text, err
}

// Parse reads a case from its text.
func (l *Library) Parse(name string, text []byte) (*scenario.Case, error) {
	l.parser <- struct{}{}
	defer func() { <-l.parser }()
	return scenario.Parse(name+".yaml", text)
}

// ParseDraft reads a case that need not have an economy.
func (l *Library) ParseDraft(name string, text []byte) (*scenario.Case, error) {
	l.parser <- struct{}{}
	defer func() { <-l.parser }()
	return scenario.ParseDraft(name+".yaml", text)
}

// Open reads a case by name.
func (l *Library) Open(name string) (*scenario.Case, []byte, error) {
	text, err := l.Text(name)
	if err != nil {
		return nil, nil, err
	}
	builtin := !strings.HasPrefix(name, DraftPrefix)
	l.lock.Lock()
	c := l.parsed[name]
	l.lock.Unlock()
	if builtin && c != nil {
		return c, text, nil
	}
	if c, err = l.Parse(name, text); err != nil {
		return nil, text, err
	}
	if builtin {
		l.lock.Lock()
		l.parsed[name] = c
		l.lock.Unlock()
	}
	return c, text, nil
}

// OpenDraft reads a case as far as it has been written: what it still lacks to be
// run, such as an economy, is not an error and is returned beside it.
func (l *Library) OpenDraft(name string) (c *scenario.Case, text []byte, lacks casefile.Faults, err error) {
	c, text, err = l.Open(name)
	if !errors.As(err, &lacks) {
		return c, text, nil, err
	}
	c, wrong := l.ParseDraft(name, text)
	if wrong != nil {
		return nil, nil, nil, err
	}
	return c, text, lacks, nil
}

// draftFile is where a draft is kept. Its name has been checked.
func draftFile(name string) string { return path.Join(DraftsDir, name+".yaml") }

// DraftNames lists the drafts.
func (l *Library) DraftNames() ([]string, error) {
	files, err := l.data.Names(DraftsDir)
	if err != nil {
		return nil, err
	}
	names := []string{}
	for _, file := range files {
		if name, ok := strings.CutSuffix(file, ".yaml"); ok && draftName.MatchString(name) {
			names = append(names, name)
		}
	}
	return names, nil
}

// Draft is the text of a draft.
func (l *Library) Draft(name string) ([]byte, error) {
	if !draftName.MatchString(name) {
		return nil, jobs.Refuse(jobs.NotFound, "there is no draft %q: a draft's name has small letters, digits and hyphens", name)
	}
	text, err := l.data.Read(draftFile(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, jobs.Refuse(jobs.NotFound, "there is no draft %q; PUT /api/drafts/%s makes one", name, name)
	}
	return text, err
}

// Condition says whether a draft may be changed, from the text that it has now; nil
// if there is no such draft.
type Condition func(now []byte) error

// meets holds a draft against a condition.
func (l *Library) meets(name string, on Condition) error {
	text, err := l.data.Read(draftFile(name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err == nil && text == nil {
		text = []byte{}
	}
	return on(text)
}

// Keep stores a draft, with faults or without, on a condition.
func (l *Library) Keep(name string, text []byte, on Condition) error {
	l.drafts.Lock()
	defer l.drafts.Unlock()
	if err := l.meets(name, on); err != nil {
		return err
	}
	names, err := l.DraftNames()
	if err != nil {
		return err
	}
	if !slices.Contains(names, name) && len(names) >= l.most {
		return jobs.Refuse(jobs.Full, "no more than %d drafts are kept; delete one first", l.most)
	}
	return l.data.Write(draftFile(name), text)
}

// Delete deletes a draft, on a condition.
func (l *Library) Delete(name string, on Condition) error {
	l.drafts.Lock()
	defer l.drafts.Unlock()
	if _, err := l.Draft(name); err != nil {
		return err
	}
	if err := l.meets(name, on); err != nil {
		return err
	}
	return l.data.Remove(draftFile(name))
}

// list is the slice itself, or an empty one in the place of nil.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
