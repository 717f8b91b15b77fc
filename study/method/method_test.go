package method

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tumen/internal/fault"
	"tumen/internal/proof"
	"tumen/study"
	"tumen/study/studytest"
)

// tiny is a request of each kind of study of a case whose runs take a millisecond,
// and of the designs that they have.
func tiny() map[string]study.Request {
	sets := []string{"days=3", "burn_in=0", "counties.samjiyon.porters=40", "counties.downriver.porters=0", "regime=customary"}
	crew := []string{"planning.crew_low=20 to 33 people"}
	load := []string{"routes.river.load=40 to 60 kg", "planning.crew_low=20 to 32 people"}
	all := map[string]study.Request{
		"patterns":       {Kind: "patterns", Seeds: 6},
		"one world":      {Kind: "patterns", Seeds: 4, WorldSeed: new(uint64)},
		"ensemble":       {Kind: "ensemble", Vary: crew, Points: 8, Seeds: 2},
		"beliefs":        {Kind: "ensemble", Points: 8, Seeds: 1},
		"correlated":     {Kind: "ensemble", Vary: append(crew, "crossing.raid=1 to 3 %"), Together: []string{"planning.crew_low,crossing.raid=0.5"}, Sampling: "latin", Points: 8},
		"seeds alone":    {Kind: "ensemble", Fixed: true, Seeds: 5},
		"compare":        {Kind: "compare", Vary: crew, Points: 8, Policies: []string{"levy-10,porter-relief"}},
		"morris":         {Kind: "sensitivity", Vary: load[:1], Fixed: true, Points: 6},
		"sobol":          {Kind: "sensitivity", Vary: load[:1], Fixed: true, Method: "sobol", Points: 16},
		"abc":            {Kind: "calibrate", Vary: load, Fixed: true, Patterns: []string{"load"}, Particles: 50, Runs: 128},
		"history":        {Kind: "calibrate", Vary: load, Fixed: true, Patterns: []string{"load"}, Particles: 50, Runs: 128, Method: "history"},
		"conclude":       {Kind: "conclude", Vary: load, Fixed: true, Patterns: []string{"load"}, Policies: []string{"levy-10"}, Runs: 256},
		"questions":      {Kind: "questions", Vary: load, Fixed: true, Patterns: []string{"load"}, Policies: []string{"levy-10"}, Runs: 256},
		"discover":       {Kind: "discover", Vary: load, Fixed: true, Points: 128, When: []string{"load.mean > 41 kg"}},
		"influence":      {Kind: "influence", Of: "customs.levy"},
		"known function": {Kind: "sensitivity", Case: "known/ishigami", Method: "sobol", Points: 64},
	}
	for name, r := range all {
		if r.Case == "" {
			r.Case, r.Sets = "samjiyon", sets
		}
		r.FirstSeed = 5
		all[name] = r
	}
	return all
}

// made makes a study, or goes on with the one that is in a folder, and closes it.
func made(t *testing.T, dir string, r study.Request) study.Result {
	t.Helper()
	kind := kindOf(t, r)
	s, err := study.Continue(dir, studytest.Tester)
	if err != nil {
		spec, wrong := kind.Spec(r, study.Source{Program: studytest.Tester})
		if wrong != nil {
			t.Fatal(wrong)
		}
		if s, err = study.Begin(dir, spec); err != nil {
			t.Fatal(err)
		}
	}
	result, err := kind.Make(t.Context(), s, study.RunOptions{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return result
}

func kindOf(t *testing.T, r study.Request) *study.Kind {
	t.Helper()
	kind, err := Kinds.Find(r.Kind)
	if err != nil {
		t.Fatal(err)
	}
	return kind
}

// A study of any kind is made, made whole again after any damage to its rows, to
// the byte what it was, verified to the bit from its own folder, and read by
// another process as the same result.
func TestStudiesOfEveryKindAreMadeAndVerified(t *testing.T) {
	all := tiny()
	for _, kind := range Kinds {
		if !slices.ContainsFunc(slices.Collect(maps.Values(all)), func(r study.Request) bool { return r.Kind == kind.Name }) {
			r := kind.Examples[0] // of a kind that is new
			r.Kind, r.FirstSeed, r.Sets = kind.Name, 5, append(r.Sets, all["ensemble"].Sets...)
			all[kind.Name] = r
		}
	}
	for name, r := range all {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "study")
			result := made(t, dir, r)
			want := proof.Tree(t, dir)
			for k := range proof.Count(1, 6, 60) {
				chance := rand.New(rand.NewPCG(uint64(k), 7))
				bad := []byte(want[study.RowsFile])
				at := chance.IntN(len(bad))
				for i := range min([]int{1, 300, 6000}[chance.IntN(3)], len(bad)-at) {
					bad[at+i] ^= byte(1 + chance.IntN(255))
				}
				if err := os.WriteFile(filepath.Join(dir, study.RowsFile), bad, 0o666); err != nil {
					t.Fatal(err)
				}
				made(t, dir, r)
				if d := cmp.Diff(want, proof.Tree(t, dir)); d != "" {
					t.Fatalf("damage %d: %s", k, d)
				}
			}
			p, err := study.Verify(t.Context(), dir, study.VerifyOptions{Workers: 3, Program: studytest.Tester, Kinds: Kinds}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if !p.Same || p.Partial || p.Compared != p.Rows || len(p.Notes) > 0 {
				t.Errorf("%+v", p)
			}
			read, err := study.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			again, err := kindOf(t, r).Analyse(read)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(text(t, result), text(t, again)); d != "" {
				t.Errorf("read again it says something else:\n%s", d)
			}
			empty := kindOf(t, r).Empty()
			if err := json.Unmarshal(text(t, result), empty); err != nil || !bytes.Equal(text(t, empty), text(t, result)) {
				t.Errorf("the type of the result does not hold what it says: %v", err)
			}
			if replay, err := read.Replay(t.Context(), read.Spec.Rows()-1); err != nil || !replay.Same {
				t.Errorf("the last row again: %+v, %v", replay, err)
			}
		})
	}
}

func text(t *testing.T, result study.Result) []byte {
	t.Helper()
	if _, ok := any(result).(interface{ Head() *study.About }); !ok {
		t.Fatalf("%T has no head", result)
	}
	result.Head().Digest = "" // it is there once the study is closed
	b, err := json.MarshalIndent(result, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// What a kind shows as an example is a study that can be made, and takes only
// fields that the kind has.
func TestTheExamplesOfEveryKindCanBePlanned(t *testing.T) {
	for _, kind := range Kinds {
		if kind.Title == "" || kind.Help == "" || len(kind.Examples) == 0 {
			t.Errorf("%s has no title, help or example", kind.Name)
		}
		for i, r := range kind.Examples {
			if _, err := kind.Spec(r, study.Source{Program: studytest.Tester}); err != nil {
				t.Errorf("example %d of %s: %v", i, kind.Name, err)
			}
		}
		for _, f := range kind.Fields() {
			if f.Doc == "" || f.Type == "" || f.Type != "switch" && f.Arg == "" {
				t.Errorf("%s: the field %s is described by %+v", kind.Name, f.Key, f)
			}
		}
	}
}

// All that is wrong with a request is said at once, each at its field.
func TestEveryWrongFieldOfARequestIsNamed(t *testing.T) {
	_, err := kindOf(t, study.Request{Kind: "ensemble"}).Spec(study.Request{Case: "samjiyon", Sampling: "even", Days: -3, Levels: 4, Points: 4, Runs: 9}, study.Source{})
	var fields []string
	for _, e := range fault.In(err) {
		fields = append(fields, e.Field)
	}
	if want := []string{"sampling", "levels", "days", "runs"}; !slices.Equal(fields, want) {
		t.Errorf("faults at %v, want %v: %v", fields, want, err)
	}
	if _, err := Kinds.Find("census"); err == nil || fault.In(err)[0].Field != "kind" {
		t.Errorf("an unknown kind: %v", err)
	}
}

// A study of N runs makes at most N runs of the model, whatever its kind: the
// design rounds down, to a power of two where it needs one.
func TestRunsAreAllRunsOfTheModelInEachKind(t *testing.T) {
	vary := []string{"crossing.raid=0.5 % to 2 %", "labour.rest=3 to 8 days"}
	for name, c := range map[string]struct {
		request study.Request
		rows    int
	}{
		"ensemble":       {study.Request{Kind: "ensemble", Vary: vary, AsBelieved: true}, 256},                                             // 128 points, two seeds each
		"random points":  {study.Request{Kind: "ensemble", Vary: vary, Sampling: "random"}, 300},                                           // 150 points, two seeds each
		"comparison":     {study.Request{Kind: "compare", Vary: vary, AsBelieved: true, Policies: []string{"levy-10,porter-relief"}}, 192}, // 64 points under three alternatives
		"stated numbers": {study.Request{Kind: "compare", Fixed: true, Policies: []string{"levy-10"}}, 300},                                // 150 seeds
		"discovery":      {study.Request{Kind: "discover", Vary: vary, When: []string{"mass.sold > 1 kg"}}, 256},                           // a power of two
		"calibration":    {study.Request{Kind: "calibrate", Vary: vary, Particles: 50}, 300},                                               // at most
		"history":        {study.Request{Kind: "calibrate", Vary: vary, Method: "history"}, 256},                                           // four waves
		"morris":         {study.Request{Kind: "sensitivity", Vary: vary, Fixed: true}, 300},                                               // 75 trajectories of four
		"sobol":          {study.Request{Kind: "sensitivity", Vary: vary, Fixed: true, Method: "sobol"}, 160},                              // 32 rows of five
		"patterns":       {study.Request{Kind: "patterns"}, 300},                                                                           // seeds
	} {
		c.request.Case, c.request.Runs = "samjiyon", 300
		spec, err := kindOf(t, c.request).Spec(c.request, study.Source{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		rows := spec.Rows()
		if spec.Fit != nil {
			rows = spec.Asked
		}
		if rows != c.rows {
			t.Errorf("a %s of 300 runs makes %d, want %d", name, rows, c.rows)
		}
	}
}

// A study that is too small to be analysed is refused before a run is made, and the
// size that is proposed is enough.
func TestAStudyTooSmallToAnalyseIsNotBegun(t *testing.T) {
	vary := []string{"crossing.raid=0.5 % to 2 %", "labour.rest=3 to 8 days"}
	for name, c := range map[string]struct {
		request study.Request
		field   string
		enough  int64
	}{
		"morris":     {study.Request{Kind: "sensitivity", Vary: vary, Points: 3}, "points", 4},
		"sobol":      {study.Request{Kind: "sensitivity", Vary: vary, Method: "sobol", Points: 8}, "points", 16},
		"sobol runs": {study.Request{Kind: "sensitivity", Vary: vary, Fixed: true, Method: "sobol", Runs: 40}, "runs", 80},
		"pawn":       {study.Request{Kind: "sensitivity", Vary: vary, Method: "pawn", Points: 64}, "points", 128},
		"worlds":     {study.Request{Kind: "compare", Vary: vary, AsBelieved: true, Policies: []string{"levy-10"}, Points: 1}, "points", 2},
		"seeds":      {study.Request{Kind: "compare", Fixed: true, Policies: []string{"levy-10"}, Seeds: 1}, "seeds", 2},
		"influence":  {study.Request{Kind: "influence", Of: "customs.levy", Seeds: 1}, "seeds", 2},
		"discovery":  {study.Request{Kind: "discover", Vary: vary, When: []string{"mass.sold > 1 kg"}, Runs: 100}, "runs", 128},
	} {
		c.request.Case = "samjiyon"
		kind := kindOf(t, c.request)
		_, err := kind.Spec(c.request, study.Source{})
		wrong := fault.In(err)
		if len(wrong) != 1 || wrong[0].Field != c.field || !strings.Contains(wrong[0].Write, "{"+c.field+"} ") {
			t.Errorf("%s: %v", name, err)
			continue
		}
		c.request.Value(c.field).Set(reflect.ValueOf(int(c.enough)))
		if _, err := kind.Spec(c.request, study.Source{}); err != nil {
			t.Errorf("%s, as proposed (%s): %v", name, wrong[0].Write, err)
		}
	}
}
