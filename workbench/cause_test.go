package workbench

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"tumen/jobs"
	"tumen/jobs/folder"
	"tumen/workbench/data"
)

// filled lets every write to the folder fail as on a full disk, except the given
// number of first ones.
func (b *bench) filled(but int) {
	b.w.data.Put = func(file *os.File, data []byte) error {
		if but--; but >= 0 {
			return folder.WriteAll(file, data)
		}
		_, err := file.Write(data[:len(data)/2])
		return errors.Join(err, &fs.PathError{Op: "write", Path: file.Name(), Err: syscall.ENOSPC})
	}
}

// hides says whether a text shows what should stay hidden.
func hides(text, dir string) bool {
	return !strings.Contains(text, dir) && !strings.Contains(text, "/.") && !strings.Contains(text, ".part") && !strings.Contains(text, "goroutine")
}

// A full disk is a 507 that says what could not be written and what to try, leaves
// nothing half made, and is over when there is room again.
func TestAFullDiskIsSaidToBeFull(t *testing.T) {
	b := openBench(t, Options{})
	b.ask("PUT", "/api/drafts/kept", object{"yaml": "case: a"}, 200, nil)
	run := object{"case": "samjiyon", "days": 3, "sets": []string{"burn_in=0"}}
	requests := []struct {
		method, path string
		body         object
		names        string
	}{
		{"PUT", "/api/drafts/new", object{"yaml": "case: x"}, "drafts/new.yaml"},
		{"PUT", "/api/drafts/kept", object{"yaml": "case: b"}, "drafts/kept.yaml"},
		{"POST", "/api/runs", run, "case.yaml"},
		{"POST", "/api/studies", short("ensemble"), "case.yaml"},
	}
	for _, first := range []int{0, 1} {
		for _, c := range requests {
			if first == 1 && c.method == "PUT" {
				continue // it writes once
			}
			if first == 1 {
				c.names = "job.json"
			}
			b.filled(first)
			status, text := b.send(c.method, c.path, c.body)
			b.w.data.Put = folder.WriteAll
			var p Problem
			if err := json.Unmarshal(text, &p); err != nil || status != 507 || p.Status != 507 {
				t.Fatalf("%s %s: %d %s", c.method, c.path, status, text)
			}
			if !strings.Contains(p.Detail, c.names) || !strings.Contains(p.Detail, "full") || !strings.Contains(p.Detail, "make room") || !hides(p.Detail, b.dir) {
				t.Errorf("%s %s: it says %q, which should name %s", c.method, c.path, p.Detail, c.names)
			}
			for _, dir := range []string{data.RunsDir, data.StudiesDir} {
				if left, err := b.w.data.Names(dir); err != nil || len(left) != 0 {
					t.Errorf("%s %s: in %s there is left %v, %v", c.method, c.path, dir, left, err)
				}
			}
		}
	}
	if left, err := os.ReadDir(filepath.Join(b.dir, data.DraftsDir)); err != nil || len(left) != 1 {
		t.Errorf("of the drafts there is %v, %v", left, err)
	}
	var d draftView
	if b.ask("GET", "/api/drafts/kept", nil, 200, &d); d.YAML != "case: a" {
		t.Errorf("a draft that could not be replaced is now %q", d.YAML)
	}
	var n data.RunNote
	b.ask("POST", "/api/runs", run, 201, &n)
	if n = b.settled(n.ID); n.State != jobs.Done {
		t.Errorf("with room again the run ends as %+v", n)
	}
}

// A run whose results find no room has failed, and says why.
func TestARunThatFindsNoRoomSaysSo(t *testing.T) {
	b := openBench(t, Options{})
	b.filled(3) // the case, the note, and the note that it runs
	var n data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 3, "sets": []string{"burn_in=0"}}, 201, &n)
	n = b.settled(n.ID)
	b.w.data.Runs.Wait()
	if n.State != jobs.Failed || !strings.Contains(n.Detail, "full") || !hides(n.Detail, b.dir) {
		t.Errorf("it ended as %s: %q", n.State, n.Detail)
	}
}

// Other failures say their cause, and not where the server keeps things.
func TestTheCauseIsToldWithoutPaths(t *testing.T) {
	b := openBench(t, Options{})
	var n data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 3, "sets": []string{"burn_in=0"}}, 201, &n)
	b.settled(n.ID)
	if err := os.WriteFile(filepath.Join(b.dir, data.RunsDir, n.ID, "record", "days.parquet"), []byte("PAR1, and no more"), 0o600); err != nil {
		t.Fatal(err)
	}
	status, text := b.send("GET", "/api/runs/"+n.ID+"/files/days.csv", nil)
	var p Problem
	if err := json.Unmarshal(text, &p); err != nil || status != 500 || !strings.Contains(p.Detail, "days.parquet") || !hides(p.Detail, b.dir) {
		t.Errorf("%d, %q, %v", status, p.Detail, err)
	}
	root, err := filepath.Abs(b.dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		&fs.PathError{Op: "open", Path: filepath.Join(root, ".study.tumen", "rows"), Err: syscall.EACCES},
		fmt.Errorf("cannot save to %s: %w", filepath.Join(root, "runs", "x", ".record.tumen", "days.parquet"), syscall.EIO),
		fmt.Errorf("cannot read runs/x/.run.json.part: %w", syscall.EIO),
	} {
		if said := b.w.data.Words(err); !hides(said, root) || !strings.Contains(said, errors.Unwrap(err).Error()) {
			t.Errorf("%v is shown as %q", err, said)
		}
	}
}
