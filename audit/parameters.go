package audit

import (
	"math"
	"strconv"
	"strings"
)

// parameter is a parameter's number as the manifest prints it; false if there is
// none, or it is no number.
func (a *run) parameter(path string) (float64, bool) {
	value, _, _ := strings.Cut(a.Manifest.Parameter(path), " ")
	x, err := strconv.ParseFloat(strings.ReplaceAll(value, ",", ""), 64)
	return x, err == nil
}

// recorded is the number of recorded days, as far as a case can ask for any: a
// manifest that says more is at fault, and must not cost the memory for them.
func (a *run) recorded() int { return min(max(a.Manifest.Days, 0), 36525) }

// population is how many porters the case has in all counties, by the manifest;
// -1 if it does not say.
func (a *run) population() int64 {
	scale, ok := a.parameter("scale")
	if !ok {
		scale = 1
	}
	n, found := int64(0), false
	for _, p := range a.Manifest.Parameters {
		if strings.HasPrefix(p.Path, "counties.") && strings.HasSuffix(p.Path, ".porters") {
			if x, ok := a.parameter(p.Path); ok {
				n += int64(math.Round(x * scale))
				found = true
			}
		}
	}
	if !found {
		return -1
	}
	return n
}

// lots says whether a good moves in lots, which no route's columns count.
func (a *run) lots(good string) bool {
	x, _ := a.parameter("goods." + good + ".lot")
	return x > 0
}
