package scenario

import (
	"slices"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/list"
	"tumen/internal/say"
)

// reference is a name that must be found in a list of the parameters.
type reference struct {
	at *casefile.Node
	to string // the list: counties
}

// checkReferences makes every name that refers to nothing a fault. It comes
// last, since a name may stand before what it names.
func (r *values) checkReferences(p *parameter.Parameters) {
	for _, ref := range r.refs {
		names, _ := namesUnder(ref.to, p)
		if slices.Contains(names, ref.at.Text) || len(names) == 0 && len(r.Faults) > 0 {
			continue // what the list lacks is a fault already
		}
		r.Fault(ref.at, say.Textf("there is nothing named `%s` under `%s`", ref.at.Text, ref.to),
			casefile.Suggest(ref.at.Text, names, say.Textf("describe it under `%s`", ref.to)))
	}
	r.refs = nil
}

// namesUnder are the names in one of the lists at the top of the parameters; false
// if there is no such list.
func namesUnder(key string, p *parameter.Parameters) (names []string, is bool) {
	for _, part := range p.Tree().Parts() {
		if part.Key == key && part.Shape == parameter.List {
			return list.Map(part.Parts(), func(e parameter.Part) string { return e.Key }), true
		}
	}
	return nil, false
}
