package record

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"tumen/internal/proof"
)

// One, two and seven workers write the same bytes into every table, the trips
// among them; the world is larger than one worker's piece.
func TestEveryTableIsTheSameOnAnyNumberOfWorkers(t *testing.T) {
	var first map[string][]byte
	for _, workers := range []int{1, 2, 7} {
		s := village()
		s.Parameters.Scale, s.Parameters.Days = 200, 6 // 20,000 porters; a piece is 16,384
		dir := filepath.Join(t.TempDir(), "run")
		r := mustMake(t, Options{Scenario: s, Seed: 3, Workers: workers, Crossings: dir})
		mustSave(t, r, dir)
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		tables := map[string][]byte{}
		for _, name := range []string{DaysFile, FlowsFile, CrossingsFile} {
			data := proof.Must(os.ReadFile(filepath.Join(dir, name)))(t)
			tables[name] = data
			if first != nil && !bytes.Equal(data, first[name]) {
				t.Errorf("%s is another one on %d workers", name, workers)
			}
		}
		if first == nil {
			first = tables
		}
	}
}
