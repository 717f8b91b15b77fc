package record

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tumen/economy/parameter"
	"tumen/internal/build"
	"tumen/internal/proof"
	"tumen/scenario"
)

var thisModel = build.Identity{Version: "0.1.0", Fingerprint: strings.Repeat("ab", 32), Go: "go1"}

// page shows what a reader would see of a run.
func page(r *Run) ([]byte, error) {
	return fmt.Appendf(nil, "%+v %s", r.Manifest.Summary, r.Digest), nil
}

// recorded is a run with a policy, the run without it, and its trips, on disk.
func recorded(t *testing.T) string {
	t.Helper()
	sets, policies := []string{"burn_in=2", "days=6"}, []string{"levy-10"}
	c := proof.Must(scenario.Open("samjiyon", scenario.Options{Sets: sets, Policies: policies}))(t)
	dir := filepath.Join(t.TempDir(), "run")
	r := mustMake(t, Options{Scenario: c, Seed: 3, Workers: 1, Crossings: dir, Sets: sets, Policies: policies, Program: thisModel})
	defer r.Close()
	plain := proof.Must(scenario.Open("samjiyon", scenario.Options{Sets: sets}))(t)
	r.Manifest.Without = BaselineOf(mustMake(t, Options{Scenario: plain, Seed: 3, Sets: sets, Program: thisModel}))
	if err := r.Save(dir, page); err != nil {
		t.Fatal(err)
	}
	return dir
}

func mustVerify(t *testing.T, dir string, by build.Identity) *Proof {
	t.Helper()
	p := proof.Must(Verify(t.Context(), dir, Options{Program: by}, page))(t)
	return p
}

// flaws are all that a proof found, one a line.
func flaws(p *Proof) string {
	if p.First == nil {
		return proof.Lines(p.Wrong)
	}
	return p.First.String() + "\n" + proof.Lines(p.Wrong)
}

func TestARunThatWasLeftAloneIsVerified(t *testing.T) {
	dir := recorded(t)
	p := mustVerify(t, dir, thisModel)
	if !p.Same || !p.SameValues || p.Digest != mustOpen(t, dir).Digest || p.Workers != 2 || p.RecordedWorkers != 1 || flaws(p) != "" {
		t.Errorf("%+v\n%s", p, flaws(p))
	}
	proof.Write(t, filepath.Join(dir, ".DS_Store"), "litter")
	if p := mustVerify(t, dir, thisModel); !p.Same {
		t.Errorf("litter of a file manager: %s", flaws(p))
	}
}

// Each kind of change is named where it is.
func TestVerifyNamesWhatWasChanged(t *testing.T) {
	dir := recorded(t)
	before := tree(t, dir)
	edit := func(name, from, to string) func() {
		return func() {
			if !strings.Contains(before[name], from) {
				t.Fatalf("%s has no %s", name, from)
			}
			proof.Write(t, filepath.Join(dir, name), strings.Replace(before[name], from, to, 1))
		}
	}
	resealed := func(name, from, to string) func() { // sums agree with what was changed
		return func() {
			edit(name, from, to)()
			var list List
			for n := range before {
				if !slices.Contains(apart, n) {
					sum := proof.Must(SumOf(filepath.Join(dir, n)))(t)
					list = append(list, Sum{n, sum})
				}
			}
			proof.Write(t, filepath.Join(dir, DigestFile), string(list.Text()))
		}
	}
	for name, x := range map[string]struct {
		change func()
		want   string
	}{
		"a title":                 {edit(ManifestFile, `"title": "Samjiyon, autumn 2017"`, `"title": "Samjiyon, autumn 2018"`), `manifest.json: title: recorded "Samjiyon, autumn 2018", now "Samjiyon, autumn 2017"; it was changed after it was written`},
		"a title, sealed anew":    {resealed(ManifestFile, `"title": "Samjiyon, autumn 2017"`, `"title": "Samjiyon, autumn 2018"`), "manifest.json: title: recorded \"Samjiyon, autumn 2018\", now \"Samjiyon, autumn 2017\"\n"},
		"the run without":         {resealed(ManifestFile, "\"without\": {\n    \"summary\": {\n      \"shares\": {\n        \"guards\": 0.", "\"without\": {\n    \"summary\": {\n      \"shares\": {\n        \"guards\": 0.9"), "manifest.json: without.summary.shares.guards: recorded 0.9"},
		"a claim":                 {resealed(ManifestFile, `"id": "share.porters"`, `"id": "share.guards"`), "manifest.json: testimony.claims["},
		"a parameter's origin":    {resealed(ManifestFile, `"origin": "assumed"`, `"origin": "claim"`), "].origin: recorded \"claim\", now \"assumed\""},
		"a key twice":             {resealed(ManifestFile, `"asked": 6`, `"asked": 7, "asked": 6`), "manifest.json: it is damaged: the key asked stands twice"},
		"a space":                 {resealed(ManifestFile, `"asked": 6`, `"asked":  6`), "manifest.json: it has the same contents in a different layout"},
		"another seed":            {edit(ManifestFile, `"seed": 3`, `"seed": 4`), "day 0 (2017-09-01), "},
		"more days":               {edit(ManifestFile, `"days=6"`, `"days=36000"`), "manifest.json: days: recorded 6, now 7"},
		"another model's name":    {edit(ManifestFile, `"fingerprint": "ab`, `"fingerprint": "bb`), "it was changed after it was written"},
		"a sum in the digest":     {edit(DigestFile, before[DigestFile][:1], "z"), "digest: it is damaged: line 1 is not a SHA-256"},
		"a sum that is another":   {edit(DigestFile, before[DigestFile][:64], strings.Repeat("0", 64)), "digest: it differs from the repeated run, from byte 0 of"},
		"the page":                {edit(ReportFile, "Guards:0.", "Guards:0.9"), "report.html: it was changed after it was drawn; tumen report " + dir + " draws it again"},
		"workers":                 {edit(MadeFile, `"workers": 1`, `"workers": 3`), "made.json: it was changed after it was written: its checksum does not fit"},
		"the case":                {edit(CaseFile, "samjiyon", "samjiyom"), "case.yaml: the run cannot be repeated: case.yaml is not the case that was run"},
		"no case":                 {func() { os.Remove(filepath.Join(dir, CaseFile)) }, "case.yaml: the run cannot be repeated: the record has no case.yaml"},
		"no flows":                {func() { os.Remove(filepath.Join(dir, FlowsFile)) }, "flows.parquet: it is missing"},
		"no trips":                {func() { os.Remove(filepath.Join(dir, CrossingsFile)) }, "crossings.parquet: it is missing"},
		"no page":                 {func() { os.Remove(filepath.Join(dir, ReportFile)) }, "report.html: it is missing"},
		"a file too many":         {func() { proof.Write(t, filepath.Join(dir, "notes.md"), "mine") }, "notes.md: it does not belong to this run"},
		"a table that is none":    {func() { proof.Write(t, filepath.Join(dir, DaysFile), "PAR1") }, "days.parquet: it is not a complete Parquet file"},
		"a Parquet writer's name": {edit(DaysFile, "tumen version", "tumex version"), "days.parquet: it differs from the repeated run, from byte "},
		"a folder for a table":    {func() { os.Remove(filepath.Join(dir, DaysFile)); os.Mkdir(filepath.Join(dir, DaysFile), 0o777) }, "days.parquet: it cannot be read: "},
		"half a manifest":         {func() { proof.Write(t, filepath.Join(dir, ManifestFile), before[ManifestFile][:900]) }, "manifest.json: its manifest.json cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				os.RemoveAll(dir)
				os.Mkdir(dir, 0o777)
				for _, n := range slices.Sorted(maps.Keys(before)) {
					proof.Write(t, filepath.Join(dir, n), before[n])
				}
			}()
			x.change()
			p := mustVerify(t, dir, thisModel)
			for i, flaw := range p.Wrong {
				if slices.Contains(p.Wrong[:i], flaw) {
					t.Errorf("%s is said twice: %s", flaw.File, flaw.What)
				}
			}
			if p.Same || !strings.Contains(flaws(p), x.want) {
				t.Errorf("same %t, found\n%s\nwant %s", p.Same, flaws(p), x.want)
			}
		})
	}
	if p := mustVerify(t, dir, thisModel); !p.Same {
		t.Errorf("the test did not put everything back: %s", flaws(p))
	}
}

// Of a run that another model made the values are compared, and it is never
// called the same.
func TestARunOfAnotherModelIsComparedAndNeverTheSame(t *testing.T) {
	dir := recorded(t)
	p := mustVerify(t, dir, build.Identity{Version: "0.2.0", Fingerprint: "cd"})
	if p.Same || !p.SameValues || !p.OtherModel() || flaws(p) != "" {
		t.Errorf("%+v\n%s", p, flaws(p))
	}
	p = mustVerify(t, dir, build.Identity{Version: "0.2.0", Fingerprint: thisModel.Fingerprint})
	if !p.Same {
		t.Errorf("another version with the same model: %s", flaws(p))
	}
}

// Whatever is changed in whatever file, verify finds it, and nothing panics.
func TestVerifyFindsEveryDamage(t *testing.T) {
	dir := recorded(t)
	before := tree(t, dir)
	n := proof.Count(8, 60, 1000)
	proof.Damages(t, dir, before, n, func(ctx context.Context, what string) {
		p, err := Verify(ctx, dir, Options{Program: thisModel}, page)
		if err == nil && p.Same {
			t.Errorf("%s: not found", what)
		}
		if err == nil && flaws(p) == "" && !p.OtherModel() {
			t.Errorf("%s: found and not named", what)
		}
	})
	if p := mustVerify(t, dir, thisModel); !p.Same {
		t.Errorf("the test did not put everything back: %s", flaws(p))
	}
	t.Logf("%d damages", n)
}

// A run that was interrupted is made again as far as it went.
func TestAnInterruptedRunIsVerified(t *testing.T) {
	sets := []string{"burn_in=2", "days=20"}
	c := proof.Must(scenario.Open("samjiyon", scenario.Options{Sets: sets, Policies: []string{"levy-10"}}))(t)
	ctx, stop := context.WithCancel(t.Context())
	r, err := Make(ctx, Options{Scenario: c, Seed: 3, Workers: 1, Sets: sets, Policies: []string{"levy-10"}, Program: thisModel, Progress: func(day, _ int) {
		if day == 5 {
			stop()
		}
	}})
	if err != nil || !r.Manifest.Partial {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "run")
	if err := r.Save(dir, page); err != nil {
		t.Fatal(err)
	}
	if p := mustVerify(t, dir, thisModel); !p.Same || p.Days != 5 {
		t.Errorf("%+v\n%s", p, flaws(p))
	}
}

// What a damaged record asks for is not done where there is no room for it.
func TestARunThatNeedsTooMuchIsNotMadeAgain(t *testing.T) {
	dir := recorded(t)
	asked := 0.0
	p, err := Verify(t.Context(), dir, Options{Program: thisModel, Allow: func(need parameter.Need) error {
		asked = need.Bytes
		return errors.New("there is no room")
	}}, page)
	if err != nil || p.Same || asked <= 0 || !strings.Contains(flaws(p), "the run cannot be repeated: there is no room") {
		t.Errorf("asked for %v bytes: %v\n%s", asked, err, flaws(p))
	}
}
