package economy

import (
	"runtime"
	"testing"

	"tumen/economy/parameter"
	"tumen/internal/proof"
)

// What a run is said to need is more than what it takes, and not many times as
// much: people would be refused runs that fit.
func TestARunTakesLessMemoryThanItIsSaidToNeed(t *testing.T) {
	for _, scale := range []float64{100, 1000} {
		p := upland()
		p.Scale, p.Days = scale, 20
		p.Counties[0].Porters = 200
		runtime.GC()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		w := proof.Must(New(p, nil, 1, 1))(t)
		if err := w.Run(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		takes, need := float64(after.HeapAlloc-before.HeapAlloc), p.Need().Bytes
		empty := (&parameter.Parameters{}).Need().Bytes
		if runtime.KeepAlive(w); takes > need || need-empty > 10*takes {
			t.Errorf("at scale %g a run keeps %.0f bytes, and is said to need %.0f", scale, takes, need)
		}
	}
}
