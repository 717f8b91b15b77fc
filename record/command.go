package record

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"tumen/scenario"
)

// Command is a command line that makes a run again. A built-in case is given by
// its name; every other one by file, the path of the case file that the record
// keeps. A run that went on from a checkpoint is made whole: its tables are the
// same.
func (m *Manifest) Command(file string) string {
	name := file
	if m.OfBuiltin() {
		name = m.Case
	}
	words := []string{"tumen run", ShellWord(name), fmt.Sprintf("--seed %d", m.Seed)}
	if m.WorldSeed != nil {
		words = append(words, fmt.Sprintf("--world-seed %d", *m.WorldSeed))
	}
	for _, p := range m.Policies {
		words = append(words, "--with "+ShellWord(p))
	}
	sets, days := m.Sets, ""
	if n := len(sets); n > 0 { // the days that were asked for are the last setting
		if text, ok := strings.CutPrefix(sets[n-1], "days="); ok {
			if number, err := strconv.Atoi(text); err == nil && strconv.Itoa(number) == text {
				sets, days = sets[:n-1], text
			}
		}
	}
	for _, s := range sets {
		words = append(words, "--set "+ShellWord(s))
	}
	if days != "" {
		words = append(words, "--days "+days)
	}
	if m.keepsCrossings() {
		words = append(words, "--crossings")
	}
	return strings.Join(words, " ")
}

// OfBuiltin says whether the case is a built-in one of this program, to the byte.
func (m *Manifest) OfBuiltin() bool {
	text, err := scenario.Text(m.Case)
	return err == nil && SumOfText(text) == m.CaseSHA256
}

// keepsCrossings says whether a run was asked for a record of every trip.
func (m *Manifest) keepsCrossings() bool {
	return m.file(CrossingsFile) != nil || m.Request != "" && m.Request == m.requestHash(true)
}

// ShellWord is a word in a command line that is shown: quoted where a shell needs
// that.
func ShellWord(word string) string {
	safe := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./=,:+%", r)
	}
	if word != "" && !strings.ContainsFunc(word, func(r rune) bool { return !safe(r) }) {
		return word
	}
	shown := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return unicode.ReplacementChar // it would move the cursor, or turn the writing round
		}
		return r
	}, word)
	return "'" + strings.ReplaceAll(shown, "'", `'\''`) + "'"
}
