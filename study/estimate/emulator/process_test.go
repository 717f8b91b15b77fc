package emulator

import (
	"math"
	"testing"

	"tumen/study/design"
	"tumen/study/estimate/estimatetest"
)

// A smooth function of two inputs from 40 points, to the edges: the process is
// within a hundredth of a function that ranges over 2, and passes through what
// it has seen.
func TestAProcessStandsInForASmoothModel(t *testing.T) {
	f := func(x []float64) float64 { return math.Sin(3*x[0]) + x[1]*x[1] }
	for name, kernel := range map[string]Kernel{"Matern": Matern, "RBF": RBF} {
		points := estimatetest.Must[[][]float64](t)(design.Latin(40, 2, 1))
		y := make([]float64, len(points))
		for i, x := range points {
			y[i] = f(x)
		}
		p := estimatetest.Must[*Process](t)(FitProcess(points, y, kernel))
		worst := 0.0
		fresh := estimatetest.Must[[][]float64](t)(design.Sobol(256, 2, 2))
		for _, x := range fresh {
			mean, _, err := p.At(x)
			if err != nil {
				t.Fatal(err)
			}
			worst = math.Max(worst, math.Abs(mean-f(x)))
		}
		if worst > .02 {
			t.Errorf("%s: off by up to %.4f", name, worst)
		}
		for i, x := range points {
			mean, _, _ := p.At(x)
			estimatetest.Near(t, name+" at a point seen", mean, y[i], 1e-3)
		}
	}
}

// An outcome with chances of standard deviation .3: the nugget finds them, and
// the mean is smoother than the runs.
func TestAProcessTellsChanceFromTheFunction(t *testing.T) {
	points := estimatetest.Must[[][]float64](t)(design.Sobol(128, 1, 1))
	y, z := make([]float64, len(points)), estimatetest.Normals(1, len(points))
	for i, x := range points {
		y[i] = math.Sin(6*x[0]) + .3*z[i]
	}
	p := estimatetest.Must[*Process](t)(FitProcess(points, y, Matern))
	estimatetest.Near(t, "standard deviation of chance", math.Sqrt(p.Chance()), .3, .06)
	for _, x := range []float64{.1, .4, .7, .9} {
		mean, variance, _ := p.At([]float64{x})
		estimatetest.Near(t, "mean", mean, math.Sin(6*x), 4*math.Sqrt(variance))
		if variance > .3*.3/4 {
			t.Errorf("at %v the mean has variance %v: no better than four runs", x, variance)
		}
	}
	outside := 0
	for _, e := range p.LeaveOneOut() {
		if math.Abs(e) > 2 {
			outside++
		}
	}
	if outside > 14 { // 5 % of 128 is 6.4, with standard deviation 2.5
		t.Errorf("%d of 128 runs lie outside two standard deviations of what the others predict", outside)
	}
}

// The gradient that the climb follows is that of the likelihood: compared with
// differences at a point away from the top.
func TestTheLikelihoodsGradient(t *testing.T) {
	points := estimatetest.Must[[][]float64](t)(design.Latin(20, 2, 3))
	y := estimatetest.Normals(4, 20)
	for i, x := range points {
		y[i] = .3*y[i] + 2*x[0] - x[1]
	}
	for name, kernel := range map[string]Kernel{"Matern": Matern, "RBF": RBF} {
		p := &Process{Kernel: kernel, points: points}
		at, slope := []float64{.3, -.2, .4}, make([]float64, 3)
		p.loss(at, y, slope)
		for j := range at {
			const h = 1e-5
			up, down := append([]float64(nil), at...), append([]float64(nil), at...)
			up[j] += h
			down[j] -= h
			estimatetest.Near(t, name, slope[j], (p.loss(up, y, nil)-p.loss(down, y, nil))/(2*h), 1e-5)
		}
	}
}

func TestAProcessRefusesWhatCannotBeFitted(t *testing.T) {
	points := estimatetest.Must[[][]float64](t)(design.Latin(10, 2, 1))
	_, err := FitProcess(points, make([]float64, 9), Matern)
	estimatetest.Says(t, err, "give one outcome for each point")
	_, err = FitProcess(points, make([]float64, 10), Matern)
	estimatetest.Says(t, err, "there is nothing to fit")
	y := estimatetest.Normals(1, 10)
	y[0], y[1], y[2] = math.NaN(), math.NaN(), math.NaN()
	_, err = FitProcess(points, y, Matern)
	estimatetest.Says(t, err, "7 runs are left without the 3 in which")
	p := estimatetest.Must[*Process](t)(FitProcess(points, estimatetest.Normals(1, 10), Matern))
	_, _, err = p.At([]float64{1})
	estimatetest.Says(t, err, "give 2 numbers")
}

// The outcome is x1 + x2, and 1.5 +- .05 was seen. What is not ruled out is a
// band of half width 3 x .05 about the line, whose area is
// (.5 + .15)^2/2 - (.5 - .15)^2/2 = .15.
func TestHistoryMatchingRulesOutWhatCannotBe(t *testing.T) {
	points := estimatetest.Must[[][]float64](t)(design.Latin(30, 2, 1))
	y := make([]float64, len(points))
	for i, x := range points {
		y[i] = x[0] + x[1]
	}
	p := estimatetest.Must[*Process](t)(FitProcess(points, y, Matern))
	seen := []Pattern{{Name: "sum", Low: 1.5, High: 1.5, Error: .03, Discrepancy: .04}}
	fresh := estimatetest.Must[[][]float64](t)(design.Sobol(1024, 2, 2))
	ruled := estimatetest.Must[Ruled](t)(RuleOut([]*Process{p}, seen, fresh, 0, 0))
	estimatetest.Near(t, "share", ruled.Share.Value, .15, .01)
	estimatetest.Holds(t, "share", ruled.Share, .15)
	for _, i := range ruled.Kept {
		if sum := fresh[i][0] + fresh[i][1]; math.Abs(sum-1.5) > .17 {
			t.Errorf("a point with the sum %v was kept", sum)
		}
	}
	// Between 1.4 and 1.6 instead of at 1.5: (.6 + .15)^2/2 - (.4 - .15)^2/2 = .25.
	seen[0].Low, seen[0].High = 1.4, 1.6
	band := estimatetest.Must[Ruled](t)(RuleOut([]*Process{p}, seen, fresh, 0, 0))
	estimatetest.Near(t, "share of a band", band.Share.Value, .25, .01)
	_, err := RuleOut([]*Process{p}, nil, fresh, 0, 0)
	estimatetest.Says(t, err, "give one emulator for each pattern")
	_, err = RuleOut([]*Process{p}, seen, fresh, -1, 0)
	estimatetest.Says(t, err, "write a positive number, as 3")
	seen[0].Error = -1
	_, err = RuleOut([]*Process{p}, seen, fresh, 0, 0)
	estimatetest.Says(t, err, "standard deviations of at least 0")
}
