package design

import (
	"strconv"
	"strings"

	"tumen/internal/say"
)

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
