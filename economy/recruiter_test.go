package economy

import (
	"testing"

	"tumen/economy/parameter"
	"tumen/ledger"
)

// "An organiser whose crew has fewer heads than planned has novices trained, one
// for each head missing; each novice belongs to one agency; if it has no place
// free, that head stays missing. Training takes at least a day, and then the
// novice waits with the trained", and "frees the agency's place". The fee is paid
// at once.
func TestANoviceTakesAPlaceForTheDaysOfTraining(t *testing.T) {
	for training, back := range map[int]int32{0: 1, 3: 3} {
		w := morning(t, func(p *parameter.Parameters) {
			p.Counties[0].Experienced = 0
			p.Recruiters = parameter.Recruiters{Number: 2, Fee: 5, Places: 3, Payer: parameter.OrganiserPays}
			p.Labour.Training = training
		})
		w.turnSeason()
		w.setPrices()
		pool := &w.pools[0]
		pool.openDay()
		before, novices := w.book.Cash(w.organiserAccount(0)), len(pool.novices)
		c := crew{}
		w.enlist(&c, &plan{heads: 40, load: 50, smallest: 1}, ledger.Grams(40*50_000))
		trained := novices - len(pool.novices)
		if trained != 6 || w.porters.Count(Training) != 6 || before-w.book.Cash(w.organiserAccount(0)) != 6*500 || c.costs != 6*500 {
			t.Errorf("%d novices are taken on, for %d fen: two agencies have three places each at 5 yuan", trained, before-w.book.Cash(w.organiserAccount(0)))
		}
		for range back {
			if pool.trained.waiting() != 0 || w.agencies[0].places != 0 {
				t.Errorf("training of %d days: on day %d somebody is back", training, w.day)
			}
			w.day++
			w.turnSeason()
		}
		if pool.trained.waiting() != 6 || pool.ready.waiting() != 0 || w.agencies[0].places != 3 || w.agencies[1].places != 3 {
			t.Errorf("training of %d days: on day %d %d wait with the trained, and the first agency has %d places", training, w.day, pool.trained.waiting(), w.agencies[0].places)
		}
	}
}

// Heads that are missing because the goods ran out are not missed: nobody is
// trained for them.
func TestNobodyIsTrainedForGoodsThatRanOut(t *testing.T) {
	w := morning(t, func(p *parameter.Parameters) {
		p.Counties[0].Experienced = 0.5
		p.Recruiters = parameter.Recruiters{Number: 2, Fee: 5, Places: 30, Payer: parameter.OrganiserPays}
	})
	w.turnSeason()
	w.setPrices()
	w.pools[0].rate = 1000 // whoever is asked comes
	w.pools[0].top = asks - 1
	for _, goods := range []ledger.Grams{100_000, 100_000_000} {
		trains := goods > 1_000_000 // which are more than all can carry
		w.pools[0].openDay()
		w.crewMembers = w.crewMembers[:0]
		c := crew{}
		w.enlist(&c, &plan{heads: 1000, load: 50, smallest: 10}, goods)
		if len(w.crewMembers) == 0 || (w.porters.Count(Training) > 0) != trains {
			t.Errorf("of %d g, %d g are loaded, and %d people are trained", goods, c.load, w.porters.Count(Training))
		}
	}
}
