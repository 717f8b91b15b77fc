package scenario

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"tumen/casefile"
	"tumen/internal/proof"
)

// sound is a case without faults.
func sound(t testing.TB) string { return proof.Read(t, "testdata/sound.yaml") }

// replace changes the one place of a text that reads as given.
func replace(t testing.TB, in, from, to string) string {
	t.Helper()
	if n := strings.Count(in, from); n != 1 {
		t.Fatalf("%q stands %d times in the sound case", from, n)
	}
	return strings.Replace(in, from, to, 1)
}

// Each document in testdata/faults takes the sound case, changes one text (old)
// to another (new), or gives a whole file (case), and shows what is then said.
func TestEveryFaultSaysWhereWhatAndWhatToWrite(t *testing.T) {
	documents, err := filepath.Glob("testdata/faults/*.txt")
	if err != nil || len(documents) == 0 {
		t.Fatal("no documents", err)
	}
	for _, path := range documents {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			document := txtar.Parse([]byte(proof.Read(t, path)))
			parts := map[string]string{}
			for _, f := range document.Files {
				parts[f.Name] = strings.TrimSuffix(string(f.Data), "\n")
			}
			source, whole := parts["case"]
			if !whole {
				source = replace(t, sound(t), parts["old"], parts["new"])
			}
			_, err := Parse("ferry.yaml", []byte(source))
			var faults casefile.Faults
			if !errors.As(err, &faults) {
				t.Fatalf("no faults but %v", err)
			}
			if proof.Updating() {
				last := &document.Files[len(document.Files)-1]
				if last.Name != "says" {
					t.Fatal("the last part of a document is says")
				}
				last.Data = []byte(faults.Error() + "\n")
				proof.Write(t, path, string(txtar.Format(document)))
				return
			}
			if diff := cmp.Diff(parts["says"], faults.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTheSoundCaseHasNoFault(t *testing.T) {
	if _, err := Parse("ferry.yaml", []byte(sound(t))); err != nil {
		t.Error(err)
	}
}
