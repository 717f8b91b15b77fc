package workbench

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tumen/internal/build"
	"tumen/internal/proof"
	"tumen/jobs"
	"tumen/workbench/data"
)

// filled is the data folder of a server that was closed: a run with a policy, one
// that was cancelled is not in it, studies of three kinds, a draft and an answer.
func filled(t *testing.T) (dir string, by build.Identity) {
	t.Helper()
	by = build.Identity{Version: "test", Fingerprint: strings.Repeat("ab", 32), Go: "go1"}
	b := openBench(t, Options{Program: by})
	var n data.RunNote
	sets := []string{"burn_in=0", "counties.samjiyon.porters=60", "counties.downriver.porters=0"}
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 4, "policies": []string{"levy-10"}, "sets": sets}, 201, &n)
	b.settled(n.ID)
	small := object{"days": 3, "sets": sets}
	for _, body := range []object{short("ensemble", small), short("compare", small, object{"policies": []string{"levy-10"}}), short("patterns", small, object{"fixed": nil})} {
		for k, v := range body {
			if v == nil {
				delete(body, k)
			}
		}
		if n, _ := b.studied(b.begun(body).ID); n.State != jobs.Done {
			t.Fatalf("%+v", n)
		}
	}
	b.ask("PUT", "/api/drafts/mine", object{"yaml": "case: mine\n"}, 200, nil)
	b.moved("case=kolbars&of=load&wait=1")
	b.stop()
	return b.dir, by
}

func mustCheck(t *testing.T, dir string, c data.Checking) []data.Kept {
	t.Helper()
	all, err := data.Check(t.Context(), dir, c)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// verdictsOf are the verdicts, and what is wrong.
func verdictsOf(all []data.Kept) (verdicts []string, wrong string) {
	for _, k := range all {
		verdicts = append(verdicts, k.Kind+" "+string(k.Verdict))
		for _, w := range k.Wrong {
			wrong += k.Path + ": " + w.String() + "\n"
		}
	}
	slices.Sort(verdicts)
	return verdicts, wrong
}

func TestADataFolderIsVerified(t *testing.T) {
	dir, by := filled(t)
	if !data.IsData(dir) || data.IsData(filepath.Join(dir, data.RunsDir)) {
		t.Error("a data folder is not known")
	}
	for _, c := range []struct {
		data.Checking
		want string
	}{
		{data.Checking{Program: by, Again: true}, "draft sound, influence verified, run verified, study verified, study verified, study verified"},
		{data.Checking{Program: by, Again: true, Sample: 2}, "draft sound, influence unverified, run verified, study unverified, study unverified, study unverified"},
		{data.Checking{Program: by}, "draft sound, influence sound, run sound, study sound, study sound, study sound"},
		{data.Checking{Program: build.Identity{Fingerprint: "other"}, Again: true}, "draft sound, influence unverified, run unverified, study unverified, study unverified, study unverified"},
	} {
		verdicts, wrong := verdictsOf(mustCheck(t, dir, c.Checking))
		if got := strings.Join(verdicts, ", "); got != c.want || wrong != "" {
			t.Errorf("%s\nwant %s\n%s", got, c.want, wrong)
		}
	}
}

// Whatever is changed in whatever file of a run or a study, it is found. A draft
// is a text that anybody may change, and what a number moves is found again when
// its checksum does not fit.
func TestEveryDamageOfADataFolderIsFound(t *testing.T) {
	dir, by := filled(t)
	files := proof.Tree(t, dir)
	maps.DeleteFunc(files, func(name, _ string) bool {
		top, _, below := strings.Cut(name, "/")
		return !below || top == data.DraftsDir // the token, and drafts
	})
	n, audited := proof.Count(2, 29, 300), 0
	proof.Damages(t, dir, files, n, func(ctx context.Context, what string) {
		all, err := data.Check(ctx, dir, data.Checking{Program: by, Again: true})
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if _, wrong := verdictsOf(all); wrong == "" {
			t.Errorf("%s: not found", what)
		}
		if _, wrong := verdictsOf(mustCheck(t, dir, data.Checking{Program: by})); wrong != "" {
			audited++
		}
	})
	if verdicts, wrong := verdictsOf(mustCheck(t, dir, data.Checking{Program: by, Again: true})); wrong != "" {
		t.Errorf("the test did not put everything back: %v\n%s", verdicts, wrong)
	}
	t.Logf("%d damages to %d files; %d are found without making anything again", n, len(files), audited)
}

// A study's folder below a data folder has no page: the server draws it when it is
// asked for. One that was put there is named.
func TestAPageInAStudyOfADataFolderIsNamed(t *testing.T) {
	dir, by := filled(t)
	folders, err := filepath.Glob(filepath.Join(dir, data.StudiesDir, "*", "rows"))
	if err != nil || len(folders) == 0 {
		t.Fatal(folders, err)
	}
	if err := os.WriteFile(filepath.Join(folders[0], "report.html"), []byte("<html>"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, again := range []bool{false, true} {
		if _, wrong := verdictsOf(mustCheck(t, dir, data.Checking{Program: by, Again: again})); !strings.Contains(wrong, "report.html: it is no file of this study") {
			t.Errorf("made again %v: it says %q", again, wrong)
		}
	}
}

// An answer that was changed is not shown: it is found again.
func TestAnAnswerThatWasChangedIsFoundAgain(t *testing.T) {
	b := openBench(t, Options{})
	b.moved("case=kolbars&of=load&wait=1")
	found, err := filepath.Glob(filepath.Join(b.dir, data.InfluenceDir, "*", "result.json"))
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	whole, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(found[0], []byte(strings.Replace(string(whole), `"seeds":4`, `"seeds":9`, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if v := b.moved("case=kolbars&of=load&wait=1"); v.Result.Seeds != 4 {
		t.Errorf("it says that it was found with %d seeds", v.Result.Seeds)
	}
}

// A manifest that was changed is not shown.
func TestAManifestThatWasChangedIsNotShown(t *testing.T) {
	b := openBench(t, Options{})
	var n data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 4, "sets": []string{"burn_in=0"}}, 201, &n)
	b.settled(n.ID)
	path := filepath.Join(b.dir, data.RunsDir, n.ID, "record", "manifest.json")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), `"dead": 0`, `"dead": 7`, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	status, answer := b.send("GET", "/api/runs/"+n.ID, nil)
	if status != 500 || !strings.Contains(string(answer), "manifest.json was changed after it was written") {
		t.Errorf("%d %s", status, answer)
	}
}

// A run or a study whose note was changed is not shown under what the note says now.
func TestANoteThatWasChangedIsNotShown(t *testing.T) {
	b := openBench(t, Options{})
	var n data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 4, "sets": []string{"burn_in=0"}}, 201, &n)
	b.settled(n.ID)
	q, _ := b.studied(b.begun(short("ensemble", object{"days": 3})).ID)
	b.stop()
	for _, name := range []string{filepath.Join(data.RunsDir, n.ID, jobs.NoteFile), filepath.Join(data.StudiesDir, q.ID, jobs.NoteFile)} {
		path := filepath.Join(b.dir, name)
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.Replace(string(text), `"title": "`, `"title": "Not `, 1)
		if changed == string(text) {
			t.Fatalf("%s has no title: %s", name, text)
		}
		if err := os.WriteFile(path, []byte(changed), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b = openBench(t, Options{Data: b.dir})
	for _, list := range []string{"/api/runs", "/api/studies"} {
		var notes []struct{ Title string }
		if b.ask("GET", list, nil, 200, &notes); len(notes) > 0 {
			t.Errorf("%s has %+v", list, notes)
		}
	}
}

// What a study says is not shown if it was changed, and audit finds it without
// making anything again, also of a study without rows.
func TestAResultThatWasChangedIsNotShown(t *testing.T) {
	b := openBench(t, Options{})
	small := object{"days": 3, "sets": []string{"burn_in=0", "counties.samjiyon.porters=60", "counties.downriver.porters=0"}}
	patterns := short("patterns", small)
	delete(patterns, "fixed")
	for _, body := range []object{short("ensemble", small), patterns} {
		q, _ := b.studied(b.begun(body).ID)
		path := filepath.Join(b.dir, data.StudiesDir, q.ID, "result.json")
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.Replace(string(text), `"unit":"`, `"unit":"k`, 1)
		if changed == string(text) {
			t.Fatalf("there is no unit in %.200s", text)
		}
		if err := os.WriteFile(path, []byte(changed), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, address := range []string{"/api/studies/" + q.ID, "/api/studies/" + q.ID + "/files/result.json"} {
			if status, answer := b.send("GET", address, nil); status != 500 || !strings.Contains(string(answer), "result.json was changed after it was written") {
				t.Errorf("%s: %d %.300s", address, status, answer)
			}
		}
	}
	b.stop()
	if _, wrong := verdictsOf(mustCheck(t, b.dir, data.Checking{})); strings.Count(wrong, "result.json: it was changed after it was written") != 2 {
		t.Errorf("audit says %q", wrong)
	}
}

// Nor is what the viewers of a run saw.
func TestSightsThatWereChangedAreNotShown(t *testing.T) {
	b := openBench(t, Options{})
	var n data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 4, "sets": []string{"burn_in=0"}}, 201, &n)
	b.settled(n.ID)
	b.stop()
	path := filepath.Join(b.dir, data.RunsDir, n.ID, "snapshots.json")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := strings.LastIndexAny(string(text), "0123456789")
	text[at] = '0' + (text[at]-'0'+1)%10
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	b = openBench(t, Options{Data: b.dir})
	if _, answer := b.send("GET", "/api/runs/"+n.ID+"/events", nil); !strings.Contains(string(answer), "snapshots.json was changed after it was written") {
		t.Errorf("%.300s", answer)
	}
	b.stop()
	if _, wrong := verdictsOf(mustCheck(t, b.dir, data.Checking{})); !strings.Contains(wrong, "snapshots.json: it was changed after it was written") {
		t.Errorf("audit says %q", wrong)
	}
}
