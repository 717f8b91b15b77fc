package design

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s = %.9g, want %.9g +- %g", what, got, want, tolerance)
	}
}

// "5 to 10 (90 % interval)": mu = ln(50)/2, sigma = ln(2)/(2 * 1.644853627),
// mean exp(mu + sigma^2/2), median sqrt(50).
func TestAnExpertsIntervalBecomesALognormal(t *testing.T) {
	l, err := LognormalInterval(5, 10, 0.9)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "mu", l.Mu, 1.956011503, 5e-10)
	near(t, "sigma", l.Sigma, .210701782, 5e-10)
	near(t, "mean", l.Mean(), 7.229784, 5e-7)
	near(t, "median", l.Quantile(.5), 7.071068, 5e-7)
	near(t, "sd", l.SD(), 1.540393, 5e-7)
	near(t, "5 % quantile", l.Quantile(.05), 5, 1e-12)
	near(t, "95 % quantile", l.Quantile(.95), 10, 1e-12)

	l, err = LognormalInterval(.2, 5, 0.9)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "mu", l.Mu, 0, 1e-12)
	near(t, "sigma", l.Sigma, .978468774, 5e-10)
	near(t, "mean", l.Mean(), 1.613976, 5e-7)
}

// A triangle from 0 to 1 with its mode at .25: P(X < .25) = .25, and the mean
// and variance are (0+.25+1)/3 and (1 - .25*.75)/18.
func TestTheTrianglesTwoHalvesMeetAtTheMode(t *testing.T) {
	tri := Triangle{0, .25, 1}
	near(t, "quantile at the mode", tri.Quantile(.25), .25, 1e-15)
	near(t, "median", tri.Quantile(.5), 1-math.Sqrt(.5*.75), 1e-15)
	near(t, "mean", tri.Mean(), 1.25/3, 1e-15)
	near(t, "variance", tri.SD()*tri.SD(), (1-.25*.75)/18, 1e-15)
	for _, side := range []Triangle{{0, 0, 1}, {0, 1, 1}} { // right triangles
		near(t, "low end", side.Quantile(0), 0, 1e-15)
		near(t, "high end", side.Quantile(1), 1, 1e-15)
	}
}

func TestAChoiceFollowsItsWeights(t *testing.T) {
	c := Choice{Values: []float64{1, 2, 4}, Weights: []float64{1, 2, 1}}
	for p, want := range map[float64]float64{0: 1, .2499: 1, .2501: 2, .7499: 2, .7501: 4, 1: 4} {
		if got := c.Quantile(p); got != want {
			t.Errorf("quantile %v is %v, want %v", p, got, want)
		}
	}
	near(t, "mean", c.Mean(), 2.25, 1e-15)
	near(t, "variance", c.SD()*c.SD(), 1.1875, 1e-15) // 1/4 + 2 + 4 - 2.25^2
	if got, want := c.String(), "1 (25 %) or 2 (50 %) or 4 (25 %)"; got != want {
		t.Errorf("written %q, want %q", got, want)
	}
}

// Mean and SD must be those of the quantile function: the integrals of Q and
// Q^2 over probability, by 200,000 midpoints.
func TestMeanAndSDAreThoseOfTheQuantiles(t *testing.T) {
	for _, d := range []Distribution{
		Uniform{-2, 5},
		Normal{3, 2},
		Lognormal{.5, .4},
		Triangle{1, 2, 6},
		Choice{Values: []float64{0, 10}},
	} {
		const n = 200_000
		var mean, square float64
		for i := range n {
			q := d.Quantile((float64(i) + .5) / n)
			mean += q / n
			square += q * q / n
		}
		near(t, d.String()+": mean", d.Mean(), mean, 1e-4*(1+math.Abs(mean)))
		near(t, d.String()+": sd", d.SD(), math.Sqrt(square-mean*mean), 1e-3*d.SD())
	}
}

func TestQuantilesNeverFall(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.Float64Range(-100, 100).Draw(t, "low")
		mode := low + rapid.Float64Range(0, 10).Draw(t, "to the mode")
		high := mode + rapid.Float64Range(.001, 10).Draw(t, "to the high end")
		p := rapid.Float64Range(0, 1).Draw(t, "p")
		q := p + (1-p)*rapid.Float64Range(0, 1).Draw(t, "step")
		for _, d := range []Distribution{
			Uniform{low, high},
			Triangle{low, mode, high},
			Normal{low, high - low},
			Lognormal{low / 50, high - low},
			Choice{Values: []float64{low, high}, Weights: []float64{high - low, 1}},
		} {
			if err := d.Check(); err != nil {
				t.Fatal(err)
			}
			if a, b := d.Quantile(p), d.Quantile(q); a > b+1e-9*(math.Abs(b)+high-low) { // rounding aside
				t.Fatalf("%s: quantile %v is %v and quantile %v is %v", d, p, a, q, b)
			}
		}
	})
}

func TestAFaultyDistributionSaysWhatToWrite(t *testing.T) {
	for _, c := range []struct {
		d    Distribution
		want string
	}{
		{Uniform{5, 5}, "two different ends"},
		{Uniform{6, 5}, "the lower end first"},
		{Uniform{math.NaN(), 5}, "the low end is NaN"},
		{Normal{0, 0}, "write a positive number"},
		{Normal{math.Inf(1), 1}, "the mean is +Inf"},
		{Lognormal{0, -1}, "write a positive number"},
		{Lognormal{0, math.NaN()}, "sigma is NaN"},
		{Triangle{1, 0, 2}, "in rising order"},
		{Triangle{1, 1, 1}, "in rising order"},
		{Triangle{1, math.Inf(1), 2}, "the mode is +Inf"},
		{Choice{Values: []float64{1}}, "write at least two"},
		{Choice{Values: []float64{2, 1}}, "the smallest first"},
		{Choice{Values: []float64{1, 1}}, "write each once"},
		{Choice{Values: []float64{1, math.NaN()}}, "value 2 is NaN"},
		{Choice{Values: []float64{1, 2}, Weights: []float64{1}}, "one weight for each value"},
		{Choice{Values: []float64{1, 2}, Weights: []float64{1, 0}}, "leave the value out"},
	} {
		if err := c.d.Check(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%#v: %v, want an error with %q", c.d, err, c.want)
		}
	}
	for _, v := range [][3]float64{{0, 5, .9}, {5, 5, .9}, {-1, 5, .9}, {1, math.Inf(1), .9}, {1, 5, 0}, {1, 5, 1}, {1, 5, 90}, {1, math.NaN(), .9}} {
		if l, err := LognormalInterval(v[0], v[1], v[2]); err == nil {
			t.Errorf("the interval %v gives %v", v, l)
		}
	}
}
