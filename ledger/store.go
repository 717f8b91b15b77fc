package ledger

import "tumen/internal/say"

// Store is the goods of a world, by good and fate [g].
type Store struct {
	at      [][Fates]Grams // since the first day; Gathered counts what came in
	opening [][Fates]Grams
	refused int
}

// Goods makes room for n goods.
func (s *Store) Goods(n int) {
	s.at, s.opening = zeros(s.at, n), zeros(s.opening, n)
}

// Move takes goods from one fate to another: Gathered to Stock when bought,
// Stock to Sold, Seized or Lost. Nothing else is a movement: what is sold stays
// sold.
func (s *Store) Move(good int, from, to Fate, amount Grams) {
	if amount < 0 || (from != Gathered && from != Stock) || to == Gathered || from == to {
		s.refused++
		return
	}
	if from == Gathered {
		s.at[good][Gathered] += amount
	} else {
		s.at[good][from] -= amount
	}
	s.at[good][to] += amount
}

// At is the amount of a good that met a fate since the first day; for Stock,
// what is in store now.
func (s *Store) At(good int, f Fate) Grams { return s.at[good][f] }

// Today is what came to a fate since the day began; for Stock, by how much it
// grew.
func (s *Store) Today(good int, f Fate) Grams { return s.at[good][f] - s.opening[good][f] }

// Close ends the day. held gives what the organisers' own stores add up to for
// each good; the greatest difference from the books is returned [g], 0 unless
// they are wrong.
func (s *Store) Close(held []Grams) (worst Grams, err error) {
	for good, at := range s.at {
		out := at[Gathered] - at[Stock] - at[Sold] - at[Seized] - at[Lost]
		kept := at[Stock] - held[good]
		if d := max(out, -out, kept, -kept, -at[Stock]); d > worst {
			worst = d
			err = say.Errorf("good %d does not balance: it differs by %d g", good, d)
		}
	}
	if s.refused > 0 && err == nil {
		err = say.Errorf("%d movements of goods were impossible", s.refused)
		worst = max(worst, 1)
	}
	copy(s.opening, s.at)
	s.refused = 0
	return worst, err
}
