package worlds

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	"strings"

	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/record"
)

//go:embed builtin
var builtin embed.FS

// Suffix ends the name of a file of worlds, after that of its case.
const Suffix = ".worlds.json"

// FileOf is where the worlds of a case file stand; empty of what is no case file.
func FileOf(caseFile string) string {
	for _, ending := range []string{".yaml", ".yml"} {
		if name, found := strings.CutSuffix(caseFile, ending); found {
			return name + Suffix
		}
	}
	return ""
}

// Other is worlds that are of another case, or another model.
type Other struct {
	Where string
	What  string
}

func (o *Other) Error() string {
	return say.Textf("the worlds in %s are not used: %s; tumen calibrate makes them again", o.Where, o.What)
}

// Load reads the worlds of a case: those that stand beside its file, or else those that
// are shipped with the built-in case of its name. There are none, and no error, if there
// is no such file, and if a case only shares its name with a built-in one. The error is
// an *Other if they are of another case text or model.
func Load(name, file, sha256 string, program build.Identity) (*Set, error) {
	where, text, err := FileOf(file), []byte(nil), error(fs.ErrNotExist)
	isFile := where != ""
	if isFile {
		text, err = os.ReadFile(where)
	}
	shipped := errors.Is(err, fs.ErrNotExist)
	if shipped {
		where = say.Textf("the built-in case %s", name)
		text, err = builtin.ReadFile(Builtin(name))
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, say.Errorf("the worlds in %s: %w", where, err)
	}
	s, err := Decode(text)
	switch {
	case err != nil:
		return nil, say.Errorf("the worlds in %s: %w", where, err)
	case s.CaseSHA256 != sha256 && shipped && isFile:
		return nil, nil
	case s.CaseSHA256 != sha256:
		return nil, &Other{where, say.Text("they are of the case as it was before it was changed")}
	case s.Model != program.Run:
		return nil, &Other{where, say.Textf("they are of another model (%s, and this is %s)", build.Short(s.Model), build.Short(program.Run))}
	}
	return s, nil
}

// Builtin is the path of the worlds of a built-in case below the folder of this package.
func Builtin(name string) string {
	return "builtin/" + strings.ReplaceAll(name, "/", "-") + Suffix
}

// Digest is the SHA-256 of the set as it is written.
func (s *Set) Digest() string {
	text, err := s.Encode()
	if err != nil {
		panic("worlds that JSON cannot hold: " + err.Error()) // Decode has checked the numbers
	}
	return record.SumOfText(text)
}

// Shown is the set as a run in the most central of its worlds shows it.
func (s *Set) Shown() *record.Worlds {
	return &record.Worlds{N: len(s.Worlds), Effective: s.Effective, Runs: s.Runs, Digest: s.Digest(), Bands: s.Bands}
}
