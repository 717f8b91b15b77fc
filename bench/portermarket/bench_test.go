package main

import (
	"fmt"
	"testing"
)

// BenchmarkMarket is a day in the second year, by size.
func BenchmarkMarket(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprintf("porters=%d", n), func(b *testing.B) {
			m := New(n, 1, 1)
			for range 120 {
				m.Day()
			}
			b.ReportAllocs()
			b.ResetTimer()
			for range b.N {
				m.Day()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/porter-day")
		})
	}
}
