package economy

import (
	"fmt"
	"testing"
	"time"

	"tumen/internal/proof"
)

// BenchmarkSteps is a day of a behavioural county, step by step, after a year,
// on one worker and on two. Each step's time is given a porter and day.
func BenchmarkSteps(b *testing.B) {
	for _, porters := range []int{1_000, 100_000, 1_000_000} {
		for _, workers := range []int{1, 2} {
			b.Run(fmt.Sprintf("porters=%d/workers=%d", porters, workers), func(b *testing.B) { benchmarkSteps(b, porters, workers) })
		}
	}
}

func benchmarkSteps(b *testing.B, porters, workers int) {
	p := upland()
	p.BurnIn = 100_000 // nothing is recorded
	p.Scale = float64(porters) / float64(p.Counties[0].Porters)
	w := proof.Must(New(p, nil, 1, workers))(b)
	for range min(365, 100_000_000/porters) {
		w.Day()
	}
	steps := []struct {
		name string
		do   func()
		took time.Duration
	}{
		{"seasons", w.morning.turnSeason, 0},
		{"prices", func() { w.applyPolicy(); w.pricing.setPrices(); w.tariffs.setTariffs() }, 0},
		{"plans", w.planning.makePlans, 0},
		{"clearing", w.clearing.clear, 0},
		{"crossing", w.crossing.cross, 0},
		{"settling", func() { w.selling.sell(); w.settling.settle() }, 0},
		{"learning", w.learning.learn, 0},
		{"living", w.living.live, 0},
		{"closing", w.recording.observe, 0},
	}
	b.ReportAllocs()
	for b.Loop() {
		for k := range steps {
			began := time.Now()
			steps[k].do()
			steps[k].took += time.Since(began)
		}
		w.day++
	}
	for k := range steps {
		b.ReportMetric(float64(steps[k].took.Nanoseconds())/float64(b.N)/float64(porters), steps[k].name+"-ns/porter-day")
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(porters), "ns/porter-day")
}
