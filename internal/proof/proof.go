// Package proof says how large the campaigns of the tests are: how many kills,
// damages or generated worlds. Only tests use it.
package proof

import (
	"os"
	"testing"
)

// Variable asks for full campaigns when it is "1"; `make proof` sets it.
const Variable = "TUMEN_PROOF"

// Count is the size of a campaign: short under `go test -short`, full under
// `make proof`, usual otherwise.
func Count(short, usual, full int) int {
	switch {
	case os.Getenv(Variable) == "1":
		return full
	case testing.Short():
		return short
	}
	return usual
}
