package economy

import (
	"strings"
)

// GainedBy is whose gain an outcome is, and whether it is one.
func GainedBy(path string) (sector string, is bool) {
	rest, kind := strings.CutPrefix(path, "kinds.")
	sector, gain := strings.CutSuffix(rest, ".gain")
	return sector, kind && gain
}
