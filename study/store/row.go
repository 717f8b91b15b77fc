package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"strings"
	"unicode/utf8"
)

// Row is one run of a study: what was put in, and what came out or why nothing
// did.
type Row struct {
	Number   uint64 // from 0, without a gap
	Seed     uint64
	Inputs   []float64   // as they were used, each in its unit
	Outcomes []float64   // NaN where the run has no such number; nil if it failed
	Days     [][]float32 // series by day; NaN where the day has no such number; nil if it failed
	Failure  string      // why it failed; empty if it did not
}

// Failed says whether the run gave no outcomes.
func (r *Row) Failed() bool { return r.Failure != "" }

// frameSize precedes each row: its size and its checksum.
const frameSize = 8

// fixedSize is the part of a row that every row has: number, seed, state.
const fixedSize = 8 + 8 + 1

// The states of a row.
const (
	stateDone   = 0
	stateFailed = 1
)

// appendRow appends a row in its frame:
//
//	size     uint32   bytes that follow the checksum
//	checksum uint32   CRC-32C of the size's four bytes and of all that follows
//	number   uint64
//	seed     uint64
//	state    uint8    0 done, 1 failed
//	inputs   float64 each
//	outcomes float64 each, then the series, float32 for each day   if done
//	failure  UTF-8 to the end                                      if failed
//
// All numbers are little-endian.
func (l Layout) appendRow(b []byte, r *Row) ([]byte, error) {
	if err := l.fits(r); err != nil {
		return b, err
	}
	start := len(b)
	b = append(b, make([]byte, frameSize)...)
	b = binary.LittleEndian.AppendUint64(b, r.Number)
	b = binary.LittleEndian.AppendUint64(b, r.Seed)
	state := byte(stateDone)
	if r.Failed() {
		state = stateFailed
	}
	b = append(b, state)
	for _, x := range r.Inputs {
		b = binary.LittleEndian.AppendUint64(b, bits64(x))
	}
	if r.Failed() {
		b = append(b, shortened(r.Failure)...)
	} else {
		for _, x := range r.Outcomes {
			b = binary.LittleEndian.AppendUint64(b, bits64(x))
		}
		for _, series := range r.Days {
			for _, x := range series {
				b = binary.LittleEndian.AppendUint32(b, bits32(x))
			}
		}
	}
	binary.LittleEndian.PutUint32(b[start:], uint32(len(b)-start-frameSize))
	binary.LittleEndian.PutUint32(b[start+4:], checksum(b[start:start+4], b[start+frameSize:]))
	return b, nil
}

func checksum(size, row []byte) uint32 {
	return crc32.Update(crc32.Checksum(size, castagnoli), castagnoli, row)
}

// bits64 and bits32 write every NaN alike: processors differ in which one an
// operation gives, and a row must not.
func bits64(x float64) uint64 {
	if math.IsNaN(x) {
		return 0x7FF8000000000001
	}
	return math.Float64bits(x)
}

func bits32(x float32) uint32 {
	if x != x {
		return 0x7FC00001
	}
	return math.Float32bits(x)
}

// fits says whether a row has as many numbers as the layout wants.
func (l Layout) fits(r *Row) error {
	wrong := len(r.Inputs) != l.Inputs
	if !r.Failed() {
		wrong = wrong || len(r.Outcomes) != l.Outcomes || len(r.Days) != l.Series
		for _, series := range r.Days {
			wrong = wrong || len(series) != l.Days
		}
	}
	if wrong {
		return fmt.Errorf("row %d has other numbers than the study: %d inputs, %d outcomes and %d series of %d days belong into it", r.Number, l.Inputs, l.Outcomes, l.Series, l.Days)
	}
	return nil
}

// shortened is a message that can be kept: valid UTF-8 of bounded length.
func shortened(message string) string {
	message = strings.ToValidUTF8(message, "\uFFFD")
	if len(message) <= mostFailure {
		return message
	}
	const more = "…"
	at := mostFailure - len(more)
	for !utf8.RuneStart(message[at]) {
		at--
	}
	return message[:at] + more
}

var errShape = errors.New("its size is not that of a row of this study")

// decodeRow reads a row, whose frame was checked, into r, whose memory it
// reuses.
func (l Layout) decodeRow(b []byte, r *Row) error {
	if len(b) < fixedSize+8*l.Inputs {
		return errShape
	}
	r.Number, r.Seed = binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[8:])
	state := b[16]
	b = b[fixedSize:]
	r.Inputs, b = floats(r.Inputs, b, l.Inputs)
	switch {
	case state == stateFailed && len(b) > 0:
		r.Failure, r.Outcomes, r.Days = string(b), nil, nil
		return nil
	case state != stateDone || len(b) != 8*l.Outcomes+4*l.Series*l.Days:
		return errShape
	}
	r.Failure = ""
	r.Outcomes, b = floats(r.Outcomes, b, l.Outcomes)
	if len(r.Days) != l.Series {
		r.Days = make([][]float32, l.Series)
	}
	for s := range r.Days {
		if len(r.Days[s]) != l.Days {
			r.Days[s] = make([]float32, l.Days)
		}
		for d := range r.Days[s] {
			r.Days[s][d] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*(s*l.Days+d):]))
		}
	}
	return nil
}

// floats reads n numbers into a slice, and returns what follows them.
func floats(into []float64, b []byte, n int) ([]float64, []byte) {
	if cap(into) < n || into == nil {
		into = make([]float64, n)
	}
	into = into[:n]
	for i := range into {
		into[i] = math.Float64frombits(binary.LittleEndian.Uint64(b[8*i:]))
	}
	return into, b[8*n:]
}
