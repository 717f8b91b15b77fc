package economy

import (
	"fmt"
	"testing"

	"tumen/internal/proof"
)

// In the steady day nothing is allocated, however many porters there are, on any
// number of workers: the columns, pools, crews and ledgers have grown to what they
// need. Recording is left out; it appends the day's row.
func TestTheSteadyDayAllocatesNothing(t *testing.T) {
	for workers, scale := range map[int]float64{1: 1, 2: 20} {
		p := upland()
		p.Scale, p.BurnIn = scale, 400 // days before the record begins are not recorded
		w := proof.Must(New(p, nil, 1, workers))(t)
		for range 300 {
			w.Day()
		}
		if perDay := testing.AllocsPerRun(50, w.Day); perDay > 0 {
			t.Errorf("on %d workers a day of %d crews allocates %v times", workers, len(w.crews), perDay)
		}
	}
}

// BenchmarkIdle shows that people who wait cost nothing: a day of a thousand
// porters who carry, alone and beside a million of the same county whose outside
// income is too high for any offer.
func BenchmarkIdle(b *testing.B) {
	const active = 1000
	for _, idle := range []int{0, 1_000_000} {
		b.Run(fmt.Sprintf("idle=%d", idle), func(b *testing.B) {
			p := upland()
			p.Counties[0].Porters, p.BurnIn = active+idle, 1_000_000
			w := proof.Must(New(p, nil, 1, 1))(b)
			enrich(w, active)
			for range 200 {
				w.Day()
			}
			for b.Loop() {
				w.Day()
			}
		})
	}
}

// enrich gives everyone but the first few an outside income of a thousand yuan a
// day, and puts all who wait back in their pools.
func enrich(w *World, few int) {
	for i := few; i < len(w.porters.Outside); i++ {
		w.porters.Outside[i] = 100_000
	}
	w.reshelve()
}
