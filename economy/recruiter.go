package economy

import (
	"tumen/economy/parameter"
	"tumen/economy/snapshot"
	"tumen/ledger"
)

// agency is a recruiter: it finds and trains novices for a fee.
type agency struct {
	account ledger.Account
	places  int // novices whom it can still take
}

func (w *World) openAgencies() {
	n := w.p.Recruiters.Number
	w.agencies = snapshot.Resized(w.agencies, n*len(w.p.Counties))
	w.book.Open(ledger.Recruiters, len(w.agencies))
	for k := range w.agencies {
		w.agencies[k] = agency{
			ledger.Account{Sector: ledger.Recruiters, Index: uint32(k)},
			scaled(w.p.Recruiters.Places, w.p.Scale),
		}
	}
}

// agencyOf is the agency that trains a novice: always the same one.
func (w *World) agencyOf(porter uint32) *agency {
	n := uint32(w.p.Recruiters.Number)
	return &w.agencies[uint32(w.county(porter))*n+porter%n]
}

// train sends novices to an agency for an organiser who is short of porters.
// The fee is the organiser's cost, or passed on to the merchant, as the case
// says.
func (w *World) train(c *crew, pool *pool, want int) {
	if w.p.Recruiters.Number == 0 {
		return
	}
	for k := uint32(0); want > 0 && len(pool.novices) > 0; k, want = k+1, want-1 {
		at := w.draw(drawNovice, c.organiser, k).Below(0, uint32(len(pool.novices)))
		i := pool.novices[at]
		agency := w.agencyOf(i)
		if agency.places == 0 {
			continue
		}
		agency.places--
		last := len(pool.novices) - 1
		pool.novices[at] = pool.novices[last]
		pool.novices = pool.novices[:last]
		w.settleLiving(&w.book, i, w.porters.Outside[i], w.day)
		w.leave(w.pack(i), Novice, Training, w.day+max(1, int32(w.p.Labour.Training)))
		fee := w.inMinor(w.p.Recruiters.Fee)
		if w.p.Recruiters.Payer == parameter.MerchantPays {
			w.book.Pay(ledger.RecruiterFee, w.merchantOf(c.organiser), agency.account, fee)
		} else {
			w.book.Pay(ledger.RecruiterFee, w.organiserAccount(c.organiser), agency.account, fee)
			c.costs += fee
		}
	}
}
