package economy

import "tumen/ledger"

// Gains are what each kind of actor gained by the payments of some days, as
// ledger.Gains defines it. Flows of unknown names are left out.
func Gains(flows []Flow) (g ledger.Gains) {
	for _, f := range flows {
		kind, isKind := ledger.KindNamed(f.Kind)
		from, isFrom := ledger.SectorNamed(f.From)
		to, isTo := ledger.SectorNamed(f.To)
		if isKind && isFrom && isTo {
			g.Add(kind, from, to, ledger.Fen(f.Fen))
		}
	}
	return g
}
