package ledger

import "testing"

// One payment of each sort, and what it is to the two who pay and are paid.
func TestWhatEachPaymentIsToBothSides(t *testing.T) {
	for _, c := range []struct {
		kind     Kind
		from, to Sector
		payer    Money // of a payment of 100
		payee    Money
	}{
		{Pay, Donju, Porters, -100, 100},
		{OutsideIncome, Rest, Porters, -100, 100},
		{ReleaseBribe, Porters, MSS, -100, 100},
		{Compensation, Porters, Donju, -100, 100},
		{Consumption, Porters, Rest, 0, 100},
		{Consumption, Donju, Rest, 0, 100},
		{RecruiterFee, Merchants, Recruiters, -100, 100},
		{BribeHead, TradingCompanies, Guards, -100, 100},
		{Levy, StateAgencies, Customs, -100, 100},
		{Remittance, Guards, Commanders, -100, 100},
		{Remittance, Guards, MSS, -100, 100},
		{Remittance, FarSideGuards, Rest, -100, 100},
		{Remittance, Customs, Treasury, 0, 100},
		{Remittance, Commanders, PartyFund, 0, 100},
		{Remittance, TradingCompanies, Treasury, 0, 100},
		{Remittance, StateAgencies, PartyFund, 0, 100},
		{Remittance, MSS, MSS, 0, 0},
		{PartyQuota, Donju, PartyFund, -100, 100},
		{Licence, Donju, Treasury, -100, 100},
		{Fine, Guards, Treasury, -100, 100},
		{LicenceRent, Donju, TradingCompanies, -100, 100},
		{LicenceRent, Donju, Donju, 0, 0},
		{Passage, Donju, Guards, -100, 100},
		{Relation, Donju, Guards, -100, 100},
		{PostSold, Guards, Commanders, -100, 100},
		{Interest, Donju, Rest, -100, 100},
		{Capital, Rest, Donju, 0, 0},
		{Withdrawal, Donju, Rest, 0, 0},
		{Withdrawal, Porters, Rest, 0, 0},
		{Loan, Rest, Donju, 0, 0},
		{Repayment, Donju, Rest, 0, 0},
		{Moving, Porters, Rest, -100, 100},
		{Consumption, Guards, Rest, 0, 100},
		{Living, Porters, Rest, 0, 100},
		{Support, Rest, Porters, 0, 0},
	} {
		var g Gains
		g.Add(c.kind, c.from, c.to, 100)
		want := Gains{}
		want[c.from] += c.payer
		want[c.to] += c.payee
		if g != want {
			t.Errorf("%s from %s to %s: %v, want %v", c.kind, c.from, c.to, g, want)
		}
	}
}

func TestNamesAreReadBack(t *testing.T) {
	for k := range Kinds {
		if got, ok := KindNamed(k.String()); !ok || got != k {
			t.Errorf("%s is read as %v, %t", k, got, ok)
		}
	}
	for s := range Sectors {
		if got, ok := SectorNamed(s.String()); !ok || got != s {
			t.Errorf("%s is read as %v, %t", s, got, ok)
		}
	}
	if _, ok := KindNamed("gift"); ok {
		t.Error("a gift is a kind of payment")
	}
	if _, ok := SectorNamed("nobody"); ok {
		t.Error("nobody is a sector")
	}
}
