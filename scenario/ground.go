package scenario

import (
	"fmt"
	"slices"
	"strings"

	"tumen/casefile"
	"tumen/testimony"
	"tumen/testimony/reconcile"
)

// ground is where a value comes from.
type ground struct {
	origin string
	from   string // the claim's or the source's id
	at     string
	why    string
	figure *testimony.Figure // the claim's, if the ground is a claim
	taken  *reconcile.Value  // what the claim comes to beside the others, in its unit

	// How the claim's number was taken, and its interval in the field's unit; set
	// by settle.
	as        string
	low, high *float64
}

// grounds are the keys that say where a value comes from, one of which a
// number needs.
var grounds = []string{"from", "claim", "assumed"}

// ground reads where a value comes from. Where it must not be missing, and is,
// that is a fault at the given place.
func (r *reader) ground(k *casefile.Keys, s *said, at *casefile.Node, needed bool) (g ground, ok bool) {
	from, claim, assumed := k.Get("from"), k.Get("claim"), k.Get("assumed")
	place, says := k.Text("at"), k.Text("says")
	var given []string
	for _, key := range grounds {
		if k.Has(key) {
			given = append(given, key)
		}
	}
	switch {
	case len(given) > 1:
		r.Fault(at, "this number comes from "+casefile.Quoted(given)+" at once", "keep one of them")
		return g, false
	case len(given) == 0 && slices.ContainsFunc(grounds, k.Misspelt):
		return g, false // done will say so
	case len(given) == 0 && needed:
		r.Fault(at, "nothing says where this number comes from", "add `from:` with a source, `claim:` with a claim, or `assumed:` with a reason")
		return g, false
	case len(given) == 0:
		return ground{origin: FromCase}, true
	}
	if from == nil && (place != "" || says != "") {
		r.Fault(at, "`at` and `says` belong to a source, and this names none", "add `from:` with a source")
		return g, false
	}
	before := len(r.Faults)
	switch {
	case assumed != nil:
		g = ground{origin: FromAssumption, why: r.Text(assumed, "assumed")}
		if g.why == "" && len(r.Faults) == before {
			r.Fault(assumed, "an assumption without a reason", "write why this value, and what would pin it down")
		}
	case from != nil:
		r.checkSource(s, from)
		g = ground{origin: FromSource, from: from.Text, at: place, why: says}
	case claim != nil:
		g = r.claimed(s, claim)
		return g, g.origin == FromClaim
	default:
		return g, false // the value of the key was a fault
	}
	return g, len(r.Faults) == before
}

// claimed is the ground that a claim gives; without an origin if it gives none.
func (r *reader) claimed(s *said, n *casefile.Node) ground {
	id := strings.TrimSpace(n.Text)
	claim := s.Claim(id)
	switch {
	case s.broken[id]:
		return ground{} // its own fault is enough
	case claim == nil:
		ids := make([]string, len(s.Claims))
		for i := range s.Claims {
			ids[i] = s.Claims[i].ID
		}
		r.Fault(n, fmt.Sprintf("there is no claim `%s`", id), casefile.Suggest(id, ids, "describe it under `claims:`"))
		return ground{}
	}
	return ground{origin: FromClaim, from: id, at: claim.At, why: claim.Says, figure: claim.Figure, taken: s.taken(id)}
}
