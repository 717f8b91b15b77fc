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

func TestODDHasARowForEveryKindOfPayment(t *testing.T) {
	rows := accounts(t)
	for k := range ledger.Kinds {
		if _, has := rows[k.String()]; !has {
			t.Errorf("%s has no row for payments of the kind `%s`: say under Accounts who pays whom, and for what", odd, k)
		}
	}
}

// Whatever is paid in a run, by custom and by calculation, stands in the matrix.
func TestODDAccountsKnowEveryPaymentOfARun(t *testing.T) {
	rows := accounts(t)
	customary := samjiyon(t).Parameters.Clone()
	customary.Regime = parameter.Customary
	for _, p := range []*parameter.Parameters{customary, everythingAtOnce(samjiyon(t).Parameters.Clone())} {
		p.Days = 200
		w := proof.Must(economy.New(p, nil, 1, 1))(t)
		if err := w.Run(context.Background(), nil); err != nil {
			t.Fatal(err)
		}
		missing := map[string]bool{}
		for _, f := range w.Outcome().Flows {
			row, what := rows[f.Kind], fmt.Sprintf("`%s` from `%s` to `%s`", f.Kind, f.From, f.To)
			if !missing[what] && !(slices.Contains(row[0], f.From) && slices.Contains(row[1], f.To)) {
				missing[what] = true
				t.Errorf("a run pays %s, of which %s says nothing: complete the row under Accounts", what, odd)
			}
		}
	}
}

// everythingAtOnce switches on whatever makes somebody pay somebody else.
func everythingAtOnce(p *parameter.Parameters) *parameter.Parameters {
	p.Regime, p.Security.Posture, p.Security.Claim = parameter.Behavioural, parameter.Claimant, 0.02
	p.State.Funds, p.Recruiters.Payer = 0.5, parameter.OrganiserPays
	p.Crossing.Accident, p.Crossing.Bearer, p.Crossing.Release = 0.02, parameter.PorterBears, 20
	for g := range p.Organisers {
		o := &p.Organisers[g]
		o.LicenceFee, o.PartyQuota, o.NameRent = 50, 50, 0.05
	}
	trader := p.Organisers[0]
	trader.Name, trader.Kind = "more-traders", parameter.SecurityTrader
	p.Organisers = append(p.Organisers, trader)
	for r := range p.Routes {
		p.Routes[r].Passage = 0.1
		post := parameter.Post{Organ: parameter.BorderGuards, Payer: parameter.OrganiserPays, Review: 7, Fixed: 1, Head: 0.1, Weight: 0.01, Share: 0.01, Remit: 0.5, Detection: 0.1, Fine: 1, Penalty: 1}
		for _, organ := range []parameter.Organ{parameter.BorderGuards, parameter.SecurityOrgan, parameter.FarSideGuards} {
			post.Name, post.Organ = "more-"+string(organ), organ
			p.Routes[r].Posts = append(p.Routes[r].Posts, post)
		}
	}
	return p
}
