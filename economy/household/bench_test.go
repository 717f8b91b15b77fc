package household

import "testing"

// A day of a million people of whom one in twelve carries, a person-day.
func BenchmarkDay(b *testing.B) {
	const people = 1_000_000
	d := begin(b, Rules{Cost: 400, Saving: 0.5, Buffer: 30, Outside: []float64{1}}, alike(people, 850), 0)
	for range 30 {
		d.carries(people)
	}
	b.ResetTimer()
	for b.Loop() {
		d.carries(people)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/people, "ns/person-day")
}

// carries lets a twelfth of the people carry, in no order.
func (d *diary) carries(people uint32) {
	d.passes(func() {
		at := uint32(d.day) * 0x9e3779b9
		for range people / 12 {
			at = at*1664525 + 1013904223
			i := uint32(uint64(at) * uint64(people) >> 32)
			d.main.Carried(d.people[i].Person, donju, 4000, d.day+6, d.day)
		}
	})
}
