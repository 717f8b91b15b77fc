package forest

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"tumen/study/estimate"
)

// linear-gaussian: target y0 = theta; features x_j = theta + sd_j*e (2 informative with sd .5, 1) + noise feats.
func lg(n, noise, targets int, seed uint64) (x, y [][]float64) {
	r := rand.New(rand.NewPCG(seed, 1))
	for range n {
		th := r.NormFloat64()
		f := []float64{th + .5*r.NormFloat64(), th + r.NormFloat64()}
		for range noise {
			f = append(f, r.NormFloat64())
		}
		t := []float64{th}
		for k := 1; k < targets; k++ {
			t = append(t, r.NormFloat64())
		}
		x, y = append(x, f), append(y, t)
	}
	return
}

func hetero(n int, seed uint64) (x, y [][]float64) {
	r := rand.New(rand.NewPCG(seed, 2))
	for range n {
		a, b := r.Float64(), r.Float64()
		x = append(x, []float64{a, b, r.Float64(), r.Float64()})
		y = append(y, []float64{math.Exp(2*a-1) * r.NormFloat64() + b})
	}
	return
}

func report(name string, f *Forest, x, y [][]float64, exact func(x []float64) (m, sd float64), probe int) {
	levels := []float64{.5, .8, .95}
	var places []float64
	var width, score, ex, exs, prior [3]float64
	var err2, eff float64
	var all []float64
	for i := range y { all = append(all, y[i][0]) }
	one := make([]float64, len(all)); for i := range one { one[i] = 1 }
	pr := estimate.Weigh(all, one)
	rr := rand.New(rand.NewPCG(7, 7))
	for i := range probe {
		ws, err := f.WeightsWithout(i, [][]float64{x[i]})
		if err != nil { panic(err) }
		var v, w []float64
		for _, q := range ws { v = append(v, y[q.Row][0]); w = append(w, q.Weight) }
		d := estimate.Weigh(v, w)
		eff += d.Effective()
		places = append(places, d.Place(y[i][0], rr.Float64()))
		m, sd := exact(x[i])
		err2 += (d.Mean() - m) * (d.Mean() - m)
		for l, L := range levels {
			e := d.Interval(L)
			z := math.Sqrt2 * math.Erfinv(L)
			xe := estimate.Estimate{Value: m, Low: m - z*sd, High: m + z*sd}
			width[l] += e.High - e.Low
			score[l] += estimate.IntervalScore(e, L, y[i][0])
			ex[l] += xe.High - xe.Low
			exs[l] += estimate.IntervalScore(xe, L, y[i][0])
			prior[l] += estimate.IntervalScore(pr.Interval(L), L, y[i][0])
		}
	}
	fmt.Printf("%-40s eff %.0f rmse(mean) %.3f ", name, eff/float64(probe), math.Sqrt(err2/float64(probe)))
	for l, L := range levels {
		h, _ := estimate.HoldPlaces("", places, L)
		fmt.Printf("| %.0f: held %.3f w %.3f s %.3f (prior %.3f) ", 100*L, h.Held, width[l]/ex[l], score[l]/exs[l], prior[l]/exs[l])
	}
	fmt.Println()
}

func TestScratch(t *testing.T) {
	if os.Getenv("SCRATCH") == "" { t.Skip() }
	n := 4000
	x, y := lg(n, 4, 1, 1)
	pv := 1 / (1 + 4.0 + 1)
	exact := func(x []float64) (float64, float64) { return (4*x[0] + x[1]) * pv, math.Sqrt(pv) }
	hx, hy := hetero(n, 1)
	hexact := func(x []float64) (float64, float64) { return x[1], math.Exp(2*x[0] - 1) }
	for _, o := range []Options{
		{},
	} {
		s := time.Now()
		f, err := Grow(context.Background(), Rows{Features: x, Targets: y}, o)
		if err != nil { t.Fatal(err) }
		el := time.Since(s)
		report(fmt.Sprintf("lg leaf%d honest%v share%v try%d tr%d %.2fs", o.Leaf, o.Honest, o.Share, o.Try, o.Trees, el.Seconds()), f, x, y, exact, 2000)
		f, err = Grow(context.Background(), Rows{Features: hx, Targets: hy}, o)
		if err != nil { t.Fatal(err) }
		report(fmt.Sprintf("  het"), f, hx, hy, hexact, 2000)
	}
}

func TestSpeed(t *testing.T) {
	if os.Getenv("SCRATCH") == "" { t.Skip() }
	x, y := lg(6000, 10, 60, 3)
	s := time.Now()
	f, _ := Grow(context.Background(), Rows{Features: x, Targets: y}, Options{Workers: 2})
	fmt.Println("speed complete", time.Since(s), len(f.trees[0].nodes))
	s = time.Now()
	for i := range 1000 { f.WeightsWithout(i, [][]float64{x[i]}) }
	fmt.Println("1000 queries", time.Since(s))
	for i := range y { if i%10 == 0 { y[i][i%60] = math.NaN() } }
	s = time.Now()
	f, _ = Grow(context.Background(), Rows{Features: x, Targets: y}, Options{Workers: 2})
	fmt.Println("speed absent", time.Since(s), len(f.trees[0].nodes))
}
