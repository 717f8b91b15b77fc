package workbench

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"

	"tumen/casefile"
	"tumen/internal/fault"
	"tumen/internal/text"
	"tumen/record"
	"tumen/scenario"
)

// library is the cases that the workbench knows by name: the built-in ones, and
// the drafts of the data folder as draft/NAME. A case is never a path.
type library struct {
	data  *folder
	limit Limits

	lock   sync.Mutex
	parsed map[string]*scenario.Case // built-in cases by name: reading one takes milliseconds

	drafts sync.Mutex // held while a draft is compared with what it should be, and written
}

// draftPrefix is how the name of a draft begins where a case is wanted.
const draftPrefix = "draft/"

// text is the case file of a case.
func (l *library) text(name string) ([]byte, error) {
	if draft, ok := strings.CutPrefix(name, draftPrefix); ok {
		return l.draft(draft)
	}
	text, err := scenario.Text(name)
	var usage *fault.Error
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

// openDraft reads a case as far as it has been written: what it still lacks to be
// run, such as an economy, is not among its faults and is returned beside them.
func (l *library) openDraft(name string) (c *scenario.Case, text []byte, lacks []casefile.Fault, err error) {
	if c, text, err = l.open(name); err == nil {
		return c, text, []casefile.Fault{}, nil
	}
	var problem *Problem
	if !errors.As(err, &problem) || text == nil {
		return nil, nil, nil, err
	}
	if c, err := scenario.ParseDraft(name+".yaml", text); err == nil {
		return c, text, problem.Faults, nil
	}
	return nil, nil, nil, problem
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

// keep stores a draft, with faults or without, if its text is still the one that
// the caller has seen.
func (l *library) keep(name string, data []byte, on DraftCondition) error {
	if casefile.ReservedName(name) {
		what, write := casefile.ReservedFault(name)
		return newProblem(http.StatusUnprocessableEntity, what+"; "+write, &huma.ErrorDetail{Location: "path.name", Message: what + "; " + write, Value: name})
	}
	l.drafts.Lock()
	defer l.drafts.Unlock()
	if err := l.meets(name, on); err != nil {
		return err
	}
	names, err := l.draftNames()
	if err != nil {
		return err
	}
	if !slices.Contains(names, name) && len(names) >= l.limit.Drafts {
		return busy("%s are kept, which is the most; delete one first", text.Counted(len(names), "draft", "drafts"))
	}
	return l.data.write(draftFile(name), data)
}

// drop deletes a draft, if its text is still the one that the caller has seen.
func (l *library) drop(name string, on DraftCondition) error {
	l.drafts.Lock()
	defer l.drafts.Unlock()
	if _, err := l.draft(name); err != nil {
		return err
	}
	if err := l.meets(name, on); err != nil {
		return err
	}
	return l.data.remove(draftFile(name))
}

// meets refuses a change whose condition does not hold of the draft as it is now.
func (l *library) meets(name string, on DraftCondition) error {
	if on == (DraftCondition{}) {
		return nil
	}
	text, err := l.data.read(draftFile(name))
	there := err == nil
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	case on.IfNoneMatch != "" && on.IfNoneMatch != "*":
		return newProblem(http.StatusUnprocessableEntity, "If-None-Match takes * alone; give an ETag as If-Match")
	case there && on.IfNoneMatch == "*":
		return newProblem(http.StatusPreconditionFailed, fmt.Sprintf("there is a draft %q already; nothing was changed; choose another name, or replace its text with If-Match", name))
	case !there && on.IfMatch != "":
		return newProblem(http.StatusPreconditionFailed, fmt.Sprintf("the draft %q has been deleted since you read it; nothing was changed; keep your text under another name", name))
	case on.IfMatch != "" && !namesTag(on.IfMatch, entityTag(record.SumOfText(text))):
		return newProblem(http.StatusPreconditionFailed, fmt.Sprintf("the draft %q has been changed since you read it; nothing was changed; read it again, or keep your text under another name", name))
	}
	return nil
}

// entityTag is the ETag of a text with this SHA-256.
func entityTag(sha256 string) string { return `"` + sha256 + `"` }

// namesTag says whether an If-Match header names a tag: a list of them, or * for
// any. A proxy that compresses answers marks tags as weak (W/), which changes
// nothing here, as a tag stands for the text and not for its bytes on the way.
func namesTag(header, tag string) bool {
	for one := range strings.SplitSeq(header, ",") {
		one = strings.TrimPrefix(strings.TrimSpace(one), "W/")
		if one == "*" || one == tag {
			return true
		}
	}
	return false
}
