package build

import (
	"runtime"
	"runtime/debug"
	"strings"
	"sync"

	"tumen"
)

// Identity is which program made something.
type Identity struct {
	Version     string // such as 0.1.0, from the file VERSION
	Fingerprint string // of the model, hex; see fingerprint
	Run         string // of what decides the numbers of a run, which studies have no part in, hex
	Revision    string // of the source in git, "+" at its end if files were changed; empty where the build does not know it
	Go          string // the version of Go that built it
}

// HasModel says whether the program gives the numbers of a model, by the
// fingerprint that a record carries.
func (i Identity) HasModel(fingerprint string) bool { return i.Fingerprint == fingerprint }

// shortDigits is how many digits of a fingerprint people see: git shows as many
// of a revision in a large repository.
const shortDigits = 12

// Short is the beginning of a fingerprint, for people.
func Short(fingerprint string) string {
	return fingerprint[:min(len(fingerprint), shortDigits)]
}

// This is the program that is running.
func This() Identity { return this() }

var this = sync.OnceValue(func() Identity {
	version, err := tumen.Sources.ReadFile("VERSION")
	if err != nil {
		panic("the program was built without its version: " + err.Error()) // the compiler embeds it or refuses
	}
	model, err := fingerprint(tumen.Sources, decides)
	if err != nil {
		panic("the program was built without its sources: " + err.Error())
	}
	run, err := fingerprint(tumen.Sources, decidesRun)
	if err != nil {
		panic("the program was built without its sources: " + err.Error())
	}
	return Identity{Version: strings.TrimSpace(string(version)), Fingerprint: model, Run: run, Revision: revision(), Go: runtime.Version()}
})

// revision is what the build noted of git, or empty.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	at, changed := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			at = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = "+"
		}
	}
	if at == "" {
		return ""
	}
	return at + changed
}
