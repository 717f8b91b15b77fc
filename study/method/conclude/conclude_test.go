package conclude

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"testing"

	"tumen/study"
	"tumen/study/method/calibrate"
	"tumen/study/studytest"
)

// post is a made-up case: a post that bargains, whose power nobody knows, and of which
// its policies find out more bribes.
func post() study.Request {
	return study.Request{
		Case: "theory/bargained", FirstSeed: 1, Runs: 400, Days: 2, Patterns: []string{"bribe"},
		Vary: []string{"routes.road.posts.post.power=0.3 to 0.7", "labour.rest=1 to 5 days"}, Fixed: true,
	}
}

func made(t *testing.T, dir string, kind *study.Kind, r study.Request) (s *study.Study, result study.Result, runs int) {
	t.Helper()
	s, err := study.Begin(dir, studytest.Spec(t, kind, r))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	result, err = kind.Make(t.Context(), s, study.RunOptions{Workers: 2, Progress: func(study.Progress) { runs++ }})
	if err != nil {
		t.Fatal(err)
	}
	return s, result, runs
}

// A table that stands beside is taken over, to the byte, and no run is made; what is
// concluded from it is what is concluded from the same runs made here.
func TestATableThatIsThereIsTaken(t *testing.T) {
	r := post()
	alone, want, runs := made(t, filepath.Join(t.TempDir(), "conclude"), Kind, r)
	if runs != 399 { // of 400; the last round has three alternatives
		t.Fatalf("%d runs", runs)
	}
	at := t.TempDir()
	r.Method = calibrate.MethodTable
	there, _, _ := made(t, filepath.Join(at, "calibrate"), calibrate.Kind, r)
	if err := there.Close(); err != nil {
		t.Fatal(err)
	}
	r.Method = ""
	taken, got, runs := made(t, filepath.Join(at, "conclude"), Kind, r)
	if runs != 0 {
		t.Errorf("%d runs were made though they were there", runs)
	}
	if !bytes.Equal(studytest.Rows(t, taken), studytest.Rows(t, alone)) {
		t.Error("the rows are others")
	}
	if text := func(r study.Result) string {
		r.Head().Digest, r.Head().Request = "", study.Request{}
		b, _ := json.Marshal(r)
		return string(b)
	}; text(got) != text(want) {
		t.Errorf("%s\nand alone\n%s", text(got), text(want))
	}
	other := r
	other.Days = 3
	if _, _, runs = made(t, filepath.Join(at, "other"), Kind, other); runs == 0 {
		t.Error("the rows of another question were taken")
	}
}

// A post that is found out more often asks more for the risk; where it is found out so
// often that no bargain is left, nothing goes over the road, and there are no shares.
func TestWhatIsConcludedOfAPostThatBargains(t *testing.T) {
	_, result, _ := made(t, filepath.Join(t.TempDir(), "conclude"), Kind, post())
	c := result.(*Conclusions)
	find := func(policy, outcome string) *Conclusion {
		for i := range c.Conclusions {
			if one := &c.Conclusions[i]; one.Policy == policy && one.Outcome == outcome {
				return one
			}
		}
		return nil
	}
	if one := find("half-detected", "shares.guards"); one == nil || one.Direction != Rises || one.Share != 1 || !(*one.Low > 0.1 && *one.High < 0.3) {
		t.Errorf("half of the bribes detected: %+v", one)
	}
	if one := find("no-deal", "routes.road.mass"); one == nil || one.Direction != Falls || one.By == nil || one.By.Low != 1 || one.By.High != 1 {
		t.Errorf("without a deal: %+v", one)
	}
	if one := find("no-deal", "shares.guards"); one != nil {
		t.Errorf("a share of nothing: %+v", one)
	}
	for _, one := range c.Conclusions {
		if one.Unchanged == 1 && one.Told() {
			t.Errorf("what nothing moves %s: %+v", one.Direction, one)
		}
	}
	if len(c.Decisions) != 0 {
		t.Errorf("nobody carries, and yet porters choose: %+v", c.Decisions)
	}
	for _, p := range c.Patterns {
		if p.Name == "bribe" && (p.MetShare < 0.05 || p.Role == "") { // beforehand it is met in 0.8 %
			t.Errorf("the bribe is met in %.2f of the worlds that it allows: %+v", p.MetShare, p)
		}
	}
	if c.Worlds.Runs != 399 || c.Worlds.N == 0 || c.Worlds.Effective <= 1 || c.Worlds.Tried > c.Worlds.N {
		t.Errorf("%+v", c.Worlds)
	}
}
