package workbench

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tumen/jobs"
	"tumen/record"
	"tumen/workbench/data"
)

func TestTheSameRunIsMadeOnce(t *testing.T) {
	b := openBench(t, Options{})
	var first, second, third data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 5, "sets": []string{"burn_in=0"}, "seed": 7}, 201, &first)
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 5, "sets": []string{"burn_in=0"}, "seed": 7}, 200, &second)
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 5, "sets": []string{"burn_in=0"}, "seed": 8}, 201, &third)
	if first.ID != second.ID || first.ID == third.ID {
		t.Errorf("ids are %s, %s and %s", first.ID, second.ID, third.ID)
	}
	if n := b.settled(first.ID); n.State != jobs.Done || n.Done != 5 {
		t.Fatalf("it ended as %+v", n)
	}
	b.settled(third.ID)
	var all []data.RunNote
	b.ask("GET", "/api/runs", nil, 200, &all)
	if len(all) != 2 {
		t.Errorf("%d runs are listed", len(all))
	}
	b.ask("DELETE", "/api/runs/"+first.ID, nil, 204, nil)
	b.ask("GET", "/api/runs/"+first.ID, nil, 404, nil)
	if _, err := os.Stat(filepath.Join(b.dir, data.RunsDir, first.ID)); !os.IsNotExist(err) {
		t.Errorf("its folder is still there: %v", err)
	}
}

// A run that was cancelled keeps its days; resumed, it is made from its first day, and
// whoever watches sees it whole.
func TestACancelledRunCanBeResumed(t *testing.T) {
	b := openBench(t, Options{})
	gate := make(chan struct{})
	b.w.data.EachDay = func(ctx context.Context) {
		select {
		case <-gate:
		case <-ctx.Done():
		}
	}
	var n data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 5, "sets": []string{"burn_in=0"}}, 201, &n)
	path := "/api/runs/" + n.ID
	b.until("a day is over", func() bool { b.ask("GET", path, nil, 200, &n); return n.Done == 1 })
	b.ask("POST", path+"/resume", nil, 409, nil)
	b.ask("POST", path+"/cancel", nil, 200, nil)
	// The day that was on may still be finished, and the next one begun.
	if n = b.settled(n.ID); n.State != jobs.Cancelled || n.Done < 1 || n.Done > 2 {
		t.Fatalf("it is cancelled as %+v", n)
	}
	cut, _ := b.stream(path+"/events", "")
	if v := look(t, cut, 0); v.last != "cancelled" || v.days != n.Done {
		t.Errorf("of the %d days of the cancelled run %d are shown, and %q", n.Done, v.days, v.last)
	}
	close(gate)
	b.ask("POST", path+"/resume", nil, 200, nil)
	events, _ := b.stream(path+"/events", "")
	if v := look(t, events, 0); v.last != "done" || v.days != 5 {
		t.Errorf("of the resumed run %d days are shown, and %q", v.days, v.last)
	}
}

// A run of the workbench is a run like any other: its record opens, and says what
// `tumen run` with the same words says.
func TestARunWithPoliciesHasTheRunWithoutThemBesideIt(t *testing.T) {
	b := openBench(t, Options{})
	var n data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 20, "policies": []string{"levy-10"}, "sets": []string{"routes.river.capacity=6", "burn_in=0"}}, 201, &n)
	if n = b.settled(n.ID); n.State != jobs.Done {
		t.Fatalf("it ended as %+v", n)
	}
	run, err := record.Open(filepath.Join(b.dir, data.RunsDir, n.ID, "record"))
	if err != nil {
		t.Fatal(err)
	}
	m := run.Manifest
	if m.Without == nil || len(m.Policies) != 1 || strings.Join(m.Sets, " ") != "routes.river.capacity=6 burn_in=0 days=20" || m.Days != 20 || m.Tumen != "test" {
		t.Errorf("the record says %v, %v, %d days, without %v", m.Policies, m.Sets, m.Days, m.Without)
	}
	var view struct{ Manifest record.Manifest }
	b.ask("GET", "/api/runs/"+n.ID, nil, 200, &view)
	if view.Manifest.CaseSHA256 != m.CaseSHA256 || len(view.Manifest.Files) != len(m.Files) {
		t.Errorf("the answer has the manifest %+v", view.Manifest.Files)
	}
}

func TestAWrongRunSaysAllThatIsWrong(t *testing.T) {
	b := openBench(t, Options{})
	for _, c := range []struct {
		body   object
		status int
		says   string
	}{
		{object{"case": "samjiyon", "policies": []string{"levy-11"}}, 422, "levy-10"},
		{object{"case": "samjiyon", "sets": []string{"labour.shar=1"}}, 422, "labour"},
		{object{"case": "samjiyon", "sets": []string{"scale=50"}}, 422, "people"},
		{object{"case": "samjiyon", "days": 5000, "sets": []string{"burn_in=0"}}, 422, "days"},
		{object{"case": "samjiyon", "yaml": "case: x"}, 422, "not both"},
		{object{}, 422, "not both"},
		{object{"case": "samjiyon", "days": -1, "seed": "x", "polices": 3}, 422, "polices"},
		{object{"case": "nowhere"}, 404, "GET /api/cases"},
	} {
		status, data := b.send("POST", "/api/runs", c.body)
		var p Problem
		if err := json.Unmarshal(data, &p); err != nil {
			t.Fatal(err)
		}
		if status != c.status || p.Status != c.status || !strings.Contains(string(data), c.says) {
			t.Errorf("%v: %d %s, want %d and %q", c.body, status, data, c.status, c.says)
		}
	}
	status, data := b.send("POST", "/api/runs", object{"case": "samjiyon", "days": -1, "seed": "x", "polices": 3})
	var p Problem
	if err := json.Unmarshal(data, &p); err != nil || status != 422 || len(p.Errors) != 3 {
		t.Errorf("three things are wrong, and it says %s", data)
	}
}

func TestFilesOfARun(t *testing.T) {
	b := openBench(t, Options{})
	var n data.RunNote
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 3, "sets": []string{"burn_in=0"}}, 201, &n)
	b.settled(n.ID)
	for file, begins := range map[string]string{
		"manifest.json": "{", "days.parquet": "PAR1", "flows.parquet": "PAR1", "days.csv": "day,date,piece_rate,",
		"flows.csv": "day,kind,from,to,amount\n0,", "report.html": "<!doctype html>", "case.yaml": "#",
	} {
		status, data := b.send("GET", "/api/runs/"+n.ID+"/files/"+file+"?download=true", nil)
		if status != 200 || !strings.HasPrefix(strings.ToLower(string(data)), strings.ToLower(begins)) {
			t.Errorf("%s: %d, begins with %.40q", file, status, data)
		}
	}
	if _, data := b.send("GET", "/api/runs/"+n.ID+"/files/days.csv", nil); strings.Count(string(data), "\n") != 4 {
		t.Errorf("days.csv has a line of names and one for each of 3 days, and is %q", data)
	}
	b.ask("GET", "/api/runs/"+n.ID+"/files/run.json", nil, 404, nil)
	b.ask("GET", "/api/runs/"+strings.Repeat("0", 16)+"/files/days.csv", nil, 404, nil)
}
