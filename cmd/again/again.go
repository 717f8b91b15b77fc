// Package again writes the command line that makes a run again. It is the one
// place outside cmd/tumen that knows the names of flags, since a report shows the
// command and the packages below it may not know them.
package again

import (
	"fmt"
	"strconv"
	"strings"

	"tumen/internal/text"
	"tumen/record"
)

// Command is a command line that makes a run again. A built-in case is given by
// its name; every other one by file, the path of the case file that the record
// keeps. A run that went on from a checkpoint is made whole: its tables are the
// same.
func Command(m *record.Manifest, file string) string {
	name := file
	if m.OfBuiltin() {
		name = m.Case
	}
	words := []string{"tumen run", text.ShellWord(name), fmt.Sprintf("--seed %d", m.Seed)}
	if m.WorldSeed != nil {
		words = append(words, fmt.Sprintf("--world-seed %d", *m.WorldSeed))
	}
	for _, p := range m.Policies {
		words = append(words, "--with "+text.ShellWord(p))
	}
	sets, days := m.Sets, ""
	if n := len(sets); n > 0 { // the days that were asked for are the last setting
		if written, ok := strings.CutPrefix(sets[n-1], "days="); ok {
			if number, err := strconv.Atoi(written); err == nil && strconv.Itoa(number) == written {
				sets, days = sets[:n-1], written
			}
		}
	}
	for _, s := range sets {
		words = append(words, "--set "+text.ShellWord(s))
	}
	if days != "" {
		words = append(words, "--days "+days)
	}
	if m.KeepsCrossings() {
		words = append(words, "--crossings")
	}
	return strings.Join(words, " ")
}
