package proof

import (
	"bytes"
	"fmt"
	"math/rand/v2"
)

// Damage changes some bytes of a file as a failing disk, a cut-off copy or a hand
// would, and says how. The result always differs from data. Texts are damaged so
// that they often remain valid, since a reader refuses the others anyway.
func Damage(chance *rand.Rand, data []byte) (damaged []byte, how string) {
	for {
		kind := kinds[chance.IntN(len(kinds))]
		damaged = bytes.Clone(data)
		if len(data) > 0 {
			damaged = kind.do(chance, damaged)
		} else {
			damaged = []byte{byte(chance.IntN(256))}
		}
		if !bytes.Equal(damaged, data) {
			return damaged, kind.name
		}
	}
}

var kinds = []struct {
	name string
	do   func(chance *rand.Rand, b []byte) []byte
}{
	{"one bit is flipped", func(chance *rand.Rand, b []byte) []byte {
		b[chance.IntN(len(b))] ^= 1 << chance.IntN(8)
		return b
	}},
	{"a byte is another one", func(chance *rand.Rand, b []byte) []byte {
		b[chance.IntN(len(b))] = byte(chance.IntN(256))
		return b
	}},
	{"a stretch is zero", func(chance *rand.Rand, b []byte) []byte {
		from, to := stretch(chance, len(b))
		clear(b[from:to])
		return b
	}},
	{"it is cut short", func(chance *rand.Rand, b []byte) []byte { return b[:chance.IntN(len(b))] }},
	{"a stretch is missing", func(chance *rand.Rand, b []byte) []byte {
		from, to := stretch(chance, len(b))
		return append(b[:from], b[to:]...)
	}},
	{"a stretch stands twice", func(chance *rand.Rand, b []byte) []byte {
		from, to := stretch(chance, len(b))
		return append(bytes.Clone(b[:to]), b[from:]...)
	}},
	{"there is text after its end", func(chance *rand.Rand, b []byte) []byte { return append(b, byte(chance.IntN(256))) }},
	{"a digit is another one", digit},
	{"a digit is another one", digit}, // the damage that is hardest to see
	{"a line is missing", func(chance *rand.Rand, b []byte) []byte {
		lines := bytes.SplitAfter(b, []byte("\n"))
		k := chance.IntN(len(lines))
		return bytes.Join(append(lines[:k:k], lines[k+1:]...), nil)
	}},
	{"two lines change places", func(chance *rand.Rand, b []byte) []byte {
		lines := bytes.SplitAfter(b, []byte("\n"))
		i, k := chance.IntN(len(lines)), chance.IntN(len(lines))
		lines[i], lines[k] = lines[k], lines[i]
		return bytes.Join(lines, nil)
	}},
	{"a line stands twice", func(chance *rand.Rand, b []byte) []byte {
		lines := bytes.SplitAfter(b, []byte("\n"))
		k := chance.IntN(len(lines))
		return bytes.Join(append(lines[:k+1:k+1], lines[k:]...), nil)
	}},
	{"a space is put in", func(chance *rand.Rand, b []byte) []byte {
		k := chance.IntN(len(b) + 1)
		return append(append(bytes.Clone(b[:k]), ' '), b[k:]...)
	}},
	{"true is false", func(_ *rand.Rand, b []byte) []byte { return bytes.Replace(b, []byte("true"), []byte("false"), 1) }},
	{"a sign is turned", func(chance *rand.Rand, b []byte) []byte { return replaceOne(chance, b, ": ", ": -") }},
	{"a number is null", func(chance *rand.Rand, b []byte) []byte { return replaceOne(chance, b, ": 0", ": null") }},
}

// digit changes one digit of a text.
func digit(chance *rand.Rand, b []byte) []byte {
	var at []int
	for k, c := range b {
		if c >= '0' && c <= '9' {
			at = append(at, k)
		}
	}
	if len(at) > 0 {
		b[at[chance.IntN(len(at))]] = byte('0' + chance.IntN(10))
	}
	return b
}

// replaceOne replaces one of the places in which a text stands.
func replaceOne(chance *rand.Rand, b []byte, old, next string) []byte {
	parts := bytes.Split(b, []byte(old))
	if len(parts) < 2 {
		return b
	}
	k := 1 + chance.IntN(len(parts)-1)
	left, right := bytes.Join(parts[:k], []byte(old)), bytes.Join(parts[k:], []byte(old))
	return fmt.Appendf(nil, "%s%s%s", left, next, right)
}

// stretch is a part of n bytes, mostly a short one.
func stretch(chance *rand.Rand, n int) (from, to int) {
	from = chance.IntN(n)
	return from, from + 1 + chance.IntN(min(n-from, 1<<chance.IntN(13)))
}
