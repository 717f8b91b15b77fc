package economy

import (
	"context"
	"fmt"
	"runtime"
	"testing"

	"tumen/internal/proof"
)

// BenchmarkRun is the village with more and more porters and, in
// proportion, everything else. It reports the time a porter-day and the memory
// a porter.
func BenchmarkRun(b *testing.B) {
	for _, porters := range []int{2_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprintf("porters=%d", porters), func(b *testing.B) {
			p := village()
			p.Days = min(365, 73_000_000/porters) // a million for a season, the others for a year
			p.Scale = float64(porters) / float64(p.Counties[0].Porters)
			var before, after runtime.MemStats
			for range b.N {
				runtime.GC()
				runtime.ReadMemStats(&before)
				w := proof.Must(New(p, nil, 1, runtime.NumCPU()))(b)
				if err := w.Run(context.Background(), nil); err != nil {
					b.Fatal(err)
				}
				runtime.ReadMemStats(&after)
				b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(porters), "B/porter")
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(porters)/float64(min(365, 73_000_000/porters)), "ns/porter-day")
		})
	}
}
