package questions

import (
	"cmp"
	"math"
	"os"
	"slices"
	"testing"

	"tumen/rng"
	"tumen/study"
	"tumen/study/table"
)

// The questions that are best of some made-up witnesses narrow as much for others, who
// had no part in the choice: over many divisions of the truths in two halves, the three
// best of one half are worth as much in the other, within a fifth. TUMEN_TEST_TABLE=DIR
// measures that of a table that is there (docs/methods.md).
func TestTheBestQuestionsNarrowAsMuchForOtherWitnesses(t *testing.T) {
	tab := linear(t, 5, []float64{1.5, 1, 0.5, 0.3, 0}, 600)
	if dir := os.Getenv("TUMEN_TEST_TABLE"); dir != "" {
		s, err := study.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if tab, err = table.Read(s); err != nil {
			t.Fatal(err)
		}
	}
	a, asked, err := newAsker(t.Context(), tab, 0)
	if err != nil {
		t.Fatal(err)
	}
	type tried struct {
		claim         *claim
		before, after heard
	}
	var all []tried
	err = a.try(t.Context(), asked, func(c *claim, before, after heard) error {
		all = append(all, tried{c, before, after})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	const divisions, best = 40, 3
	var said, found float64
	for d := range divisions {
		half := func(which uint32) []float64 { // how much each truth counts
			times := make([]float64, len(a.truths))
			for n := range times {
				if rng.New(uint64(d)).Draw(1, uint32(n), 0, 0).Word(0)&1 == which {
					times[n] = 1
				}
			}
			return times
		}
		one, other := half(0), half(1)
		order := make([]int, len(all))
		narrows := func(i int, times []float64) (sum float64) {
			for k := range a.targets {
				if from, to := a.mean(times, all[i].before.width, all[i].after.width, k); from > 0 {
					sum += (from - to) / a.targets[k].spread / float64(len(a.targets))
				}
			}
			return sum
		}
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(narrows(y, one), narrows(x, one)) })
		for _, i := range order[:min(best, len(order))] {
			said, found = said+narrows(i, one), found+narrows(i, other)
		}
	}
	t.Logf("%d truths, %d questions: the best three narrow by %.4f where they were chosen, and by %.4f (%.0f %%) elsewhere",
		len(a.truths), len(all), said/divisions/best, found/divisions/best, 100*found/said)
	if math.Abs(found/said-1) > 0.2 {
		t.Errorf("the best questions narrow by %.2f of what was said", found/said)
	}
}
