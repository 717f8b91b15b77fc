package scenario

import (
	"errors"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/fault"
	"tumen/internal/proof"
)

// FuzzParse: no input makes the reader panic; what it refuses it refuses with a
// place inside the file; what it accepts is finite and within its bounds, and a
// world could be made of it.
func FuzzParse(f *testing.F) {
	f.Add(sound(f))
	documents := proof.Must(filepath.Glob("testdata/faults/*.txt"))(f)
	for _, path := range documents {
		parts := map[string]string{}
		for _, part := range txtar.Parse([]byte(proof.Read(f, path))).Files {
			parts[part.Name] = strings.TrimSuffix(string(part.Data), "\n")
		}
		if parts["old"] == "" {
			f.Add(parts["case"])
		} else {
			f.Add(replace(f, sound(f), parts["old"], parts["new"]))
		}
	}
	f.Fuzz(func(t *testing.T, source string) {
		c, err := Parse("ferry.yaml", []byte(source))
		if err == nil {
			checkCase(t, c)
			return
		}
		var faults casefile.Faults
		if !errors.As(err, &faults) || len(faults) == 0 {
			t.Fatalf("refused without a fault: %v", err)
		}
		for _, fault := range faults {
			if fault.What == "" || fault.Write == "" {
				t.Errorf("a fault without words: %+v", fault)
			}
			if lines := 1 + strings.Count(strings.ReplaceAll(source, "\r", "\n"), "\n"); fault.Line > lines {
				t.Errorf("line %d of %d", fault.Line, lines)
			}
		}
		if drawn := faults.Error(); strings.ContainsFunc(drawn, func(r rune) bool { return r < ' ' && r != '\n' }) {
			t.Errorf("a control character is drawn:\n%q", drawn)
		}
	})
}

func checkCase(t *testing.T, c *Case) {
	t.Helper()
	for _, f := range parameter.Fields(&c.Parameters) {
		var numbers []float64
		switch v := f.Value.Interface().(type) {
		case float64:
			numbers = []float64{v}
		case int:
			numbers = []float64{float64(v)}
		case [12]float64:
			numbers = v[:]
		case parameter.Series:
			for _, point := range v {
				numbers = append(numbers, point.Value)
			}
		}
		for _, x := range numbers {
			if math.IsNaN(x) || x < f.Min || x > f.Max {
				t.Errorf("%s is %v, outside of %v to %v", f.Path, x, f.Min, f.Max)
			}
		}
	}
	if problems := c.Parameters.Check(); len(problems) > 0 {
		t.Errorf("accepted, and no world can be made of it: %v", problems[0])
	}
	for _, p := range c.Policies {
		_, err := c.With(Options{Policies: []string{p.Name}})
		var usage *fault.Error
		if err != nil && !errors.As(err, &usage) {
			t.Errorf("the policy %s: %v", p.Name, err)
		}
	}
}
