package show

import (
	"cmp"
	"strings"

	"tumen/internal/text"
	"tumen/ledger"
	"tumen/study"
	"tumen/view"
	"tumen/vocabulary"
)

// Name is an outcome or a daily series in running text.
func Name(o study.Outcome) string {
	name := o.Title
	if known := vocabulary.Find(o.Name); name == "" && known != nil {
		name = known.Name
	}
	return text.Plain(cmp.Or(name, o.Name))
}

// NameWithUnit is an outcome in words, with its unit where the number has no
// sign of it.
func NameWithUnit(o study.Outcome) string { return view.Named(Name(o), o.Unit) }

// Class is the colour of an outcome: its actor's, if it is about one.
func Class(path string) string {
	if known := vocabulary.Find(path); known != nil && known.Whose != "" {
		return known.Whose
	}
	return "profit"
}

// Main says whether an outcome stands in the tables of main results.
func Main(path string) bool { return vocabulary.Within(path, vocabulary.Main) }

// Gainer is who gains in an outcome that is a gain; false if it is none.
func Gainer(o study.Outcome) (who ledger.Actor, ok bool) {
	key, ok := vocabulary.IsGain(o.Name)
	if !ok {
		return who, false
	}
	who = ledger.Actor{Key: key, Name: key, Class: "unknown"}
	if s, known := ledger.SectorNamed(key); known {
		who = s.Actor()
	}
	if o.Title != "" {
		who.Name = strings.TrimPrefix(o.Title, "gain of ") // as the case calls them
	}
	who.Name = text.Plain(who.Name)
	return who, true
}
