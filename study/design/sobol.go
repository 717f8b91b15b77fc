package design

import (
	_ "embed"
	"iter"
	"math/bits"
	"strconv"
	"strings"
	"sync"

	"tumen/internal/say"
	"tumen/rng"
)

// MostDimensions is the number of coordinates for which there are direction
// numbers. A Saltelli design needs two for each input.
const MostDimensions = 512

// Sobol is n scrambled Sobol' points with k coordinates. Any 2^m of them from
// the first on put the same number of points into every elementary interval,
// which is why n must be a power of two and why no point may be skipped (Owen
// 2020, "On dropping the first Sobol' point").
//
// The points are Sobol's with the direction numbers of Joe and Kuo (2008),
// scrambled anew by each seed (see scramble), so that the mean over points is
// unbiased and several seeds show its error. A coordinate is never 0 or 1.
func Sobol(n, k int, seed uint64) ([][]float64, error) {
	if err := checkSize(n, k); err != nil {
		return nil, err
	}
	if bits.OnesCount(uint(n)) != 1 {
		lower := 1 << (bits.Len(uint(n)) - 1)
		return nil, say.Errorf("%d Sobol' points are not balanced: write a power of two, %d or %d", n, lower, 2*lower)
	}
	if k > MostDimensions {
		return nil, say.Errorf("there are Sobol' points in at most %d dimensions, not %d (a Saltelli design takes two for each input): group inputs, or screen them first with a Morris design", MostDimensions, k)
	}
	table, err := directions()
	if err != nil {
		return nil, err
	}
	source := rng.New(seed)
	points := grid(n, k)
	for j := range k {
		key := source.Draw(drawScramble, uint32(j), 0, 0).Word(0)
		var x uint32
		for i := range points {
			if i > 0 { // the Gray code of i differs from that of i-1 in this one bit
				x ^= table[j][bits.TrailingZeros(uint(i))]
			}
			points[i][j] = (float64(scramble(x, key)) + 0.5) / (1 << 32)
		}
	}
	return points, nil
}

// Scrambles is how many independent scramblings a Saltelli design has: enough to
// see the error of a mean from what differs between them, and few enough that each
// has many points.
const Scrambles = 16

// Scrambled is n points with k coordinates of several independent scramblings of
// Sobol's points in turn: point i is number i / scrambles of scrambling i mod
// scrambles. Each is as even as Sobol is with its part of the points, and what
// differs between them is the error of that evenness (Owen 1997, Ann. Stat. 25,
// 1541), which a bootstrap over points does not see. The first points of more are the points of
// fewer. It fails as Sobol does, but n need not be a power of two.
func Scrambled(n, k, scrambles int, seed uint64) ([][]float64, error) {
	if err := checkSize(min(n, scrambles), k); err != nil {
		return nil, err
	}
	source := rng.New(seed)
	each := (n + scrambles - 1) / scrambles
	points := make([][]float64, n)
	for s := range scrambles {
		key := source.Draw(drawReplicate, uint32(s), 0, 0)
		part, err := Sobol(1<<bits.Len(uint(each-1)), k, uint64(key.Word(0))<<32|uint64(key.Word(1)))
		if err != nil {
			return nil, err
		}
		for i := s; i < n; i += scrambles {
			points[i] = part[i/scrambles]
		}
	}
	return points, nil
}

// scramble is a nested uniform ("Owen") scrambling by hashing: each binary
// digit of x is flipped or not depending on the digits before it. Laine and
// Karras (2011) found that a hash in which a bit depends only on lower bits
// does this to the reversed word; the constants are those of Burley (2020),
// "Practical hash-based Owen scrambling", JCGT 9(4).
func scramble(x, key uint32) uint32 {
	x = bits.Reverse32(x)
	x += key
	x ^= x * 0x6c50b47c
	x ^= x * 0xb82f1e52
	x ^= x * 0xc7afe638
	x ^= x * 0x8d22f6e6
	return bits.Reverse32(x)
}

// Each line of joe_kuo.txt is a dimension, the degree s of its primitive
// polynomial, the polynomial's inner coefficients as one number, and s initial
// numbers. Above them, in lines that begin with #, stands their licence, so that
// it goes wherever the table goes, into the program too.
//
//go:embed joe_kuo.txt
var joeKuo string

// directions gives the 32 direction numbers of every dimension as binary
// fractions: bit 31 is a half.
var directions = sync.OnceValues(func() ([][32]uint32, error) {
	table := make([][32]uint32, 1, MostDimensions)
	for i := range table[0] { // the first dimension is van der Corput's sequence
		table[0][i] = 1 << (31 - i)
	}
	for line := range tableLines(joeKuo) {
		row, err := readRow(line)
		if err != nil {
			return nil, err
		}
		table = append(table, row.directions())
	}
	return table, nil
})

// tableLines are the lines of a table without its remarks.
func tableLines(table string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(table) {
			if !strings.HasPrefix(line, "#") && !yield(line) {
				return
			}
		}
	}
}

// row is one dimension of Joe and Kuo's table.
type row struct {
	dimension int
	degree    int      // of the primitive polynomial
	inner     uint32   // its coefficients but the first and the last, highest first
	initial   []uint32 // as many odd numbers as the degree, the i-th below 2^(i+1)
}

func readRow(line string) (row, error) {
	var numbers []uint32
	for field := range strings.FieldsSeq(line) {
		n, err := strconv.ParseUint(field, 10, 32)
		if err != nil {
			return row{}, say.Errorf("direction numbers %q: %w", line, err)
		}
		numbers = append(numbers, uint32(n))
	}
	if len(numbers) < 4 || len(numbers) != 3+int(numbers[1]) {
		return row{}, say.Errorf("direction numbers %q: the degree and the count of initial numbers differ", line)
	}
	return row{int(numbers[0]), int(numbers[1]), numbers[2], numbers[3:]}, nil
}

// directions continues the initial numbers by Sobol's recurrence (Joe and Kuo
// 2008, equation 2). With v_i the i-th number as a binary fraction and a_j the
// inner coefficients,
//
//	v_i = a_1 v_(i-1) ^ ... ^ a_(s-1) v_(i-s+1) ^ v_(i-s) ^ v_(i-s)/2^s
func (r row) directions() [32]uint32 {
	var v [32]uint32
	s := r.degree
	for i := range v {
		if i < s {
			v[i] = r.initial[i] << (31 - i)
			continue
		}
		v[i] = v[i-s] ^ v[i-s]>>s
		for j := 1; j < s; j++ {
			if r.inner>>(s-1-j)&1 == 1 {
				v[i] ^= v[i-j]
			}
		}
	}
	return v
}
