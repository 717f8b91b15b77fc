package exact

import "math"

// The logarithm of 2 in two parts. The first has 33 bits, so that its product
// with any exponent of a float64 has no rounding; the second is the rest.
const (
	ln2High = 0x1.62e42feep-1
	ln2Low  = 0x1.a39ef35793c76p-33
)

// inverseFactorials are 1/0!, 1/1! ... 1/18!, the coefficients of Taylor's
// series of the exponential, and of sine and cosine but for their signs.
var inverseFactorials = func() (c [19]float64) {
	factorial := 1.0 // exact up to 18!
	for n := range c {
		if n > 0 {
			factorial *= float64(n)
		}
		c[n] = 1 / factorial
	}
	return c
}()

// inverseOdds are 1, 1/3, 1/5 ... 1/23.
var inverseOdds = func() (c [12]float64) {
	for n := range c {
		c[n] = 1 / float64(2*n+1)
	}
	return c
}()

// Exp is e to the power of x. The argument is brought within half of ln 2 of
// zero, where 14 terms of the series are enough: the next is below 2^-56.
func Exp(x float64) float64 {
	switch {
	case math.IsNaN(x) || x > 709.782712893384: // ln of the largest float64
		return x * math.Inf(1)
	case x < -745.1332191019412: // ln of half the smallest
		return 0
	}
	k := math.Floor(float64(x*math.Log2E) + 0.5)
	r := x - float64(k*ln2High) - float64(k*ln2Low)
	c := &inverseFactorials
	sum := float64(c[14]*r) + c[13] // written out: a loop takes a tenth longer
	sum = float64(sum*r) + c[12]
	sum = float64(sum*r) + c[11]
	sum = float64(sum*r) + c[10]
	sum = float64(sum*r) + c[9]
	sum = float64(sum*r) + c[8]
	sum = float64(sum*r) + c[7]
	sum = float64(sum*r) + c[6]
	sum = float64(sum*r) + c[5]
	sum = float64(sum*r) + c[4]
	sum = float64(sum*r) + c[3]
	sum = float64(sum*r) + c[2]
	sum = float64(sum*r) + c[1]
	sum = float64(sum*r) + c[0]
	if k > -1020 && k < 1020 { // a power of 2 by its bits: the product is a normal number
		return sum * math.Float64frombits(uint64(int64(k)+1023)<<52)
	}
	return math.Ldexp(sum, int(k))
}

// Log is the natural logarithm of x. With x = 2^k f and f near 1,
//
//	ln x = k ln 2 + 2 (s + s^3/3 + s^5/5 + ...)     s = (f - 1) / (f + 1)
//
// |s| is at most 0.172, where 12 terms are enough.
func Log(x float64) float64 {
	switch {
	case x == 0:
		return math.Inf(-1)
	case x < 0 || math.IsNaN(x):
		return math.NaN()
	case math.IsInf(x, 1):
		return x
	}
	f, e := parts(x)
	if f < math.Sqrt2/2 {
		f, e = f*2, e-1
	}
	s := (f - 1) / (f + 1)
	square := float64(s * s)
	c := &inverseOdds
	sum := float64(c[11]*square) + c[10]
	sum = float64(sum*square) + c[9]
	sum = float64(sum*square) + c[8]
	sum = float64(sum*square) + c[7]
	sum = float64(sum*square) + c[6]
	sum = float64(sum*square) + c[5]
	sum = float64(sum*square) + c[4]
	sum = float64(sum*square) + c[3]
	sum = float64(sum*square) + c[2]
	sum = float64(sum*square) + c[1]
	sum = float64(sum*square) + c[0]
	k := float64(e)
	return float64(k*ln2High) + (float64(2*s*sum) + float64(k*ln2Low))
}

// parts are f from 1/2 to 1 and e with x = 2^e f, for x above 0.
func parts(x float64) (f float64, e int) {
	bits := math.Float64bits(x)
	if e = int(bits >> 52); e == 0 { // not a normal number
		return math.Frexp(x)
	}
	return math.Float64frombits(bits&(1<<52-1) | 1022<<52), e - 1022
}

// Pow is x to the power of y, for x from 0 up; it is exact where y is 0 or 1 and
// where x is 0 or 1. Elsewhere its relative error grows with |y ln x|.
func Pow(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case y == 1 || x == 0 && y > 0:
		return x
	}
	return Exp(float64(y * Log(x)))
}

// CosTurn is the cosine of an angle in turns, from 0 to 1: CosTurn(1/2) is -1.
// Within a quarter turn it is the series of cosine or sine about the nearest
// axis.
func CosTurn(turns float64) float64 {
	quarter := math.Floor(float64(turns*4) + 0.5)
	x := float64((turns - float64(quarter/4)) * (2 * math.Pi))
	square := float64(x * x)
	first := 0 // of the powers: 0 cosine, 1 sine
	if int(quarter)%2 != 0 {
		first = 1
	}
	sum := 0.0
	for n := 16 + first; n >= 0; n -= 2 {
		sum = inverseFactorials[n] - float64(sum*square)
	}
	if first == 1 {
		sum = float64(sum * x)
	}
	if k := int(quarter) % 4; k == 1 || k == 2 {
		return -sum
	}
	return sum
}
