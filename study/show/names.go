package show

import (
	"strings"

	"tumen/economy"
	"tumen/internal/text"
	"tumen/ledger"
	"tumen/study"
	"tumen/view"
	"tumen/vocabulary"
)

// Name is an outcome or a daily series in running text.
func Name(o study.Outcome) string {
	if known := vocabulary.Find(o.Name); known != nil {
		return known.Name
	}
	switch o.Name {
	case "mass":
		return "goods delivered"
	case "profit":
		return "profit of a day"
	case "hired":
		return "porters who set out"
	}
	if route, ok := strings.CutPrefix(o.Name, "mass."); ok {
		return "delivered over " + text.Plain(route)
	}
	return text.Plain(o.Name)
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
func Main(path string) bool {
	known := vocabulary.Find(path)
	return known != nil && known.Within(vocabulary.Main)
}

// Gainer is who gains in an outcome that is a gain; false if it is none.
func Gainer(path string) (who ledger.Actor, ok bool) {
	name, ok := economy.GainedBy(path)
	if !ok {
		return who, false
	}
	if s, known := ledger.SectorNamed(name); known {
		return s.Actor(), true
	}
	return ledger.Actor{Key: name, Name: text.Plain(name), Class: "unknown"}, true
}
