package scenario

import (
	"slices"
	"strconv"
	"testing"

	"tumen/economy/parameter"
)

// A default is text in a tag; a misspelt one would leave a zero behind.
func TestDefaultsFitTheirFields(t *testing.T) {
	for _, f := range parameter.Schema() {
		if f.Default == "" {
			continue
		}
		setDefault(f)
		switch v := f.Value.Interface().(type) {
		case float64:
			if strconv.FormatFloat(v, 'f', -1, 64) != f.Default {
				t.Errorf("%s: %q became %v", f.Path, f.Default, v)
			}
		case int:
			if strconv.Itoa(v) != f.Default {
				t.Errorf("%s: %q became %v", f.Path, f.Default, v)
			}
		default:
			if !slices.Contains(f.One, f.Value.String()) {
				t.Errorf("%s: the default %q is not one of %v", f.Path, f.Default, f.One)
			}
		}
	}
}

func TestShownWithAsManyDigitsAsMeant(t *testing.T) {
	for _, c := range []struct {
		x    float64
		in   string
		want string
	}{
		{0.29, "share", "29 %"}, // 0.29 * 100 is 28.999999999999996
		{0.07, "share", "7 %"},
		{1.0 / 3, "share", "33.3333333333 %"},
		{0.1 + 0.2, "yuan/kg", "0.3 yuan/kg"},
		{30000, "yuan", "30,000 yuan"},
		{1, "run", "1 run"},
		{2, "run", "2 runs"},
		{2, "1", "2"},
	} {
		if got := shown(c.x, everyCaseHas(c.in)); got != c.want {
			t.Errorf("%v %s is shown as %q, want %q", c.x, c.in, got, c.want)
		}
	}
}
