package again

import (
	"testing"

	"tumen/record"
	"tumen/scenario"
)

// A built-in case is named; a file with the name of a built-in case, and every
// other one, is the file that the record keeps.
func TestTheCommandToRunAgainCanBePasted(t *testing.T) {
	world := uint64(3)
	samjiyon, err := scenario.Open("samjiyon", scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		m    record.Manifest
		want string
	}{
		{record.Manifest{Case: "samjiyon", CaseSHA256: samjiyon.SHA256, Seed: 1}, "tumen run samjiyon --seed 1"},
		{record.Manifest{Case: "samjiyon", CaseSHA256: "ab12", Seed: 1}, "tumen run 'a b/case.yaml' --seed 1"},
		{
			record.Manifest{Case: "it's", Seed: 7, Policies: []string{"levy-10", "relief"}, Sets: []string{"routes.river.capacity=0", "labour.share=25 %"}},
			"tumen run 'a b/case.yaml' --seed 7 --with levy-10 --with relief --set routes.river.capacity=0 --set 'labour.share=25 %'",
		},
		{
			record.Manifest{Case: "x", Seed: 7, WorldSeed: &world, Sets: []string{"counties.c.name=it's", "days=40"}},
			`tumen run 'a b/case.yaml' --seed 7 --world-seed 3 --set 'counties.c.name=it'\''s' --days 40`,
		},
		{record.Manifest{Case: "x", Sets: []string{"days=1 year"}}, "tumen run 'a b/case.yaml' --seed 0 --set 'days=1 year'"},
		{record.Manifest{Case: "x", Sets: []string{"days=3", "scale=2"}}, "tumen run 'a b/case.yaml' --seed 0 --set days=3 --set scale=2"},
		{record.Manifest{Case: "x", Files: []record.File{{Name: record.CrossingsFile}}}, "tumen run 'a b/case.yaml' --seed 0 --crossings"},
	} {
		if got := Command(&c.m, "a b/case.yaml"); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
