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

// crew is how many are fetched together.
const crew = 32

var fetched int64

// carries lets a twelfth of the people carry, in crews and in no order.
func (d *diary) carries(people uint32) {
	d.passes(func() {
		at := uint32(d.day) * 0x9e3779b9
		var hands [crew]Person
		for range people / 12 / crew {
			for k := range hands {
				at = at*1664525 + 1013904223
				hands[k] = Person{Place: uint32(uint64(at) * uint64(people) >> 32), Outside: 850}
				fetched += d.main.Fetch(hands[k].Place)
			}
			for _, p := range hands {
				d.main.Carried(p, donju, 4000, d.day+6, d.day)
			}
		}
	})
}
