package workbench

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tumen/internal/build"
	"tumen/jobs"
	"tumen/jobs/folder"
	"tumen/record"
	"tumen/workbench/data"
)

// Two builds over one data folder, one after the other: a new one never answers
// with an old one's run or study, and the old ones stay readable and are marked.
func TestANewBuildDoesNotAnswerWithAnOldBuildsRun(t *testing.T) {
	old := build.Identity{Version: "1", Fingerprint: strings.Repeat("a", 64)}
	b := openBench(t, Options{Program: old})
	run, study := object{"case": "samjiyon", "days": 3, "sets": []string{"burn_in=0"}}, short("ensemble")
	var before data.RunNote
	b.ask("POST", "/api/runs", run, 201, &before)
	if before = b.settled(before.ID); !before.SameModel || before.Model != old.Fingerprint {
		t.Errorf("the run says %+v", before)
	}
	studied, _ := b.studied(b.begun(study).ID)
	// One of each is cut off in the middle.
	cut := data.RunNote{}
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 4, "sets": []string{"burn_in=0"}}, 201, &cut)
	b.settled(cut.ID)
	half := b.begun(short("ensemble", object{"days": 6}))
	b.studied(half.ID)
	table := b.begun(object{"kind": "patterns", "case": "samjiyon", "days": 5, "sets": []string{"burn_in=0"}, "seeds": 2})
	b.studied(table.ID)
	b.stop()
	for _, note := range []string{filepath.Join(data.RunsDir, cut.ID, jobs.NoteFile), filepath.Join(data.StudiesDir, half.ID, jobs.NoteFile), filepath.Join(data.StudiesDir, table.ID, jobs.NoteFile)} {
		rewrite(t, filepath.Join(b.dir, note), `"state": "done"`, `"state": "running"`)
	}

	b = openBench(t, Options{Data: b.dir, Program: build.Identity{Version: "1", Fingerprint: strings.Repeat("b", 64)}})
	var after data.RunNote
	if b.ask("POST", "/api/runs", run, 201, &after); after.ID == before.ID {
		t.Error("the new build answers with the run of the old one")
	}
	if again := b.begun(study); again.ID == studied.ID {
		t.Error("the new build answers with the study of the old one")
	}
	var all []data.RunNote
	b.ask("GET", "/api/runs", nil, 200, &all)
	if len(all) != 3 {
		t.Fatalf("%d runs are listed", len(all))
	}
	for _, n := range all {
		if n.SameModel != (n.ID == after.ID) {
			t.Errorf("the run %s of model %.4s is said to be of this one: %v", n.ID, n.Model, n.SameModel)
		}
	}
	var view struct {
		data.RunNote
		Manifest struct{ Fingerprint string }
	}
	if b.ask("GET", "/api/runs/"+before.ID, nil, 200, &view); view.Manifest.Fingerprint != old.Fingerprint || view.State != jobs.Done {
		t.Errorf("the old run reads as %+v", view)
	}
	b.ask("GET", "/api/runs/"+before.ID+"/files/days.csv", nil, 200, nil)
	b.ask("GET", "/api/studies/"+studied.ID+"/files/result.json", nil, 200, nil)
	if n := b.settled(cut.ID); n.State != jobs.Failed || !strings.Contains(n.Detail, "another build") || !strings.Contains(n.Detail, "aaaaaaaaaaaa") {
		t.Errorf("an old build's unfinished run ends as %+v", n)
	}
	if n, _ := b.studied(table.ID); n.State != jobs.Done || n.SameModel {
		t.Errorf("an old build's unfinished table of patterns ends as %+v", n)
	}
	// The rows of the other one come out the same when they are made again, as only
	// the name of the model differs here; package study tests what it does if not.
	if n, _ := b.studied(half.ID); n.State != jobs.Done || n.SameModel {
		t.Errorf("an old build's unfinished study with rows ends as %+v", n)
	}
	b.settled(after.ID)
}

// A build of another version with the same model gives the same numbers, and so
// the same runs.
func TestTheVersionAloneIsNoOtherModel(t *testing.T) {
	model := strings.Repeat("a", 64)
	b := openBench(t, Options{Program: build.Identity{Version: "1", Fingerprint: model}})
	var n data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 3, "sets": []string{"burn_in=0"}}, 201, &n)
	b.settled(n.ID)
	b.stop()
	b = openBench(t, Options{Data: b.dir, Program: build.Identity{Version: "2", Revision: "f00", Fingerprint: model}})
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 3, "sets": []string{"burn_in=0"}}, 200, &n)
	if !n.SameModel {
		t.Errorf("it is said to be of another model: %+v", n)
	}
	var v versionView
	if b.ask("GET", "/api/version", nil, 200, &v); v.Model != model || v.Revision != "f00" {
		t.Errorf("the server says of itself %+v", v)
	}
}

// rewrite puts one text of a note in the place of another, as a server would have
// written it.
func rewrite(t *testing.T, file, from, to string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(text), from) {
		t.Fatalf("%s: %v, %s", file, err, text)
	}
	if err := os.WriteFile(file, folder.Reseal([]byte(strings.Replace(string(text), from, to, 1))), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Every file that a manifest lists can be had, byte for byte, so that a copy of a
// run is whole.
func TestEveryFileOfTheManifestCanBeHad(t *testing.T) {
	b := openBench(t, Options{})
	var n data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 3, "sets": []string{"burn_in=0"}}, 201, &n)
	b.settled(n.ID)
	_, text := b.send("GET", "/api/runs/"+n.ID+"/files/manifest.json", nil)
	var m struct {
		Files []struct{ Name, SHA256 string }
	}
	if err := json.Unmarshal(text, &m); err != nil || len(m.Files) < 4 {
		t.Fatalf("the manifest lists %v, %v", m.Files, err)
	}
	for _, f := range m.Files {
		if status, data := b.send("GET", "/api/runs/"+n.ID+"/files/"+f.Name, nil); status != 200 || record.SumOfText(data) != f.SHA256 {
			t.Errorf("%s: %d, %d bytes of SHA-256 %s, want %s", f.Name, status, len(data), record.SumOfText(data), f.SHA256)
		}
	}
	dir := filepath.Join(b.dir, data.RunsDir, n.ID, "record")
	kept, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range kept {
		want, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if status, data := b.send("GET", "/api/runs/"+n.ID+"/files/"+f.Name(), nil); status != 200 || string(data) != string(want) {
			t.Errorf("%s: %d, %d bytes of %d", f.Name(), status, len(data), len(want))
		}
	}
	study, _ := b.studied(b.begun(short("ensemble")).ID)
	dir = filepath.Join(b.dir, data.StudiesDir, study.ID, "rows")
	if kept, err = os.ReadDir(dir); err != nil {
		t.Fatal(err)
	}
	for _, f := range kept {
		want, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if status, data := b.send("GET", "/api/studies/"+study.ID+"/files/"+f.Name(), nil); f.Name() != "lock" && (status != 200 || string(data) != string(want)) {
			t.Errorf("of the study, %s: %d, %d bytes of %d", f.Name(), status, len(data), len(want))
		}
	}
}
