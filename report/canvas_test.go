package report

import (
	"math"
	"strings"
	"testing"
)

func TestLengthsAreShortAndAlwaysNumbers(t *testing.T) {
	for x, want := range map[float64]string{12: "12", 12.34: "12.3", -0.01: "0", math.Inf(1): "0"} {
		if got := length(x); got != want {
			t.Errorf("length(%v) = %q, want %q", x, got, want)
		}
	}
	if got := length(math.NaN()); got != "0" {
		t.Errorf("what is not a number is drawn at %q, want 0", got)
	}
}

func TestCurvesBreakWhereThereIsNoNumber(t *testing.T) {
	c := &canvas{width: wideWidth}
	gap := math.NaN()
	c.polyline("curve", []float64{0, 10, 20, 30, 40, 50}, []float64{1, 2, gap, 4, gap, gap})
	want := `<circle class="curve alone" cx="30" cy="4" r="2.5"/><path class="curve" d="M0 1L10 2"/>`
	if got := c.body.String(); got != want {
		t.Errorf("drawn is %s, want %s", got, want)
	}
}

func TestDrawingsEscapeWhatTheyWrite(t *testing.T) {
	c := &canvas{width: wideWidth, height: 10}
	c.text("label", 0, 0, "start", "<script>alert(1)</script>")
	svg := string(c.svg("f", "wide", "<b>title</b>", `a "description"`))
	if strings.Contains(svg, "<script") || strings.Contains(svg, "<b>") || strings.Contains(svg, `"description"`) {
		t.Errorf("not escaped: %s", svg)
	}
	for _, part := range []string{`role="img"`, `aria-labelledby="f-t f-d"`, `<title id="f-t">`, `<desc id="f-d">`} {
		if !strings.Contains(svg, part) {
			t.Errorf("screen readers miss %s", part)
		}
	}
}
