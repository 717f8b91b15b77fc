package store

import (
	"crypto/sha256"
	"encoding/binary"
	"hash/crc32"
	"math"

	"tumen/internal/say"
	"tumen/internal/text"
)

// Row is one run of a study: what was put in, and what came out or why nothing
// did.
type Row struct {
	Number   uint64 // from 0
	Seed     uint64
	Program  uint64      // the program that made the row: Key of its fingerprint
	Inputs   []float64   // as they were used, each in its unit
	Outcomes []float64   // NaN where the run has no such number; nil if it failed
	Days     [][]float32 // series by day; NaN where the day has no such number; nil if it failed
	Failure  string      // why it failed; empty if it did not
}

// Failed says whether the run gave no outcomes.
func (r *Row) Failed() bool { return r.Failure != "" }

// Key is what a row says of the program that made it: the first eight bytes of
// the SHA-256 of its fingerprint.
func Key(fingerprint string) uint64 {
	sum := sha256.Sum256([]byte(fingerprint))
	return binary.LittleEndian.Uint64(sum[:])
}

// frameMagic begins each row. Its first byte is in no UTF-8 text.
var frameMagic = [4]byte{0xF5, 'r', 'o', 'w'}

// frameSize precedes each row: magic, size and checksum.
const frameSize = 4 + 4 + 4

// fixedSize is the part of a row that every row has: number, seed, program,
// state.
const fixedSize = 8 + 8 + 8 + 1

// mostRows is above every number of a row.
const mostRows = 1 << 28

// The states of a row.
const (
	stateDone   = 0
	stateFailed = 1
)

// appendRow appends a row in its frame:
//
//	magic    4 bytes  F5 'r' 'o' 'w'
//	size     uint32   bytes that follow the checksum
//	checksum uint32   CRC-32C of the study's 32 bytes, of magic and size, and of all that follows
//	number   uint64
//	seed     uint64
//	program  uint64
//	state    uint8    0 done, 1 failed
//	inputs   float64 each
//	outcomes float64 each, then the series, float32 for each day   if done
//	failure  UTF-8 to the end                                      if failed
//
// All numbers are little-endian. A frame says all that it takes to find it, so
// damage before it does not hide it.
func (l Layout) appendRow(b []byte, r *Row) ([]byte, error) {
	if err := l.fits(r); err != nil {
		return b, err
	}
	start := len(b)
	b = append(b, frameMagic[:]...)
	b = append(b, make([]byte, frameSize-len(frameMagic))...)
	b = binary.LittleEndian.AppendUint64(b, r.Number)
	b = binary.LittleEndian.AppendUint64(b, r.Seed)
	b = binary.LittleEndian.AppendUint64(b, r.Program)
	state := byte(stateDone)
	if r.Failed() {
		state = stateFailed
	}
	b = append(b, state)
	for _, x := range r.Inputs {
		b = binary.LittleEndian.AppendUint64(b, bits64(x))
	}
	if r.Failed() {
		b = append(b, text.Bytes(r.Failure, MostFailure)...)
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
	binary.LittleEndian.PutUint32(b[start+4:], uint32(len(b)-start-frameSize))
	binary.LittleEndian.PutUint32(b[start+8:], l.checksum(b[start:]))
	return b, nil
}

// checksum is that of a frame.
func (l Layout) checksum(frame []byte) uint32 {
	sum := crc32.Checksum(l.Study[:], castagnoli)
	sum = crc32.Update(sum, castagnoli, frame[:8])
	return crc32.Update(sum, castagnoli, frame[frameSize:])
}

// frameLength is the length of the frame that may begin where head does, or 0
// if none can.
func (l Layout) frameLength(head []byte) int {
	if len(head) < frameSize || [4]byte(head) != frameMagic {
		return 0
	}
	size := binary.LittleEndian.Uint32(head[4:])
	if uint64(size) > uint64(l.mostRow()) || !l.canBe(int(size)) {
		return 0
	}
	return frameSize + int(size)
}

// sound says whether a frame, of the length that it names, is one that was
// written for this study and not changed since.
func (l Layout) sound(frame []byte) bool {
	if l.checksum(frame) != binary.LittleEndian.Uint32(frame[8:]) {
		return false
	}
	state, size := frame[frameSize+24], len(frame)-frameSize
	return binary.LittleEndian.Uint64(frame[frameSize:]) < mostRows && (state == stateFailed || state == stateDone && size == l.doneSize())
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
	if r.Number >= mostRows {
		return say.Errorf("row %d is more than a study has", r.Number)
	}
	if wrong {
		return say.Errorf("row %d has other numbers than the study: %d inputs, %d outcomes and %d series of %d days belong into it", r.Number, l.Inputs, l.Outcomes, l.Series, l.Days)
	}
	return nil
}

// decodeRow reads the row of a sound frame into r, whose memory it reuses.
func (l Layout) decodeRow(frame []byte, r *Row) {
	b := frame[frameSize:]
	r.Number, r.Seed, r.Program = binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[8:]), binary.LittleEndian.Uint64(b[16:])
	state := b[24]
	r.Inputs, b = floats(r.Inputs, b[fixedSize:], l.Inputs)
	if state == stateFailed {
		r.Failure, r.Outcomes, r.Days = string(b), nil, nil
		return
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
