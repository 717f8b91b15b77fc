package record

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"tumen/internal/proof"
	"tumen/scenario"
)

// The fixed run is the founding case, twenty times as large so that its people
// make several pieces of work, for a month. Its tables have the same bytes on
// any number of workers, and on every processor (.ci/run builds the test for
// two kinds). If a change of the model is meant to change results,
//
//	go test ./record -run TestTheFixedRun -update
//
// notes the new sums; the commit says what changed them.
func TestTheFixedRunHasTheSameBytes(t *testing.T) {
	const golden = "testdata/fixed-run.txt"
	sums := func(workers int) string {
		sets := []string{"scale=20", "burn_in=20", "days=30"}
		s := proof.Must(scenario.Open("samjiyon", scenario.Options{Sets: sets}))(t)
		// What the tables say of their origin may change without their numbers.
		s.SHA256, s.Text = "", ""
		r := mustMake(t, Options{Scenario: s, Seed: 1, Workers: workers, Sets: sets})
		files, _, err := r.files(nil)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, f := range files {
			if strings.HasSuffix(f.name, ".parquet") {
				lines = append(lines, fmt.Sprintf("%x  %s\n", sha256.Sum256(f.data), f.name))
			}
		}
		return strings.Join(lines, "")
	}
	for _, workers := range []int{1, 2, 7} {
		proof.Golden(t, golden, sums(workers))
	}
}
