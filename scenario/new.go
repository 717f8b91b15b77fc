package scenario

import (
	_ "embed"
	"os"
	"path/filepath"
	"strings"

	"tumen/casefile"
	"tumen/internal/fault"
	"tumen/internal/say"
)

//go:embed new.yaml
var newText string

// New is the text of a commented case to start from: it is sound, its testimony
// is consistent, and it runs. The error is a *fault.Error.
func New(name string) ([]byte, error) {
	if !casefile.NameForm.Fits(name) {
		write := say.Text("write letters, digits and hyphens, at most 64; .yaml is added to it")
		if bare := strings.TrimSuffix(strings.TrimSuffix(name, ".yaml"), ".yml"); bare != name && casefile.NameForm.Fits(bare) {
			write = say.Textf("write tumen new %s, which writes %s.yaml", bare, bare)
		}
		return nil, fault.New("name", name, say.Textf("%q is not a name for a case", name), write)
	}
	if casefile.ReservedName(name) {
		what, write := casefile.ReservedFault(name)
		return nil, fault.New("name", name, what, write)
	}
	return []byte(strings.ReplaceAll(newText, "NAME", name)), nil
}

// WriteNew writes a new case to NAME.yaml in a folder and gives the path. It
// never replaces a file; the error is a *fault.Error where there is one.
func WriteNew(folder, name string) (path string, err error) {
	text, err := New(name)
	if err != nil {
		return "", err
	}
	path = filepath.Join(folder, name+".yaml")
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if os.IsExist(err) {
		return "", fault.New("name", name, say.Textf("%s already exists and is not overwritten", path), say.Text("choose another name"))
	}
	if err != nil {
		return "", say.Errorf("cannot write the case: %w", err)
	}
	_, err = f.Write(text)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		os.Remove(path) // half a file is none
		return "", say.Errorf("cannot write the case: %w", err)
	}
	return path, nil
}
