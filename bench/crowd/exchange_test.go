package crowd

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// asked is one offer in the plain twin.
type asked struct{ from, to, lot uint32 }

// The plain twin of an exchange is one list, read through for each taker.
func TestExchangeAgreesWithOneList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type given struct {
			lot  uint32
			from uint32
		}
		people := rapid.IntRange(1, 3*Chunk).Draw(t, "people")
		takers := rapid.IntRange(1, 3*Block).Draw(t, "takers")
		x := NewExchange(people, takers)
		var bench Bench
		for range 3 {
			var list []asked
			from := 0
			for from < people {
				list = append(list, asked{
					uint32(from), uint32(rapid.IntRange(0, takers-1).Draw(t, "to")),
					rapid.Uint32().Draw(t, "lot"),
				})
				from += rapid.IntRange(1, people/20+1).Draw(t, "step")
			}
			for k := range Chunks(people) {
				first, end := Span(k, people)
				var to []uint32
				var offers []Offer
				for _, a := range list {
					if int(a.from) >= first && int(a.from) < end {
						to = append(to, a.to)
						offers = append(offers, MakeOffer(a.to, a.lot, a.from))
					}
				}
				x.Put(k, to, offers)
			}
			seen := 0
			for b := range Blocks(takers) {
				x.Resolve(b, &bench, func(taker uint32, offers []Offer) {
					if int(taker) != seen {
						t.Fatalf("taker %d came in place of %d", taker, seen)
					}
					seen++
					var got, want []given
					for _, a := range list {
						if a.to == taker {
							want = append(want, given{a.lot >> 10, a.from})
						}
					}
					for _, o := range offers {
						got = append(got, given{uint32(o>>32) % (1 << lotBits), asks(x, o)})
					}
					if !slices.Equal(got, want) {
						t.Fatalf("taker %d got %v, want %v", taker, got, want)
					}
					if !slices.IsSorted(places(offers)) {
						t.Fatalf("taker %d: of equal lots, a higher number comes first", taker)
					}
					for _, o := range offers {
						x.Answer(o, answerTo(asks(x, o)))
					}
				})
			}
			answered := 0
			for k := range Chunks(people) {
				answers := x.Answers(k)
				for i := range answers.Len() {
					from, answer := answers.At(i)
					if from != list[answered].from {
						t.Fatalf("answer %d is to %d, want to %d", answered, from, list[answered].from)
					}
					if answer != answerTo(from) {
						t.Fatalf("person %d got the answer to another", from)
					}
					answered++
				}
			}
			if answered != len(list) {
				t.Fatalf("%d of %d offers were answered", answered, len(list))
			}
			if seen != takers {
				t.Fatalf("%d of %d takers came", seen, takers)
			}
		}
	})
}

// answerTo is an answer that tells people apart.
func answerTo(from uint32) uint16 { return uint16(from * 40503) }

// places are the lower halves of offers, which decide between equal lots.
func places(offers []Offer) (list []uint32) {
	for _, o := range offers {
		list = append(list, uint32(o))
	}
	return list
}

func TestTheLowerOfTwoOffersHasTheLowerLotThenTheLowerNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		to := rapid.Uint32().Draw(t, "taker")
		lotA, lotB := rapid.Uint32().Draw(t, "lot"), rapid.Uint32().Draw(t, "other lot")
		a, b := rapid.Uint32().Draw(t, "from"), rapid.Uint32().Draw(t, "other from")
		one, other := MakeOffer(to, lotA, a), MakeOffer(to, lotB, b)
		if one.From() != a || one.taker() != to%Block {
			t.Fatal("an offer forgot who asks or who is asked")
		}
		want := lotA>>10 < lotB>>10 || lotA>>10 == lotB>>10 && a < b
		if (one < other) != want {
			t.Fatalf("lot %d from %d below lot %d from %d: %v", lotA, a, lotB, b, one < other)
		}
	})
}

// The plain twin of Lowest sorts everything.
func TestLowestAgreesWithSorting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		offers := rapid.SliceOf(rapid.Map(rapid.Uint64(), func(v uint64) Offer { return Offer(v) })).Draw(t, "offers")
		n := rapid.IntRange(-1, len(offers)+1).Draw(t, "n")
		twin := slices.Sorted(slices.Values(offers))
		Lowest(offers, n)
		n = min(max(n, 0), len(offers))
		slices.Sort(offers[:n])
		if !slices.Equal(offers[:n], twin[:n]) {
			t.Fatalf("lowest %d are %x, want %x", n, offers[:n], twin[:n])
		}
		slices.Sort(offers)
		if !slices.Equal(offers, twin) {
			t.Fatal("an offer was lost")
		}
	})
}

// BenchmarkExchange brings 110,000 offers to 20,000 takers, which is a day of
// a porter market of a million, and takes the lowest five of each.
func BenchmarkExchange(b *testing.B) {
	const people, takers = 1_000_000, 20_000
	x := NewExchange(people, takers)
	to := make([][]uint32, Chunks(people))
	offers := make([][]Offer, len(to))
	at := uint32(1)
	n := 0
	for k := range to {
		first, end := Span(k, people)
		for from := first; from < end; from += 9 {
			at = at*1664525 + 1013904223 // Numerical Recipes' generator: any will do here
			taker := uint32(uint64(at) * takers >> 32)
			to[k] = append(to[k], taker)
			offers[k] = append(offers[k], MakeOffer(taker, at*2654435769, uint32(from)))
			n++
		}
	}
	var bench Bench
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		for k := range to {
			x.Put(k, to[k], offers[k])
		}
		for block := range Blocks(takers) {
			x.Resolve(block, &bench, func(_ uint32, offers []Offer) { Lowest(offers, 5) })
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/offer")
}

// BenchmarkLowest takes the lowest five of six to nine offers.
func BenchmarkLowest(b *testing.B) {
	const sets = 4096
	offers := make([]Offer, 9*sets)
	at := uint64(1)
	fill := func() {
		for i := range offers {
			at = at*6364136223846793005 + 1442695040888963407 // Knuth's MMIX generator
			offers[i] = Offer(at)
		}
	}
	fill()
	b.ResetTimer()
	for i := range b.N {
		k := i % sets
		if k == 0 {
			b.StopTimer()
			fill()
			b.StartTimer()
		}
		Lowest(offers[9*k:9*k+6+int(offers[9*k]>>40)%4], 5)
	}
}

// asks is who asks by an offer that Resolve gave.
func asks(x *Exchange, o Offer) uint32 {
	return x.chunks[uint32(o)/Chunk].offers[uint32(o)%Chunk].From()
}
