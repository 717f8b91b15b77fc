package ensemble

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tumen/internal/proof"
	"tumen/study"
	"tumen/study/store"
	"tumen/study/studytest"
)

// rivals is the sound case of package scenario with two groups of hypotheses.
func rivals(t *testing.T) string {
	t.Helper()
	text := strings.Replace(proof.Read(t, "../../../scenario/testdata/sound.yaml"), "economy:", "economy:\n  exactly: a test", 1) + `
hypotheses:
  toll:
    alternatives:
      half: {says: The landing takes half., weight: 3}
      quarter: {says: It takes less., changes: [{set: routes.ferry.posts.landing.share, to: 20 to 30 %, assumed: a test}]}
  rest:
    alternatives:
      usual: {says: People rest for six days.}
      longer: {says: They rest longer., changes: [{scale: labour.rest, by: 2, assumed: a test}]}
      shorter: {says: They rest less., changes: [{scale: labour.rest, by: 0.5, assumed: a test}]}
`
	path := filepath.Join(t.TempDir(), "rivals.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// The rows of a study hold the place of the alternative that held, each as often as its
// prior says, and are the same on any number of workers.
func TestAStudyDrawsAlternativesByTheirPriors(t *testing.T) {
	r := study.Request{Case: rivals(t), Points: 64, Seeds: 1, Days: 20}
	one, two := studytest.Finished(t, Kind, r, 1), studytest.Finished(t, Kind, r, 2)
	if !bytes.Equal(studytest.Rows(t, one), studytest.Rows(t, two)) {
		t.Error("the rows are others on two workers")
	}
	names := study.NamesOf(one.Spec.Inputs)
	toll, rest := slices.Index(names, "hypotheses.toll"), slices.Index(names, "hypotheses.rest")
	only := slices.Index(names, "routes.ferry.posts.landing.share (toll=quarter)")
	own := slices.Index(names, "routes.ferry.posts.landing.share")
	if toll < 0 || rest < 0 || only < 0 || own < 0 {
		t.Fatalf("the inputs are %v", names)
	}
	var tolls, rests [3]int
	share := one.Spec.Place("shares.guards")
	_, err := one.Each(func(row *store.Row) error {
		tolls[int(row.Inputs[toll])]++
		rests[int(row.Inputs[rest])]++
		stated := row.Inputs[[]int{own, only}[int(row.Inputs[toll])]]
		if got := row.Outcomes[share]; math.Abs(got-stated) > 0.01 {
			t.Errorf("row %d: the guards get %v under alternative %v, which states %v", row.Number, got, row.Inputs[toll], stated)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if tolls != [3]int{48, 16} {
		t.Errorf("the alternatives of weight 3 and 1 are drawn %v times", tolls)
	}
	for _, n := range rests {
		if n < 21 || n > 22 {
			t.Errorf("three alternatives of one weight are drawn %v times", rests)
		}
	}
}

// What a setting decides is not drawn, and nothing is where all stays as stated.
func TestWhatIsDecidedIsNotDrawn(t *testing.T) {
	path := rivals(t)
	for _, test := range []struct {
		request study.Request
		want    []string
	}{
		{study.Request{Case: path, Sets: []string{"hypotheses.toll=quarter"}}, []string{"hypotheses.rest"}},
		{study.Request{Case: path, Fixed: true}, nil},
		{study.Request{Case: path, Vary: []string{"labour.rest=3 to 8 days"}}, []string{"hypotheses.toll", "hypotheses.rest"}},
	} {
		var got []string
		for _, in := range studytest.Spec(t, Kind, test.request).Inputs {
			if in.IsChoice() {
				got = append(got, in.Name)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%+v draws %v, want %v", test.request, got, test.want)
		}
	}
}
