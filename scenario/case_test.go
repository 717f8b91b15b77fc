package scenario

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/fault"
	"tumen/internal/proof"
	"tumen/testimony"
	"tumen/unit"
)

func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b *unit.System) bool { return a.Money() == b.Money() }), cmpopts.EquateComparable(unit.Unit{})); diff != "" {
		t.Errorf("%s: %s", what, diff)
	}
}

func ferry(t testing.TB) *Case {
	t.Helper()
	c := proof.Must(Parse("ferry.yaml", []byte(sound(t))))(t)
	return c
}

func day(t testing.TB, s string) parameter.Date {
	t.Helper()
	d := proof.Must(parameter.ParseDate(s))(t)
	return d
}

// resolved finds a parameter by its path.
func resolved(t *testing.T, all []Resolved, path string) Resolved {
	t.Helper()
	for _, r := range all {
		if r.Path == path {
			return r
		}
	}
	t.Fatalf("nothing resolved at %s", path)
	return Resolved{}
}

func TestNumbersArriveInTheUnitsOfTheModel(t *testing.T) {
	p := ferry(t).Parameters
	same(t, "80 fen/kg", 0.8, p.Counties[0].PieceRate)
	same(t, "3 t/day", 3000.0, p.Goods[0].Volume)
	same(t, "60 %", 0.6, p.Counties[0].Experienced)
	same(t, "at most 50 %", 0.5, p.Routes[0].Posts[0].Share)
	same(t, "20 to 60 kg", 40.0, p.Routes[0].Load)
	same(t, "twelve months", [12]float64{7: 0.5, 8: 1, 9: 1, 10: 1, 11: 0.5}, p.Goods[0].Harvest)
	same(t, "one for all months", [12]float64{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, p.Routes[0].River)
	same(t, "by date", parameter.Series{{On: day(t, "2017-09-01"), Value: 4}, {On: day(t, "2018-01-01"), Value: 5}}, p.Living.Rice)
	same(t, "silence means the default", 365, p.Days)
	same(t, "silence means no", false, p.Goods[0].Declarable)
}

func TestEveryParameterSaysWhereItComesFrom(t *testing.T) {
	c := ferry(t)
	fields := parameter.Fields(&c.Parameters)
	if len(fields) != len(c.Resolved) {
		t.Fatalf("%d parameters, %d resolved", len(fields), len(c.Resolved))
	}
	for i, f := range fields {
		if r := c.Resolved[i]; r.Path != f.Path || r.Origin == "" || r.Value == "" {
			t.Errorf("%s is resolved as %+v", f.Path, r)
		}
	}
	twenty, sixty := 20.0, 60.0
	zero, half := 0.0, 0.5
	for _, want := range []Resolved{
		{
			Path: "routes.ferry.load", Value: "40 kg", Unit: "kg", Means: "largest load of a porter's bag or a vehicle",
			Origin: FromSource, From: "letter", At: "line 4", Why: "between these", Low: &twenty, High: &sixty,
		},
		{
			Path: "routes.ferry.posts.landing.share", Value: "50 %", Unit: "share", Means: "tariff as a share of assessed profit",
			Origin: FromClaim, From: "share.guards", At: "line 3", Why: "half at most", As: "stated", Stated: "at most 50 %", Low: &zero, High: &half,
		},
		{Path: "living.cost", Value: "3 yuan/day", Unit: "yuan/day", Means: "living expenses of a porter for a day", Origin: FromAssumption, Why: "a test"},
		{Path: "days", Value: "365 days", Unit: "day", Means: "recorded days", Origin: FromDefault},
		{
			Path: "living.rice_price", Value: "4 yuan/kg from 2017-09-01, 5 yuan/kg from 2018-01-01", Unit: "yuan/kg",
			Means: "price of a kilogram of rice, by date", Origin: FromAssumption, From: "letter", Why: "in autumn; dearer in winter",
		},
	} {
		same(t, want.Path, want, resolved(t, c.Resolved, want.Path))
	}
	same(t, "a word", FromCase, resolved(t, c.Resolved, "organisers.donju.kind").Origin)
}

func TestTestimonyKeepsWhatWasSaid(t *testing.T) {
	c := ferry(t)
	same(t, "sources", []testimony.Source{
		{ID: "letter", Title: "A letter", Witness: "a ferryman", Date: "2017-10", Grade: "B2", Status: "read"},
	}, c.Testimony.Sources)
	claim := c.Testimony.Claim("share.guards")
	if claim == nil || claim.Figure == nil {
		t.Fatal("the claim or its figure is gone")
	}
	same(t, "what it is held against", "shares.guards", claim.Measure)
	same(t, "how it was stated", "at most 50 %", claim.Figure.Text)
	same(t, "its shape", testimony.AtMost, claim.Figure.Shape)
	if fact := c.Testimony.Claim("return"); fact == nil || fact.Figure != nil {
		t.Errorf("a fact without a number became %+v", fact)
	}
}

func TestWithAClaimAndAValueTheValueHolds(t *testing.T) {
	c := proof.Must(Parse("ferry.yaml", []byte(replace(t, sound(t), "strength: {claim: load.usual}", "strength: {is: 45 kg, claim: load.usual}"))))(t)
	same(t, "value", 45.0, c.Parameters.Counties[0].Strength)
	same(t, "ground", "load.usual", resolved(t, c.Resolved, "counties.bank.strength").From)
}

func TestLoadFindsFilesAndBuiltinCases(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mine.yaml")
	if err := os.WriteFile(path, []byte(sound(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, "samjiyon"} {
		if _, err := Load(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestLoadExplainsWhatItCannotFind(t *testing.T) {
	for name, says := range map[string]string{
		"samjion":       "samjion: there is no built-in case `samjion`, and no such file; did you mean `samjiyon`?",
		"nowhere.yaml":  "nowhere.yaml: there is no such file; give the path of a case file, or a name from `tumen cases`",
		"a/b/c.yaml":    "there is no such file",
		"sam\x1bjiyon~": `sam\u{1b}jiyon~: there is no built-in case`,
	} {
		_, err := Load(name)
		var usage *fault.Error
		if !errors.As(err, &usage) || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v", name, err)
		}
	}
	var usage *fault.Error
	if _, err := Load(t.TempDir() + "/."); err == nil || !errors.As(err, &usage) {
		t.Errorf("a folder is no case: %v", err)
	}
}

func TestAFileTooLargeIsNotReadToItsEnd(t *testing.T) {
	path := filepath.Join(t.TempDir(), "huge.yaml")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 1<<40); err != nil { // a hole: it takes no room on disk
		t.Skip("this file system has no files of a terabyte")
	}
	_, err := Load(path)
	var faults casefile.Faults
	if !errors.As(err, &faults) || len(faults) != 1 || !strings.Contains(faults[0].What, "at most 8388608") {
		t.Errorf("%v", err)
	}
}
