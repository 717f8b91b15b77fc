package worlds

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"testing"

	"tumen/internal/build"
)

func sample() *Set {
	return &Set{
		Format: Format, Case: "post", CaseSHA256: "aa", Model: "bb", Sets: []string{}, Runs: 100, Effective: 2,
		Unknowns: []Unknown{OfBelief("rest", map[string]float64{"low": 1}), OfBelief("load", nil)},
		Worlds:   []World{{Row: 3, Seed: 4, Weight: 0.25, Point: Packed([]float64{0.25, 1})}, {Row: 7, Seed: 8, Weight: 0.75, Point: Packed([]float64{0, 0.5})}},
	}
}

// A set of worlds that was written is read again; one that is not whole is refused.
func TestWorldsAreReadAsTheyWereWritten(t *testing.T) {
	text, err := sample().Encode()
	if err != nil {
		t.Fatal(err)
	}
	s, err := Decode(text)
	if err != nil {
		t.Fatal(err)
	}
	point, err := Unpacked(s.Worlds[0].Point, 2)
	if err != nil || math.Abs(point[0]-0.25) > 1e-4 || math.Abs(point[1]-1) > 1e-4 {
		t.Errorf("%v, %v", point, err)
	}
	for name, change := range map[string]func(*Set){
		"weights":    func(s *Set) { s.Worlds[0].Weight = 0.5 },
		"no worlds":  func(s *Set) { s.Worlds = nil },
		"no central": func(s *Set) { s.Central = 2 },
		"a point":    func(s *Set) { s.Worlds[1].Point = Packed([]float64{0.5}) },
		"a format":   func(s *Set) { s.Format = 99 },
	} {
		bad := sample()
		change(bad)
		text, err := bad.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Decode(text); err == nil {
			t.Errorf("%s: it is taken for a set of worlds", name)
		}
	}
}

// Worlds beside a case are used if they are of its text and of this model; else the
// error says of what they are.
func TestWorldsOfAnotherCaseOrModelAreRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "post.yaml")
	text, err := sample().Encode()
	if err != nil {
		t.Fatal(err)
	}
	program := build.Identity{Run: "bb"}
	if s, err := Load("post", file, "aa", program); s != nil || err != nil {
		t.Errorf("there are none, and it says %v, %v", s, err)
	}
	if err := os.WriteFile(FileOf(file), text, 0o666); err != nil {
		t.Fatal(err)
	}
	if s, err := Load("post", file, "aa", program); s == nil || err != nil {
		t.Errorf("%v", err)
	}
	for sum, model := range map[string]string{"ab": "bb", "aa": "bc"} {
		var other *Other
		if _, err := Load("post", file, sum, build.Identity{Run: model}); !errors.As(err, &other) {
			t.Errorf("case %s, model %s: %v", sum, model, err)
		}
	}
}
