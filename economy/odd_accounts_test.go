package economy_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"tumen/economy"
	"tumen/economy/parameter"
	"tumen/internal/proof"
	"tumen/ledger"
)

// accounts reads the rows of the flow matrix from the page: for each kind of
// payment who may pay and who may be paid.
func accounts(t *testing.T) map[string][2][]string {
	t.Helper()
	all, _ := page(t)
	_, section, _ := strings.Cut(all, "\n## Accounts\n")
	section, _, _ = strings.Cut(section, "\n## ")
	for s := range ledger.Sectors {
		if !strings.Contains(section, "`"+s.String()+"`") {
			t.Errorf("%s does not name the sector `%s`: add it to the columns under Accounts", odd, s)
		}
	}
	rows := map[string][2][]string{}
	organisers := []string{"donju", "trading-companies", "state-agencies", "mss"}
	sectors := func(cell string) (names []string) {
		for _, name := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune("` ,", r) }) {
			if name == "organiser" {
				names = append(names, organisers...)
			} else {
				names = append(names, name)
			}
		}
		return names
	}
	for _, line := range strings.Split(section, "\n") {
		if cells := strings.Split(line, "|"); len(cells) == 6 {
			rows[strings.Trim(cells[1], " `")] = [2][]string{sectors(cells[2]), sectors(cells[3])}
		}
	}
	return rows
}

// Whatever is paid in a run, by custom and by calculation, stands in the matrix;
// and the matrix has no row for what is never paid.
func TestODDAccountsKnowEveryPaymentOfARun(t *testing.T) {
	rows := accounts(t)
	paid := map[string]bool{}
	customary := samjiyon(t).Parameters.Clone()
	customary.Regime = parameter.Customary
	for _, p := range []*parameter.Parameters{customary, everythingAtOnce(samjiyon(t).Parameters.Clone()), quarrelsome(samjiyon(t).Parameters.Clone())} {
		p.BurnIn, p.Days = 0, 250
		w := proof.Must(economy.New(p, nil, 1, 1))(t)
		if err := w.Run(context.Background(), nil); err != nil {
			t.Fatal(err)
		}
		missing := map[string]bool{}
		for _, f := range w.Outcome().Flows {
			paid[f.Kind] = true
			row, what := rows[f.Kind], fmt.Sprintf("`%s` from `%s` to `%s`", f.Kind, f.From, f.To)
			if !missing[what] && !(slices.Contains(row[0], f.From) && slices.Contains(row[1], f.To)) {
				missing[what] = true
				t.Errorf("a run pays %s, of which %s says nothing: complete the row under Accounts", what, odd)
			}
		}
	}
	for k := range ledger.Kinds {
		if !paid[k.String()] {
			t.Errorf("no run of this test pays `%s`, for which %s has a row: have a run pay it, or delete the kind", k, odd)
		}
	}
}

// everythingAtOnce switches on whatever makes somebody pay somebody else.
func everythingAtOnce(p *parameter.Parameters) *parameter.Parameters {
	p.Security.Posture, p.Security.Claim = parameter.Claimant, 0.02
	p.State.Funds, p.Recruiters.Payer = 0.5, parameter.OrganiserPays
	p.Crossing.Accident, p.Crossing.Bearer, p.Crossing.Raid = 0.02, parameter.PorterBears, 0.05
	p.Household.Migration, p.Household.MovingCost, p.Household.Turnover = 1, 1, 0.5
	for g := range p.Organisers {
		o := &p.Organisers[g]
		o.LicenceFee, o.PartyQuota, o.LicencePart, o.Capital, o.Leverage = 50, 50, 0.5, 500, 10
	}
	trader := p.Organisers[0]
	trader.Name, trader.Kind = "more-traders", parameter.SecurityTrader
	p.Organisers = append(p.Organisers, trader)
	for r := range p.Routes {
		p.Routes[r].Passage = 0.1
		post := p.Routes[r].Posts[0]
		post.Pricing, post.Sees = parameter.ByCustom, parameter.Sees("crossing")
		post.Payer, post.Fixed, post.Head, post.Weight, post.Share, post.Remit, post.Detection, post.Fine, post.Penalty = parameter.OrganiserPays, 1, 0.1, 0.01, 0.01, 0.5, 0.1, 1, 1
		for _, organ := range []parameter.Organ{parameter.BorderGuards, parameter.SecurityOrgan, parameter.FarSideGuards} {
			post.Name, post.Organ = "more-"+string(organ), organ
			p.Routes[r].Posts = append(p.Routes[r].Posts, post)
		}
	}
	return p
}

// quarrelsome has posts that see value, rotate, are sold and have quotas.
func quarrelsome(p *parameter.Parameters) *parameter.Parameters {
	for r := range p.Routes {
		q := &p.Routes[r].Posts[0]
		if q.Organ == parameter.BorderGuards {
			q.Pricing, q.Sees, q.SeesError, q.Rotation, q.Sells, q.Quota = parameter.Posted, parameter.Sees("value"), 0.2, 60, 0.5, 100
		}
	}
	return p
}
