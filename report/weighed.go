package report

import (
	"fmt"
	"slices"
	"strings"

	"tumen/record"
	"tumen/testimony"
	"tumen/testimony/formula"
	"tumen/testimony/reconcile"
)

// weighed is the section on how the testimony holds together.
type weighed struct {
	Finding   string
	Figure    figure
	Conflicts []conflictRow
	Implied   []impliedRow
	Decisions []decisionRow
	Open      string // names of what the claims do not determine
}

// conflictRow is one contradiction: the claims, the identities by which they
// cannot hold, and what would resolve it.
type conflictRow struct {
	Claims      []*testimony.Claim
	Because     []formula.Identity
	Corrections []correctionRow
}

type correctionRow struct{ Claim, To, Instead string }

type impliedRow struct {
	Name, Value, Between string
	From                 []string
}

type decisionRow struct{ Question, Formula, Answer string }

// weighedTestimony weighs the testimony of a record again; nil if nothing joins
// its claims. A record that cannot be weighed was not written by tumen, and has
// no such section either.
func weighedTestimony(run *record.Run) *weighed {
	said := &run.Manifest.Testimony
	if len(said.Identities) == 0 {
		return nil
	}
	found, err := said.Check(reconcile.Options{})
	if err != nil {
		return nil
	}
	w := &weighed{Finding: strings.TrimSuffix(checkVerdict(found), "."), Figure: weighedFigure(found), Open: listed(found.Undetermined)}
	for _, c := range found.Conflicts {
		row := conflictRow{}
		for _, id := range c.Claims {
			row.Claims = append(row.Claims, said.Claim(id))
		}
		for _, id := range c.Identities {
			at := slices.IndexFunc(said.Identities, func(x formula.Identity) bool { return x.ID == id })
			row.Because = append(row.Because, said.Identities[at])
		}
		for _, m := range c.Corrections {
			row.Corrections = append(row.Corrections, correctionRow{m.Claim, quantity(m.To, m.Unit), said.Claim(m.Claim).Figure.Text})
		}
		w.Conflicts = append(w.Conflicts, row)
	}
	for _, i := range found.Implied {
		w.Implied = append(w.Implied, impliedRow{i.Name, impliedValue(i), span95(i.Low, i.High), i.From})
	}
	for i, p := range found.Decisions {
		question := p.Says
		if question == "" {
			question = p.ID
		}
		w.Decisions = append(w.Decisions, decisionRow{question, said.Decisions[i].Text, answered(p)})
	}
	return w
}

// contradicted are the claims that contradict others.
func contradicted(run *record.Run) map[string]bool {
	ids := make(map[string]bool)
	found, err := run.Manifest.Testimony.Check(reconcile.Options{})
	if err != nil {
		return ids
	}
	for _, c := range found.Conflicts {
		for _, id := range c.Claims {
			ids[id] = true
		}
	}
	return ids
}

// takenWords says how a parameter took the number of its claim.
func takenWords(as, stated string, contradicts bool) string {
	switch {
	case as == reconcile.AsBalanced:
		return fmt.Sprintf("balanced beside other claims; stated: %s", stated)
	case as == reconcile.AsStated && contradicts:
		return "as stated, though it contradicts others"
	}
	return ""
}
