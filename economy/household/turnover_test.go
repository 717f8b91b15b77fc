package household

import (
	"math"
	"testing"

	"tumen/ledger"
	"tumen/rng"
)

// Places are drawn as if everybody were asked: each with the same chance, on each
// day anew, so the number drawn is binomial.
func TestPlacesAreDrawnAsIfEverybodyWereAsked(t *testing.T) {
	const n, p, days = 500, 0.01, 20_000
	times := make([]int, n)
	var list []uint32
	sum, squares := 0.0, 0.0
	for day := range int32(days) {
		list = Drawn(list[:0], rng.New(3), 7, day, n, p)
		for k, place := range list {
			if k > 0 && place <= list[k-1] {
				t.Fatalf("places %v are not in order", list)
			}
			times[place]++
		}
		sum += float64(len(list))
		squares += float64(len(list)) * float64(len(list))
	}
	mean := sum / days
	if want, out := n*p, 4*math.Sqrt(n*p*(1-p)/days); math.Abs(mean-want) > out {
		t.Errorf("%.3f are drawn a day, want %.3f +- %.3f", mean, want, out)
	}
	if variance, want := squares/days-mean*mean, n*p*(1-p); math.Abs(variance/want-1) > 0.06 {
		t.Errorf("their variance is %.3f, want %.3f of a binomial", variance, want)
	}
	squared := 0.0 // chi-squared with n degrees of freedom
	for _, k := range times {
		d := float64(k) - days*p
		squared += d * d / (days * p * (1 - p))
	}
	if d := (squared - n) / math.Sqrt(2*n); math.Abs(d) > 4 {
		t.Errorf("places are drawn unequally often: chi-squared is %.1f standard deviations from its mean", d)
	}
	if got := Drawn(nil, rng.New(3), 7, 0, n, 0); len(got) != 0 {
		t.Errorf("with no chance %v are drawn", got)
	}
	if got := Drawn(nil, rng.New(3), 7, 0, n, 1); len(got) != n {
		t.Errorf("where it is certain %d of %d are drawn", len(got), n)
	}
}

// What a draw costs is what it gives: of ten million people in whom hardly
// anybody leaves, hardly anybody is looked at.
func TestDrawingCostsWhoIsDrawn(t *testing.T) {
	h := Households{Rows: make([]Row, 10_000_000)}
	list := make([]uint32, 0, 4000)
	if allocated := testing.AllocsPerRun(3, func() {
		list = h.Leavers(list[:0], rng.New(1), 7, 5, 0.05)
	}); allocated != 0 {
		t.Errorf("drawing allocates %v times", allocated)
	}
	if want := 10_000_000 * 0.05 / YearDays; math.Abs(float64(len(list))-want) > 5*math.Sqrt(want) {
		t.Errorf("%d leave in a day, of about %.0f", len(list), want)
	}
}

// However many leave, die and stay, as many take their places: the number of
// people in the trade is stationary, but for the days that a place stays vacant.
func TestNumbersAreStationary(t *testing.T) {
	const people, wait, chance = 3000, 20, 0.001
	d := begin(t, Rules{Cost: 300, Saving: 0.3, Buffer: 30, Outside: []float64{1}}, alike(people, 850), 0)
	d.h.Recording = true
	var leavers, due []uint32
	var vacant [wait + 1][]uint32 // by day modulo
	mean, arrived := 0.0, 0
	const days = 1000
	for day := range int32(days) {
		d.h.Dawn(&d.book, day, d.person)
		due = append(due[:0], vacant[day%(wait+1)]...)
		vacant[day%(wait+1)] = vacant[day%(wait+1)][:0]
		leavers = d.h.Leavers(leavers[:0], rng.New(9), 7, day, 0.2)
		for _, place := range leavers {
			if !d.h.Rows[place].Vacant {
				d.main.Quit(d.person(place), day)
				due = append(due, place)
			}
		}
		for _, place := range due {
			d.main.Arrive(d.person(place), false, day)
			arrived++
		}
		for _, place := range Drawn(nil, rng.New(9), 8, day, people, chance) {
			if !d.h.Rows[place].Vacant {
				d.main.End(d.person(place), Died, day)
				vacant[day%(wait+1)] = append(vacant[day%(wait+1)], place)
			}
		}
		d.h.Book(&d.book)
		d.book.Close()
		if day >= 100 {
			mean += float64(d.h.Alive) / (days - 100)
		}
	}
	// A place is vacant for wait days after one of life, which ends with the chance
	// of each day: alive = 1 / (1 + wait x chance), but for who leaves meanwhile.
	want := people / (1 + wait*chance)
	if math.Abs(mean/want-1) > 0.005 {
		t.Errorf("%.1f people are alive on average, want %.1f", mean, want)
	}
	if arrived < 3000 {
		t.Errorf("only %d newcomers came", arrived)
	}
	if days := d.counted().Days; days == 0 || math.Abs(float64(days)/want/1000-1) > 0.01 {
		t.Errorf("%d person-days are counted", days)
	}
	if err := d.h.Check(&d.book, days, d.person); err != nil {
		t.Errorf("the state %v", err)
	}
}

func (d *diary) counted() (all Counts) {
	for k := range deciles {
		n := d.h.Decile(k)
		all.add(&n)
	}
	return all
}

// alike are n people of one county and of one outside income.
func alike(n int, outside int32) (people []Person) {
	for i := range n {
		people = append(people, Person{Place: uint32(i), Outside: outside})
	}
	return people
}

// Who leaves takes the purse along, who dies leaves it to the family, and who
// comes has nothing in it: neither is a gain or a loss of porters.
func TestAPurseStaysInTheFamily(t *testing.T) {
	d := begin(t, Rules{Cost: 300, Saving: 0.5, Buffer: 10, Outside: []float64{1}}, alike(2, 850), 0)
	d.h.Dawn(&d.book, 0, d.person)
	d.main.Quit(d.person(0), 0)
	d.main.Leave(d.person(1), 3, 0)
	d.main.End(d.person(1), Stayed, 0)
	d.h.Book(&d.book)
	var sums ledger.Sums
	left := ledger.Money(0)
	d.book.Flows(func(k ledger.Kind, from, to ledger.Sector, amount ledger.Money) {
		sums.Add(k, from, to, amount)
		if k == ledger.Withdrawal {
			left += amount
		}
	})
	if want := ledger.Money(3000 + 3000 - 300); left != want {
		t.Errorf("%d is taken along, want %d: two full purses less the last day's living", left, want)
	}
	if sums.Gains[ledger.Porters] != 0 {
		t.Errorf("porters gain %d by leaving", sums.Gains[ledger.Porters])
	}
	d.book.Close()
	d.h.Dawn(&d.book, 1, d.person)
	d.main.Arrive(d.person(0), true, 1)
	if got := d.main.Purse(d.person(0), 1); got != 0 {
		t.Errorf("a newcomer has %d", got)
	}
}
