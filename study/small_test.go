package study

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"tumen/economy"
	"tumen/ledger"
	"tumen/scenario"
)

// A small run is a tenth of the founding case for ninety days. What a study pays
// for one beside its days is what BenchmarkSmallStudy takes beyond
// BenchmarkSmallDays.
var smallSets = []string{"scale=0.1", "days=90", "burn_in=0"}

func smallCase(b *testing.B) *scenario.Scenario {
	b.Helper()
	s, err := scenario.Open("samjiyon", scenario.Options{Sets: smallSets})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	return s
}

func BenchmarkSmallBuild(b *testing.B) {
	s := smallCase(b)
	for seed := uint64(1); b.Loop(); seed++ {
		if _, err := economy.New(&s.Parameters, s.Changes, seed, 1); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSmallDays(b *testing.B) {
	s := smallCase(b)
	for seed := uint64(1); b.Loop(); seed++ {
		b.StopTimer()
		w, err := economy.New(&s.Parameters, s.Changes, seed, 1)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if err := w.Run(b.Context(), nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSmallStudy(b *testing.B) {
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprint("workers=", workers), func(b *testing.B) {
			b.ReportAllocs()
			spec := specOf(b, Request{Kind: "ensemble", Case: "samjiyon", FirstSeed: 1, Points: b.N, Sets: smallSets})
			s, err := Begin(filepath.Join(b.TempDir(), "study"), spec)
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			b.ResetTimer()
			if err := s.Run(b.Context(), RunOptions{Workers: workers}); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(spec.Rows())/float64(b.N), "rows/op")
		})
	}
}

// Every kind of actor has a gain, with what it is and whose in words.
func TestEveryKindOfActorHasAGain(t *testing.T) {
	s := begun(t, Request{Kind: "ensemble", Case: "samjiyon", FirstSeed: 1, Points: 1, Sets: smallSets})
	found := map[string]Outcome{}
	for _, o := range s.Spec.Outcomes {
		found[o.Name] = o
	}
	for sector := range ledger.Sectors {
		o, has := found["kinds."+sector.String()+".gain"]
		if has == (sector == ledger.Rest) || has && (o.Title != "gain of "+sector.Actor().Name || !strings.Contains(o.Means, "not counted as losses")) {
			t.Errorf("the gain of %s: %t, %+v", sector, has, o)
		}
	}
}
