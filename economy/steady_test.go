package economy

import (
	"testing"

	"tumen/internal/proof"
)

// In the steady day nothing is allocated, however many porters there are, on any
// number of workers: the columns, lists, crews and ledgers have grown to what they
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
