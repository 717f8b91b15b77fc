package scenario

import (
	"embed"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tumen/casefile"
	"tumen/internal/fault"
	"tumen/internal/say"
)

//go:embed cases
var cases embed.FS

// Info is a built-in case in a list.
type Info struct {
	Name  string `json:"name"` // samjiyon, theory/chain
	Title string `json:"title"`
	About string `json:"about"`
}

// Builtin lists the built-in cases by name.
func Builtin() (infos []Info) {
	for _, name := range builtinNames() {
		info := Info{Name: name}
		if c, err := Load(name); err == nil { // TestBuiltinCasesAreSound allows no other
			info.Title, info.About = c.Title, c.About
		}
		infos = append(infos, info)
	}
	return infos
}

// builtinNames are the paths below cases/, without the ending, in order.
func builtinNames() (names []string) {
	// Walking an embedded folder cannot fail: it is memory.
	_ = fs.WalkDir(cases, "cases", func(path string, d fs.DirEntry, err error) error {
		if name, isCase := strings.CutSuffix(path, ".yaml"); isCase && err == nil && !d.IsDir() {
			names = append(names, strings.TrimPrefix(name, "cases/"))
		}
		return nil
	})
	slices.Sort(names)
	return names
}

// builtin is the source of a built-in case.
func builtin(name string) ([]byte, error) {
	names := builtinNames()
	switch {
	case name == "":
		return nil, fault.New("case", "", say.Text("the name of the case is empty"), say.Text("write the path of a case file, or a name from `tumen cases`"))
	case slices.Contains(names, name):
		return cases.ReadFile("cases/" + name + ".yaml")
	}
	for _, path := range []string{name + ".yaml", name + ".yml"} {
		if isFile(path) {
			return nil, fault.New("case", name, say.Text("there is no built-in case of this name, but there is a case file"), say.Textf("write %s", path))
		}
	}
	switch info, err := os.Stat(name); {
	case err == nil && info.IsDir():
		return nil, fault.New("case", name, say.Text("it is a folder"), say.Text("write the path of a case file, or a name from `tumen cases`"))
	default:
		return nil, fault.New("case", name, say.Textf("there is no built-in case `%s`, and no such file", name), casefile.Suggest(name, names, say.Text("see `tumen cases`")))
	}
}

// isPath says whether an argument names a file: it ends like a case file, or a
// file of that name exists.
func isPath(nameOrPath string) bool {
	return strings.HasSuffix(nameOrPath, ".yaml") || strings.HasSuffix(nameOrPath, ".yml") || isFile(nameOrPath)
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

// Text is the case file of a built-in case. The error is a *fault.Error: unlike
// Load, it never looks for a file.
func Text(name string) ([]byte, error) { return builtin(name) }

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
