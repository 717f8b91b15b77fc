package report

import (
	"slices"

	"tumen/ledger"
	"tumen/vocabulary"
)

// actorOf is the actor of a sector, as the case calls it. A sector that this
// version does not know keeps its name and gets the colour of the unknown.
func actorOf(v *vocabulary.Vocabulary, sector string) ledger.Actor {
	if i := slices.IndexFunc(v.Kinds, func(a ledger.Actor) bool { return a.Key == sector }); i >= 0 {
		return v.Kinds[i]
	}
	return ledger.Actor{Key: sector, Name: sector, Class: "unknown"}
}

// kindName is a kind of payment in words; an unknown one as it is.
func kindName(kind string) string {
	if k, known := ledger.KindNamed(kind); known {
		return k.Payment().Name
	}
	return kind
}

// isTaking says whether a kind of payment is one that an organ takes.
func isTaking(kind string) bool {
	k, known := ledger.KindNamed(kind)
	return known && k.Payment().Taking
}
