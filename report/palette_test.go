package report

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"tumen/chart"
	"tumen/vocabulary"
)

// colours are the variables of style.css, by day and by night.
func colours(t *testing.T) (byDay, byNight map[string]string) {
	t.Helper()
	day, night, found := strings.Cut(chart.StyleSheet, "prefers-color-scheme: dark")
	if !found {
		t.Fatal("style.css has no colours for the night")
	}
	read := func(text string) map[string]string {
		set := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z0-9-]+): (#[0-9a-f]{6});`).FindAllStringSubmatch(text, -1) {
			set[m[1]] = m[2]
		}
		return set
	}
	return read(day), read(night)
}

// usedClasses are all that a drawing may name as a colour.
func usedClasses() []string {
	classes := append([]string{"organisers", "profit", "unknown"}, chart.Series...)
	for _, a := range vocabulary.General().Kinds {
		classes = append(classes, a.Class)
	}
	return classes
}

// Names of curves are written in their colour, so each must be legible on the
// page: 4.5 to 1, WCAG 2.1, success criterion 1.4.3.
func TestColoursCanBeReadByDayAndByNight(t *testing.T) {
	byDay, byNight := colours(t)
	for name, set := range map[string]map[string]string{"day": byDay, "night": byNight} {
		for _, class := range append(usedClasses(), "ink", "soft", "link", "warn") {
			if set[class] == "" {
				t.Errorf("--%s has no colour by %s", class, name)
			} else if got := contrast(t, set[class], set["ground"]); got < 4.5 {
				t.Errorf("--%s by %s has a contrast of %.2f, want 4.5", class, name, got)
			}
		}
	}
}

func TestEveryClassHasItsColour(t *testing.T) {
	for _, class := range usedClasses() {
		if rule := "." + class + " { --c: var(--" + class + "); }"; !strings.Contains(chart.StyleSheet, rule) {
			t.Errorf("style.css lacks %q", rule)
		}
	}
}

// contrast of two colours by WCAG 2.1: the ratio of their relative luminances.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	weights, sum := []float64{0.2126, 0.7152, 0.0722}, 0.0
	for i, weight := range weights {
		n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatalf("%q is not a colour: %v", colour, err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
