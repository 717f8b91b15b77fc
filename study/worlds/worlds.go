// Package worlds keeps the worlds that agree with a case's testimony, so that every
// command can draw from them.
//
// They are rows of the case's reference table (tumen calibrate), a few hundred, drawn
// by weight: each a value for every unknown, given by its place in what is believed
// beforehand, to one part in 65,536. A file of worlds says of which case and of which
// model they are, and is refused where either is another one: worlds of another model
// agree with nothing. Built-in cases are shipped with theirs; those of a case file
// stand beside it, as CASE.worlds.json.
//
//	worlds.go   the file
//	load.go     where it is, and whether it is the one for a case
package worlds

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"math"

	"tumen/internal/say"
	"tumen/record"
	"tumen/study/design"
)

// Format is the version of the file that this package reads and writes.
const Format = 1

// Set is the worlds of a case.
type Set struct {
	Format     int       `json:"format"`
	Case       string    `json:"case"`
	CaseSHA256 string    `json:"case_sha256"`
	Model      string    `json:"model" doc:"fingerprint of what decides the numbers of a run"`
	Version    string    `json:"version" doc:"of the program that made them"`
	Sets       []string  `json:"sets" doc:"PATH=VALUE, laid over every run of the table"`
	Unknowns   []Unknown `json:"unknowns"`
	Runs       int       `json:"runs" doc:"of the table that they are from"`
	Effective  float64   `json:"effective" doc:"independent worlds that say as much"`
	Central    int       `json:"central" doc:"the place of the most central one"`
	Worlds     []World   `json:"worlds"`

	// Where the headlines lie in these worlds and in what was believed beforehand, for
	// the reports of runs.
	Bands []record.Band `json:"bands"`
}

// Unknown is one coordinate of each world.
type Unknown struct {
	Name   string `json:"name"`
	Belief string `json:"belief" doc:"the beginning of the SHA-256 of what is believed of it, as JSON"`
}

// World is one of them.
type World struct {
	Row    int     `json:"row" doc:"of the table"`
	Seed   uint64  `json:"seed" doc:"of its run"`
	Weight float64 `json:"weight" doc:"all sum to 1"`
	Point  string  `json:"point" doc:"16 bits for each unknown, little-endian, in base64"`
	Sum    string  `json:"sum" doc:"the beginning of the SHA-256 of what the run gave"`
}

// beliefDigits and sumDigits are how many hex digits of a sum are kept.
const (
	beliefDigits = 12
	sumDigits    = 16
)

// OfBelief is an unknown with what is believed of it.
func OfBelief(name string, belief any) Unknown {
	text, err := json.Marshal(belief)
	if err != nil {
		panic("a belief that JSON cannot hold: " + err.Error()) // it was read from JSON, or is checked
	}
	sum := sha256.Sum256(text)
	return Unknown{name, hex.EncodeToString(sum[:])[:beliefDigits]}
}

// SumOf is the sum of what a run gave.
func SumOf(outcomes []float64) string {
	h := sha256.New()
	for _, x := range outcomes {
		bits := math.Float64bits(x)
		if math.IsNaN(x) {
			bits = 0x7FF8000000000001
		}
		h.Write(binary.LittleEndian.AppendUint64(nil, bits))
	}
	return hex.EncodeToString(h.Sum(nil))[:sumDigits]
}

// Packed is a point of the unit cube, on the grid of package design, as text.
func Packed(point []float64) string {
	b := make([]byte, 0, 2*len(point))
	for _, u := range point {
		b = binary.LittleEndian.AppendUint16(b, design.ToStep(u))
	}
	return base64.RawStdEncoding.EncodeToString(b)
}

// Unpacked is the point again.
func Unpacked(text string, k int) ([]float64, error) {
	b, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil || len(b) != 2*k {
		return nil, say.Errorf("a world of %d unknowns cannot be %d bytes", k, len(b))
	}
	point := make([]float64, k)
	for j := range point {
		point[j] = design.FromStep(binary.LittleEndian.Uint16(b[2*j:]))
	}
	return point, nil
}

// Encode is the file.
func (s *Set) Encode() ([]byte, error) { return record.Indented(s) }

// Decode reads a file, and fails if it is none, or not whole.
func Decode(text []byte) (*Set, error) {
	s := &Set{}
	d := json.NewDecoder(bytes.NewReader(text))
	if err := d.Decode(s); err != nil {
		return nil, say.Errorf("it cannot be read: %w", err)
	}
	if s.Format != Format {
		return nil, say.Errorf("it is in format %d, and this version of tumen reads format %d: make it again by tumen calibrate", s.Format, Format)
	}
	if len(s.Worlds) == 0 || s.Central < 0 || s.Central >= len(s.Worlds) {
		return nil, say.Errorf("there is no world in it, or no central one")
	}
	sum := 0.0
	for i, w := range s.Worlds {
		if _, err := Unpacked(w.Point, len(s.Unknowns)); err != nil {
			return nil, say.Errorf("world %d: %w", i, err)
		}
		if !(w.Weight > 0) {
			return nil, say.Errorf("world %d has the weight %v", i, w.Weight)
		}
		sum += w.Weight
	}
	if math.Abs(sum-1) > 1e-6 {
		return nil, say.Errorf("the weights of the worlds sum to %v, not 1", sum)
	}
	return s, nil
}
