package economy

import "tumen/ledger"

// Gains are what each kind of actor gained by the payments of some days, as
// ledger.Gains defines it. Flows of unknown names are left out.
func Gains(flows []Flow) (g ledger.Gains) {
	for _, f := range flows {
		g.AddNamed(f.Kind, f.From, f.To, ledger.Fen(f.Fen))
	}
	return g
}
