package record

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tumen/economy/parameter"
	"tumen/internal/build"
	"tumen/internal/proof"
	"tumen/record/journal"
	"tumen/scenario"
)

// marked is the checkpoint of a small run.
func marked(t *testing.T) string {
	t.Helper()
	sets := []string{"burn_in=2", "days=6", "counties.samjiyon.porters=50"}
	c := proof.Must(scenario.Open("samjiyon", scenario.Options{Sets: sets}))(t)
	path := filepath.Join(t.TempDir(), "run.checkpoint")
	mustMake(t, Options{Scenario: c, Seed: 3, Workers: 1, Sets: sets, Program: thisModel, Checkpoint: path, CheckpointOn: c.Parameters.Start + parameter.Date(3)})
	return path
}

func verifyAt(t *testing.T, path string, by build.Identity) *CheckpointProof {
	t.Helper()
	p := proof.Must(VerifyCheckpoint(t.Context(), path, Options{Program: by, Workers: 3}))(t)
	return p
}

func TestACheckpointIsMadeAgain(t *testing.T) {
	path := marked(t)
	if p := verifyAt(t, path, thisModel); !p.Same || p.Date != "2017-09-04" || p.Seed != 3 {
		t.Errorf("%+v", p)
	}
	if p, err := ExamineCheckpoint(path, thisModel); err != nil || !p.Same {
		t.Errorf("examined: %+v, %v", p, err)
	}
	if p := verifyAt(t, path, build.Identity{Fingerprint: "other"}); p.Same || !strings.Contains(p.Wrong, "model") {
		t.Errorf("by another model: %+v", p)
	}
	if _, err := VerifyCheckpoint(t.Context(), path+"x", Options{}); err == nil || !strings.Contains(err.Error(), "there is no such file") {
		t.Errorf("nothing: %v", err)
	}
}

// A state with the right checksum that is not the one of its case and seed is
// found by making it again.
func TestAStateOfAnotherRunIsFound(t *testing.T) {
	path := marked(t)
	whole := proof.Must(os.ReadFile(path))(t)
	passed := 0 // by audit
	for at := len(whole) / 2; at < len(whole)-4; at += len(whole) / 20 {
		made := append([]byte(nil), whole...)
		made[at] ^= 1
		body := made[:len(made)-4]
		binary.LittleEndian.PutUint32(made[len(body):], crc32.Checksum(body, journal.Castagnoli))
		proof.Write(t, path, string(made))
		if p, err := ExamineCheckpoint(path, thisModel); err != nil {
			t.Fatal(err)
		} else if p.Same {
			passed++
		}
		if p := verifyAt(t, path, thisModel); p.Same {
			t.Errorf("byte %d: not found", at)
		} else if want := fmt.Sprintf("from byte %d of", at); !strings.Contains(p.Wrong, want) {
			t.Logf("byte %d: %s", at, p.Wrong)
		}
	}
	if passed == 0 {
		t.Error("audit finds every one, so the test shows nothing about making it again")
	}
}

func TestVerifyFindsEveryDamageOfACheckpoint(t *testing.T) {
	path := marked(t)
	whole := proof.Must(os.ReadFile(path))(t)
	chance := rand.New(rand.NewPCG(12, 8))
	for k := range proof.Count(8, 60, 1000) {
		damaged, how := proof.Damage(chance, whole)
		proof.Write(t, path, string(damaged))
		if p, err := VerifyCheckpoint(t.Context(), path, Options{Program: thisModel, Workers: 1}); err == nil && p.Same {
			t.Errorf("damage %d: %s: not found by verify", k, how)
		}
		if p, err := ExamineCheckpoint(path, thisModel); err == nil && p.Same {
			t.Errorf("damage %d: %s: not found by audit", k, how)
		}
	}
}
