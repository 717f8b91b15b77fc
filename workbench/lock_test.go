package workbench

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tumen/jobs"
	"tumen/jobs/folder"
	"tumen/workbench/data"
)

// A second server does not get the folder and touches nothing in it; what a killed
// one left behind keeps nobody out.
func TestOneServerHasAFolder(t *testing.T) {
	first := openBench(t, Options{})
	study := first.begun(long(40))
	if err := first.w.data.Announce("http://127.0.0.1:7433/"); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		second, err := hold(Options{Data: first.dir, NoToken: true, Limits: smallLimits})
		var held *folder.HeldError
		if err == nil || !errors.As(err, &held) || held.By.Process != os.Getpid() {
			t.Fatalf("a second server opens the folder: %v, %v", second, err)
		}
		if !strings.Contains(err.Error(), "http://127.0.0.1:7433/") || !strings.Contains(err.Error(), "another data folder") {
			t.Errorf("it says %v", err)
		}
	}
	if n, _ := first.studied(study.ID); n.State != jobs.Done || n.Done != 40 {
		t.Errorf("the first server's study ended as %+v", n)
	}
	first.stop()
	if _, err := os.Stat(filepath.Join(first.dir, folder.HolderFile)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a server that was closed leaves word of itself: %v", err)
	}
	for _, stale := range []string{folder.LockFile, folder.HolderFile} {
		if err := os.WriteFile(filepath.Join(first.dir, stale), []byte(`{"process": 1, "address": "http://127.0.0.1:1/"}`), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	third := openBench(t, Options{Data: first.dir})
	if n, _ := third.studied(study.ID); n.State != jobs.Done {
		t.Errorf("after stale files the study is %+v", n)
	}
}

// A folder that a killed server left half laid is laid anew; one whose note cannot
// be read is not touched.
func TestWhatCannotBeReadIsNotReplaced(t *testing.T) {
	b := openBench(t, Options{})
	n, _ := b.studied(b.begun(short("ensemble")).ID)
	var r data.RunNote
	run := object{"case": "samjiyon", "days": 3, "sets": []string{"burn_in=0"}}
	b.ask("POST", "/api/runs", run, 201, &r)
	b.settled(r.ID)
	b.stop()
	notes := []string{filepath.Join(b.dir, data.StudiesDir, n.ID, jobs.NoteFile), filepath.Join(b.dir, data.RunsDir, r.ID, jobs.NoteFile)}
	for _, note := range notes {
		if err := os.WriteFile(note, []byte("{"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b = openBench(t, Options{Data: b.dir})
	b.ask("POST", "/api/studies", short("ensemble"), 409, nil)
	b.ask("POST", "/api/runs", run, 409, nil)
	for _, note := range notes {
		if left, err := os.ReadDir(filepath.Dir(note)); err != nil || len(left) < 3 {
			t.Errorf("of %s there is left %v, %v", note, left, err)
		}
		if err := os.Remove(note); err != nil {
			t.Fatal(err)
		}
	}
	again := b.begun(short("ensemble"))
	if n, _ := b.studied(again.ID); n.State != jobs.Done {
		t.Errorf("begun in a half-laid folder it ends as %+v", n)
	}
	b.ask("POST", "/api/runs", run, 201, &r)
	if n := b.settled(r.ID); n.State != jobs.Done {
		t.Errorf("the run ends as %+v", n)
	}
}
