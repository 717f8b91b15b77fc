package record

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"tumen/economy"
	"tumen/economy/parameter"
	"tumen/internal/build"
	"tumen/internal/proof"
	"tumen/record/journal"
	"tumen/scenario"
)

// lastMorning is a small case, and a checkpoint of its last day in a folder of
// its own.
func lastMorning(t testing.TB) (*scenario.Scenario, *Run, CheckpointFile) {
	t.Helper()
	sets := []string{"days=12", "burn_in=0", "counties.samjiyon.porters=60"}
	s := proof.Must(scenario.Open("samjiyon", scenario.Options{Sets: sets}))(t)
	var kept CheckpointFile
	run, err := Make(context.Background(), Options{
		Scenario: s, Seed: 1, Workers: 1, Program: model("1"), Sets: sets,
		Checkpoint:   filepath.Join(t.TempDir(), "a.checkpoint"),
		CheckpointOn: s.Parameters.Start + parameter.Date(s.Parameters.Days) - 1,
		Checkpointed: func(f CheckpointFile) { kept = f },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { run.Close() })
	return s, run, kept
}

// goOn opens a checkpoint and makes the run that goes on from it.
func goOn(ctx context.Context, path string) (*Run, error) {
	from, err := OpenCheckpoint(path, model("1"))
	if err != nil {
		return nil, err
	}
	s, err := from.Scenario(nil)
	if err != nil {
		return nil, err
	}
	return Make(ctx, Options{Scenario: s, Seed: from.Seed, World: from.WorldSeed, Workers: 1, Program: model("1"), From: from})
}

func TestARunIsGoneOnWithFromItsLastDay(t *testing.T) {
	_, run, kept := lastMorning(t)
	if found := tree(t, filepath.Dir(kept.Path)); len(found) != 1 {
		t.Errorf("%d files, and want the checkpoint alone", len(found))
	}
	again := proof.Must(goOn(t.Context(), kept.Path))(t)
	if first, err := FirstDifference(run, again); first != nil || err != nil {
		t.Errorf("gone on from its last day: %v, %v", first, err)
	}
	from := proof.Must(OpenCheckpoint(kept.Path, model("1")))(t)
	same(t, "the file as it was written and as it was opened", from.File(), kept)
	if m := again.Manifest; m.From != kept.Date || m.FromSHA256 != kept.SHA256 {
		t.Errorf("the manifest says %s %s", m.From, m.FromSHA256)
	}
}

// Whichever step fails, and wherever in the file, there is no checkpoint, or the
// one that was there before. Only when the very last step fails, the sync of the
// finished rename, is the new one there, and then it is whole.
func TestACheckpointOnAFullDiskIsTheEarlierOneOrNone(t *testing.T) {
	s, _, whole := lastMorning(t)
	w := proof.Must(economy.Build(&s.Parameters, s.Changes, economy.Seeds{World: 2, Run: 2}, 1))(t)
	w.KeepChecks()
	next := &Checkpoint{Version: "1", Fingerprint: model("1").Fingerprint, Case: s.Name, CaseSHA256: s.SHA256, Seed: 2, Date: s.Parameters.Start.String(), Policies: []string{}, Sets: []string{}, Text: s.Text}
	earlier := proof.Must(os.ReadFile(whole.Path))(t)
	steps := []string{"write", "rename", "sync"}
	for _, before := range [][]byte{nil, earlier} {
		for step := 1; step <= len(steps)+1; step++ {
			for room := int64(0); room <= whole.Bytes && (step == 1 || room == 0); room += 1 + whole.Bytes/40 {
				at := t.TempDir()
				path := filepath.Join(at, "b", "a.checkpoint")
				if before != nil {
					os.Mkdir(filepath.Dir(path), 0o777)
					proof.Write(t, path, string(before))
				}
				was := tree(t, at)
				disk := &fullDisk{step: step, room: room}
				_, err := writeCheckpoint(disk, path, w, next)
				if step > len(steps) {
					same(t, "steps", disk.ops, steps)
					if err != nil {
						t.Errorf("nothing failed, and yet: %v", err)
					}
					continue
				}
				if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "free some space") || strings.Contains(err.Error(), ".tumen") || strings.Contains(err.Error(), "\n") {
					t.Errorf("step %d, room for %d bytes: %v", step, room, err)
				}
				if step == len(steps) {
					if from, err := OpenCheckpoint(path, model("1")); err != nil || from.Seed != 2 {
						t.Errorf("in place, but not whole: %v", err)
					}
					continue
				}
				same(t, fmt.Sprintf("step %d, room for %d bytes: files", step, room), tree(t, at), was)
			}
		}
	}
}

// model is a program of a version, with a model of its own.
func model(version string) build.Identity {
	return build.Identity{Version: version, Fingerprint: "one-" + version}
}

// The version is what people call it; the model decides.
func TestACheckpointIsReadByAnotherVersionOfTheSameModel(t *testing.T) {
	_, _, kept := lastMorning(t)
	later := build.Identity{Version: "2", Fingerprint: model("1").Fingerprint}
	if _, err := OpenCheckpoint(kept.Path, later); err != nil {
		t.Error(err)
	}
	changed := build.Identity{Version: "1", Fingerprint: "another"}
	if _, err := OpenCheckpoint(kept.Path, changed); err == nil || !strings.Contains(err.Error(), "another program wrote it") {
		t.Errorf("a state of another model was read: %v", err)
	}
}

// A file of which any part is missing or changed is refused, in a sentence that
// says so; and one of another version of tumen.
func TestACheckpointThatIsNotWholeIsRefused(t *testing.T) {
	_, _, kept := lastMorning(t)
	if _, err := OpenCheckpoint(kept.Path, model("2")); err == nil || !strings.Contains(err.Error(), "tumen 1 with model one-1, but this is tumen 2 with model one-2") {
		t.Errorf("another version: %v", err)
	}
	whole := proof.Must(os.ReadFile(kept.Path))(t)
	try := func(what string, data []byte) {
		t.Helper()
		proof.Write(t, kept.Path, string(data))
		if _, err := OpenCheckpoint(kept.Path, model("1")); err == nil || strings.Contains(err.Error(), "\n") || !strings.HasPrefix(err.Error(), "cannot continue from "+kept.Path+": it ") {
			t.Errorf("%s: %v", what, err)
		}
	}
	for n := 0; n < len(whole); n += 1 + len(whole)/100 {
		try("a part", whole[:n])
		changed := bytes.Clone(whole)
		changed[n] ^= 4
		try("a changed file", changed)
	}
	for n := range 24 { // magic, format, size of the head
		changed := bytes.Clone(whole)
		changed[n] ^= 128
		try(fmt.Sprintf("a file with another byte %d", n), changed)
	}
	try("a file with a byte too many", append(bytes.Clone(whole), 0))
	later := bytes.Clone(whole)
	binary.LittleEndian.PutUint32(later[8:], 2)
	try("a later format", sealed(later))
}

// sealed gives a checkpoint that was changed the checksum of what it is now.
func sealed(file []byte) []byte {
	if end := len(file) - 4; end >= 0 {
		binary.LittleEndian.PutUint32(file[end:], crc32.Checksum(file[:end], journal.Castagnoli))
	}
	return file
}

// made is a checkpoint with another head, or another state, or both.
func made(t testing.TB, file []byte, head func(*Checkpoint), state func([]byte) []byte) []byte {
	t.Helper()
	end := 16 + binary.LittleEndian.Uint32(file[12:])
	var c Checkpoint
	if err := json.Unmarshal(file[16:end], &c); err != nil {
		t.Fatal(err)
	}
	head(&c)
	text := proof.Must(json.Marshal(c))(t)
	out := append(bytes.Clone(file[:12]), binary.LittleEndian.AppendUint32(nil, uint32(len(text)))...)
	out = append(append(out, text...), state(bytes.Clone(file[end:len(file)-4]))...)
	return sealed(append(out, 0, 0, 0, 0))
}

// Somebody can make a file up and give it its checksum. It is refused in one
// line, and no more memory is asked for than a file of its size is good for.
func TestACheckpointThatSomebodyMadeUpIsRefused(t *testing.T) {
	_, _, kept := lastMorning(t)
	whole := proof.Must(os.ReadFile(kept.Path))(t)
	asIs := func(state []byte) []byte { return state }
	county := func(c *Checkpoint, key string, value int) { // the first county's
		s := proof.Must(scenario.Parse(CaseFile, []byte(c.Text)))(t)
		c.Sets = append(c.Sets, fmt.Sprintf("counties.%s.%s=%d", s.Parameters.Counties[0].Name, key, value))
	}
	for _, x := range []struct {
		what, says string
		head       func(*Checkpoint)
		state      func([]byte) []byte
	}{
		{"ten million porters", "and one of this case has at least ", func(c *Checkpoint) { county(c, "porters", 10_000_000) }, asIs},
		{"a thousand million porters", "and one of this case has at least ", func(c *Checkpoint) { county(c, "porters", 10_000_000); c.Sets = append(c.Sets, "scale=100") }, asIs},
		{"another outside income", "of a world with other parameters: ", func(c *Checkpoint) { county(c, "outside_income", 3) }, asIs},
		{"another case", "the case in it does not have the SHA-256 that it names", func(c *Checkpoint) { c.Text += "\n" }, asIs},
		{"no case", "the file is empty", func(c *Checkpoint) { c.Text, c.CaseSHA256 = "", "" }, asIs},
		{"a setting that is none", "days", func(c *Checkpoint) { c.Sets = []string{"days"} }, asIs},
		{"a policy that is none", "has no policy `soon`", func(c *Checkpoint) { c.Policies = []string{"soon"} }, asIs},
		{"another seed", "of a world with other seeds", func(c *Checkpoint) { c.Seed++ }, asIs},
		{"another day", "the state is of day ", func(c *Checkpoint) { c.Date = "2999-12-31" }, asIs},
		{"a day that is none", "its head cannot be read", func(c *Checkpoint) { c.Date = "soon" }, asIs},
		{"an endless day", `its day is "9999999999`, func(c *Checkpoint) { c.Date = strings.Repeat("9", 1<<20) }, asIs},
		{"a version that moves the cursor", `tumen "\x1b[2J" with model "\x1b[2J"`, func(c *Checkpoint) { c.Version, c.Fingerprint = "\x1b[2J", "\x1b[2J" }, asIs},
		{"many overrides", "more than 10000 policies or overrides", func(c *Checkpoint) { c.Sets = make([]string, 1<<20) }, asIs},
		{"many policies", "more than 10000 policies or overrides", func(c *Checkpoint) { c.Policies = make([]string, 1<<20) }, asIs},
		{"half a state", "the state has ", func(*Checkpoint) {}, func(s []byte) []byte { return s[:len(s)/2] }},
		{"no state", "the state has ", func(*Checkpoint) {}, func([]byte) []byte { return nil }},
		{"more than a state", "goes on for 1 bytes after its last column", func(*Checkpoint) {}, func(s []byte) []byte { return append(s, 0) }},
		{"a column of 2^60 values", "values in ", func(*Checkpoint) {}, func(s []byte) []byte {
			name := []byte("porters.Strength\x05\x00uint8")
			binary.LittleEndian.PutUint64(s[bytes.Index(s, name)+len(name):], 1<<60)
			return s
		}},
	} {
		proof.Write(t, kept.Path, string(made(t, whole, x.head, x.state)))
		var was, is runtime.MemStats
		runtime.ReadMemStats(&was)
		_, err := goOn(t.Context(), kept.Path)
		runtime.ReadMemStats(&is)
		if err == nil || len(err.Error()) > 1000 || !strings.Contains(err.Error(), x.says) || strings.Contains(err.Error(), "the run failed") {
			t.Errorf("%s: %v, want %q", x.what, err, x.says)
		}
		if asked := is.TotalAlloc - was.TotalAlloc; asked > 64<<20 && !underRace {
			t.Errorf("%s: %d bytes of memory for a file of %d", x.what, asked, len(whole))
		}
	}
	// A head that says it is larger than any can be.
	huge := bytes.Clone(whole)
	binary.LittleEndian.PutUint32(huge[12:], 1<<32-1)
	proof.Write(t, kept.Path, string(sealed(huge)))
	if _, err := OpenCheckpoint(kept.Path, model("1")); err == nil || !strings.Contains(err.Error(), "it is incomplete") {
		t.Errorf("a head of 4 GB: %v", err)
	}
}

// What is written can be read: so no more words are written than are read.
func TestACheckpointOfTooManyOverridesIsNotWritten(t *testing.T) {
	s, _, kept := lastMorning(t)
	os.Remove(kept.Path)
	_, err := Make(t.Context(), Options{Scenario: s, Workers: 1, Program: model("1"), Sets: make([]string, mostWords+1), Checkpoint: kept.Path, CheckpointOn: s.Parameters.Start})
	if err == nil || !strings.Contains(err.Error(), "it can hold at most 10000 policies and 10000 overrides") {
		t.Errorf("got %v", err)
	}
	if found := tree(t, filepath.Dir(kept.Path)); len(found) > 0 {
		t.Error("and yet there is a file")
	}
}

// What was made up so well that it is taken shows when the record is verified.
func TestARunFromAMadeUpStateIsNotTheSameAgain(t *testing.T) {
	_, _, kept := lastMorning(t)
	whole := proof.Must(os.ReadFile(kept.Path))(t)
	proof.Write(t, kept.Path, string(made(t, whole, func(*Checkpoint) {}, func(s []byte) []byte {
		name := []byte("porters.Strength\x05\x00uint8")
		s[bytes.Index(s, name)+len(name)+8]++ // the first porter is a kilogram stronger
		return s
	})))
	run := proof.Must(goOn(t.Context(), kept.Path))(t)
	dir := filepath.Join(t.TempDir(), "run")
	if err := run.Save(dir, nil); err != nil {
		t.Fatal(err)
	}
	again := proof.Must(mustOpen(t, dir).Repeat(t.Context(), Options{Workers: 2, Program: model("1")}))(t)
	if first, err := FirstDifference(mustOpen(t, dir), again); first == nil || err != nil {
		t.Errorf("a run from a state that was made up is verified: %v", err)
	}
}

// FuzzCheckpoint changes a checkpoint anywhere and gives it its checksum: it is
// refused, or the run that goes on from it ends, in words and not in a panic.
func FuzzCheckpoint(f *testing.F) {
	_, _, kept := lastMorning(f)
	whole := proof.Must(os.ReadFile(kept.Path))(f)
	head := binary.LittleEndian.Uint32(whole[12:])
	f.Add(uint32(12), []byte{255, 255, 255, 255})
	f.Add(uint32(20), []byte(`","date":"`))
	f.Add(16+head, []byte{255, 255})
	f.Add(16+head+300, []byte{0, 0, 0, 128})
	path := filepath.Join(f.TempDir(), "changed")
	f.Fuzz(func(t *testing.T, at uint32, with []byte) {
		changed := bytes.Clone(whole)
		copy(changed[int(at)%len(changed):], with)
		if err := os.WriteFile(path, sealed(changed), 0o666); err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
		defer stop()
		var was, is runtime.MemStats
		runtime.ReadMemStats(&was)
		run, err := goOn(ctx, path)
		runtime.ReadMemStats(&is)
		if asked := is.TotalAlloc - was.TotalAlloc; asked > 256<<20 {
			t.Errorf("%d bytes of memory for a file of %d", asked, len(whole))
		}
		if err != nil && err.Error() == "" {
			t.Error("it failed without a word")
		}
		if err == nil {
			run.Close()
		}
	})
}
