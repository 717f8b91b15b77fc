package economy

import (
	"math"
	"runtime"
	"testing"

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
		if runtime.KeepAlive(w); takes > need || need-bytesOfProgram > 10*takes {
			t.Errorf("at scale %g a run keeps %.0f bytes, and is said to need %.0f", scale, takes, need)
		}
	}
}

func TestMoreOfAnythingNeedsMore(t *testing.T) {
	base := upland().Need()
	for name, change := range map[string]func(*Parameters){
		"days":       func(p *Parameters) { p.Days *= 2 },
		"burn-in":    func(p *Parameters) { p.BurnIn += 100 },
		"porters":    func(p *Parameters) { p.Counties[0].Porters *= 10 },
		"organisers": func(p *Parameters) { p.Organisers[0].Number *= 100 },
		"scale":      func(p *Parameters) { p.Scale *= 10 },
	} {
		p := upland()
		change(p)
		if more := p.Need(); more.Work <= base.Work || name != "burn-in" && more.Bytes <= base.Bytes {
			t.Errorf("with more %s a run needs %+v, and without %+v", name, more, base)
		}
	}
	p := upland()
	p.Scale, p.Counties[0].Porters, p.Days = 1e5, math.MaxInt32, 36525
	if n := p.Need(); n.Work <= 0 {
		t.Errorf("a run that never ends is said to take %v", n.Work)
	}
}
