package household

import (
	"sync"
	"testing"

	"tumen/ledger"
)

// However many workers note what people do, the sums, the purses and the book are
// the same.
func TestAnyNumberOfWorkers(t *testing.T) {
	run := func(workers int) *diary {
		people := alike(600, 0)
		for i := range people {
			people[i].Outside = int32(200 + 3*i)
		}
		d := begin(t, Rules{Cost: 300, Saving: 0.4, Buffer: 20, Outside: []float64{1}}, people, 0)
		books, clerks := make([]ledger.Book, workers), make([]*Clerk, workers)
		for k := range clerks {
			for s := range ledger.Sectors {
				books[k].Open(s, 1)
			}
			clerks[k] = d.h.SideClerk(&books[k])
		}
		for range 100 {
			d.h.Dawn(&d.book, d.day, d.person)
			var all sync.WaitGroup
			for k := range clerks {
				d.book.Lend(&books[k], ledger.Rest)
			}
			for k, c := range clerks {
				all.Go(func() {
					for i := k; i < len(people); i += workers {
						p := d.person(uint32(i))
						switch (i + int(d.day)) % 12 {
						case 0:
							c.Leave(p, d.day+int32(i%7), d.day)
						case 1: // from the rest of the economy: organisers pay one crew each
							c.Carried(p, ledger.Account{Sector: ledger.Rest}, 4000, d.day+5, d.day)
						case 2:
							c.Harmed(p, Hurt, 3)
						}
						if d.day == 99 && i%5 == 0 {
							c.End(p, Died, d.day)
						}
					}
				})
			}
			all.Wait()
			for k, c := range clerks {
				d.book.Collect(&books[k], ledger.Rest)
				d.h.Collect(c)
			}
			d.h.Book(&d.book)
			if worst, err := d.book.Close(); worst != 0 || err != nil {
				t.Fatalf("%d workers, day %d: %v", workers, d.day, err)
			}
			d.day++
		}
		return d
	}
	one := run(1)
	if one.h.Today.People.Died == 0 || one.counted().Runs == 0 {
		t.Fatal("nothing happened")
	}
	for _, workers := range []int{2, 7} {
		d := run(workers)
		if d.h.Today != one.h.Today || d.counted() != one.counted() || d.h.People != one.h.People {
			t.Errorf("%d workers book %+v, one %+v", workers, d.h.Today, one.h.Today)
		}
		for i := range one.people {
			a := ledger.Account{Sector: ledger.Porters, Index: uint32(i)}
			if d.book.Cash(a) != one.book.Cash(a) || d.h.Rows[i] != one.h.Rows[i] {
				t.Fatalf("%d workers leave person %d %d, one %d", workers, i, d.book.Cash(a), one.book.Cash(a))
			}
		}
		if err := d.h.Check(&d.book, d.day, d.person); err != nil {
			t.Errorf("%d workers: the state %v", workers, err)
		}
	}
}
