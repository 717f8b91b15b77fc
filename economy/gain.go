package economy

import (
	"strings"

	"tumen/ledger"
)

// Gains are what each kind of actor gained by the payments of some days, as
// ledger.Gains defines it. Flows of unknown names are left out.
func Gains(flows []Flow) (g ledger.Gains) {
	for _, f := range flows {
		g.AddNamed(f.Kind, f.From, f.To, ledger.Money(f.Amount))
	}
	return g
}

// GainPath is the outcome of what a kind of actor gained: kinds.porters.gain.
func GainPath(sector string) string { return "kinds." + sector + ".gain" }

// GainedBy is whose gain an outcome is, and whether it is one.
func GainedBy(path string) (sector string, is bool) {
	rest, kind := strings.CutPrefix(path, "kinds.")
	sector, gain := strings.CutSuffix(rest, ".gain")
	return sector, kind && gain
}
