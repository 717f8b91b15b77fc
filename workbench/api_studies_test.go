package workbench

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tumen/internal/build"
	"tumen/internal/proof"
	"tumen/jobs"
	"tumen/scenario"
	"tumen/study"
	"tumen/study/method"
	"tumen/study/store"
	"tumen/study/store/storetest"
	"tumen/workbench/data"
)

// studied waits until a study is over.
func (b *bench) studied(id string) (data.StudyNote, map[string]any) {
	b.Helper()
	var v struct {
		data.StudyNote
		Result map[string]any
	}
	b.until("the study "+id+" is over", func() bool {
		v.Result = nil
		b.ask("GET", "/api/studies/"+id, nil, 200, &v)
		return v.State != jobs.Waiting && v.State != jobs.Running
	})
	return v.StudyNote, v.Result
}

// begun starts a study.
func (b *bench) begun(body object) data.StudyNote {
	b.Helper()
	var n data.StudyNote
	b.ask("POST", "/api/studies", body, 201, &n)
	return n
}

// short is a study of short runs.
func short(kind string, more ...object) object {
	body := object{"kind": kind, "case": "samjiyon", "days": 5, "sets": []string{"burn_in=0"}, "fixed": true, "seeds": 4}
	for _, m := range more {
		for k, v := range m {
			body[k] = v
		}
	}
	of, err := method.Kinds.Find(kind)
	if err != nil {
		return body
	}
	for _, key := range []string{"seeds", "fixed"} { // not every kind takes them
		if !slices.ContainsFunc(of.Fields(), func(f study.Field) bool { return f.Key == key }) {
			delete(body, key)
		}
	}
	return body
}

func TestEachKindOfStudySaysWhatItsCommandSays(t *testing.T) {
	b := openBench(t, Options{})
	ensemble := b.begun(short("ensemble", nil))
	compare := b.begun(short("compare", object{"policies": []string{"levy-10", "levy-10+customary"}}))
	patterns := b.begun(object{"kind": "patterns", "case": "samjiyon", "days": 5, "sets": []string{"burn_in=0"}, "seeds": 4})
	for id, key := range map[string]string{ensemble.ID: "fans", compare.ID: "differences", patterns.ID: "patterns"} {
		n, result := b.studied(id)
		if n.State != jobs.Done || n.Done != n.Asked || result["partial"] != false || result["version"] != "test" || result["case_sha256"] != n.CaseSHA256 {
			t.Fatalf("%s ended as %+v, and says of itself %v, %v, %v", n.Kind, n, result["partial"], result["version"], result["case_sha256"])
		}
		if list, ok := result[key].([]any); !ok || len(list) == 0 {
			t.Errorf("%s says nothing under %q", n.Kind, key)
		}
	}
	if compare.Asked != 12 || ensemble.Asked != 4 || patterns.Asked != 4 {
		t.Errorf("the studies have %d, %d and %d runs; want 4 seeds under 3 arms, 4, and 4", compare.Asked, ensemble.Asked, patterns.Asked)
	}
	var again data.StudyNote
	if b.ask("POST", "/api/studies", short("ensemble", nil), 200, &again); again.ID != ensemble.ID {
		t.Errorf("the same study is made again as %s", again.ID)
	}
	status, rows := b.send("GET", "/api/studies/"+compare.ID+"/files/rows.csv", nil)
	if lines := strings.Split(strings.TrimSpace(string(rows)), "\n"); status != 200 || len(lines) != 13 || !strings.HasPrefix(lines[1], "0,0,0,base case,1,,") || !strings.HasPrefix(lines[2], "1,0,0,levy-10,1,,") {
		t.Errorf("rows.csv: %d, %d lines, the second is %.60q", status, len(lines), lines[1])
	}
	if _, page := b.send("GET", "/api/studies/"+compare.ID+"/files/report.html", nil); !strings.HasPrefix(strings.ToLower(string(page)), "<!doctype html>") {
		t.Errorf("its report begins with %.40q", page)
	}
	b.ask("GET", "/api/studies/"+patterns.ID+"/files/rows.csv", nil, 200, nil)
	b.ask("DELETE", "/api/studies/"+patterns.ID, nil, 204, nil)
	b.ask("GET", "/api/studies/"+patterns.ID, nil, 404, nil)
}

// A number that is varied and a pattern that it moves: enough for the studies that
// ask which inputs matter, and which of their values agree with what was seen.
func TestWhatMattersAndWhatAgreesCanBeAsked(t *testing.T) {
	limits := smallLimits
	limits.Seeds = 1000
	b := openBench(t, Options{Limits: limits})
	vary := object{"vary": []string{"labour.rest=3 to 8 days"}}
	morris := b.begun(short("sensitivity", vary, object{"points": 4, "seeds": 0, "outcome": "load.mean"}))
	// Two numbers, so that the rows of the design are no power of two: the points are.
	both := object{"vary": []string{"labour.rest=3 to 8 days", "labour.training=2 to 6 days"}}
	sobol := b.begun(short("sensitivity", both, object{"method": "sobol", "points": 16, "seeds": 0, "outcome": "load.mean"}))
	abc := b.begun(short("calibrate", vary, object{"particles": 50, "runs": 100, "seeds": 0}))
	for id, key := range map[string]string{morris.ID: "indices", sobol.ID: "indices", abc.ID: "posterior"} {
		n, result := b.studied(id)
		if list, ok := result[key].([]any); n.State != jobs.Done || !ok || len(list) == 0 {
			t.Errorf("%s by %q ended as %s %s and says %v under %q", n.Kind, n.Spec.Method, n.State, n.Detail, result[key], key)
		}
	}
	for _, id := range []string{morris.ID, sobol.ID, abc.ID} {
		if status, page := b.send("GET", "/api/studies/"+id+"/files/report.html", nil); status != 200 || !strings.HasPrefix(strings.ToLower(string(page)), "<!doctype html>") {
			t.Errorf("the report of %s: %d, begins with %.60q", id, status, page)
		}
	}
}

// A discovery says in which worlds a thing happens, and its report shows what was
// looked for; another question is another study.
func TestInWhichWorldsAThingHappensCanBeAsked(t *testing.T) {
	limits := smallLimits
	limits.Seeds = 1000
	b := openBench(t, Options{Limits: limits})
	body := short("discover", object{"vary": []string{"labour.rest=3 to 8 days"}, "points": 128, "seeds": 0, "when": []string{"mass.sold > 95000 kg"}})
	begun := b.begun(body)
	n, result := b.studied(begun.ID)
	if n.State != jobs.Done || n.Done != 128 || n.Asked != 128 {
		t.Fatalf("it ended as %+v", n)
	}
	happens, _ := result["happens"].(float64)
	if happens <= 0 || happens >= 128 || result["n"] != 128.0 || result["partial"] != false {
		t.Errorf("it happens in %v of %v runs, partial %v", result["happens"], result["n"], result["partial"])
	}
	limited, _ := result["limits"].([]any)
	if len(limited) != 1 || limited[0].(map[string]any)["name"] != "labour.rest" {
		t.Errorf("the box has the limits %v; want one, of labour.rest", limited)
	}
	if status, page := b.send("GET", "/api/studies/"+n.ID+"/files/report.html", nil); status != 200 || !strings.Contains(string(page), "mass.sold &gt; 95000 kg") {
		t.Errorf("its report: %d, without what was looked for", status)
	}
	body["when"] = []string{"mass.sold > 90000 kg"}
	if other := b.begun(body); other.ID == n.ID {
		t.Error("another question is answered by the same study")
	}
}

func TestAWrongStudySaysWhatIsWrong(t *testing.T) {
	b := openBench(t, Options{})
	for _, c := range []struct {
		body object
		says string
	}{
		{short("compare", nil), "a comparison needs an alternative"},
		{short("compare", object{"policies": []string{"levy-10", "levy-10"}}), "levy-10 is named twice"},
		{short("compare", object{"policies": []string{"levy-11"}}), "levy-10"},
		{short("compare", object{"policies": []string{"levy-10"}, "by": "nothing"}), "a run has no such outcome"},
		{short("ensemble", object{"seeds": 51}), "51 runs are more than the 50"},
		{short("ensemble", object{"vary": []string{"labour.rest"}}), "PATH=RANGE"},
		{short("ensemble", object{"fixed": false, "points": 12, "seeds": 1}), "has a power of two"},
		{short("ensemble", object{"days": 2000}), "more than the 1000"},
		{short("tea", nil), "kind"},
		{short("sensitivity", object{"method": "abc"}), "there is no such choice; write morris, sobol, "},
		{short("sensitivity", object{"fixed": false, "method": "sobol", "points": 12}), "has a power of two"},
		{short("sensitivity", object{"fixed": false, "outcome": "tea"}), "a run has no such outcome"},
		{short("calibrate", object{"particles": 10}), "write a number from 50 to 1000000"},
		{short("calibrate", nil), "nothing to calibrate"},
		{short("discover", object{"fixed": false}), "there is no condition"},
		{short("discover", object{"when": []string{"mass.sold > 1"}}), "no uncertain numbers"},
		{short("discover", object{"fixed": false, "points": 128, "seeds": 0, "when": []string{"tea > 1"}}), "/when/0"},
		{short("discover", object{"fixed": false, "points": 128, "seeds": 0, "when": []string{"mass.sold > 1 kg", "mass.sold"}}), "/when/1"},
		{short("discover", object{"fixed": false, "points": 128, "seeds": 0, "when": []string{"mass.sold > 3 yuan"}}), "write it in kg"},
	} {
		status, data := b.send("POST", "/api/studies", c.body)
		var p Problem
		if err := json.Unmarshal(data, &p); err != nil || status != 422 || !strings.Contains(string(data), c.says) {
			t.Errorf("%v: %d %s, want 422 and %q", c.body, status, data, c.says)
		}
	}
	var all []data.StudyNote
	if b.ask("GET", "/api/studies", nil, 200, &all); len(all) != 0 {
		t.Errorf("wrong studies were begun: %+v", all)
	}
}

// long is a study of so many runs, each of which takes a few milliseconds.
func long(runs int) object {
	return object{"kind": "ensemble", "case": "samjiyon", "days": 50, "sets": []string{"burn_in=0"}, "fixed": true, "seeds": runs}
}

// What is interrupted, by whoever asked or by the server's end, goes on, and says
// at last what it would have said at once.
func TestAnInterruptedStudyGoesOn(t *testing.T) {
	limits := smallLimits
	limits.Seeds = 10_000
	b := openBench(t, Options{Limits: limits})
	stopped := b.cancelledMidway(100)
	b.ask("POST", "/api/studies/"+stopped.ID+"/resume", nil, 200, nil)
	b.until("it goes on", func() bool {
		var n data.StudyNote
		b.ask("GET", "/api/studies/"+stopped.ID, nil, 200, &n)
		return n.State == jobs.Done || n.Done > stopped.Done
	})
	b.stop()
	again := openBench(t, Options{Data: b.dir, Limits: limits})
	ended, got := again.studied(stopped.ID)
	if ended.State != jobs.Done || ended.Done != stopped.Asked {
		t.Fatalf("it ended as %+v", ended)
	}
	alone := openBench(t, Options{Limits: limits})
	_, want := alone.studied(alone.begun(long(stopped.Asked)).ID)
	if a, b := proof.JSON(t, want["outcomes"]), proof.JSON(t, got["outcomes"]); a != b {
		t.Errorf("interrupted twice it says %.200s, and at once %.200s", b, a)
	}
}

// A table of rows does not say which are missing, so those of an incomplete study
// are given only if the part was asked for.
func TestRowsOfAnIncompleteStudyAreNotGivenAsIfTheyWereAll(t *testing.T) {
	limits := smallLimits
	limits.Seeds = 10_000
	b := openBench(t, Options{Limits: limits})
	n := b.cancelledMidway(100)
	for _, file := range []string{"rows.csv", "rows.parquet"} {
		status, text := b.send("GET", "/api/studies/"+n.ID+"/files/"+file, nil)
		if want := fmt.Sprintf("the study is incomplete: %d of %d rows; ask for the rows that are there with ?partial=true", n.Done, n.Asked); status != 409 || !strings.Contains(string(text), want) {
			t.Errorf("%s: %d, %.200s", file, status, text)
		}
	}
	status, text := b.send("GET", "/api/studies/"+n.ID+"/files/rows.csv?partial=true", nil)
	if lines := strings.Count(string(text), "\n"); status != 200 || lines != n.Done+1 {
		t.Errorf("%d, %d lines of %d rows", status, lines, n.Done)
	}
	if _, page := b.send("GET", "/api/studies/"+n.ID+"/files/report.html", nil); !strings.Contains(string(page), fmt.Sprintf("Incomplete: %d of %d rows.", n.Done, n.Asked)) {
		t.Error("the report does not say that rows are missing")
	}
}

// Started again as a program of another model, the server goes on with a study if
// its rows come out the same, and else says which result is another.
func TestAnotherProgramGoesOnOnlyWithTheSameResults(t *testing.T) {
	limits := smallLimits
	limits.Seeds = 10_000
	for _, same := range []bool{true, false} {
		b := openBench(t, Options{Limits: limits, Program: build.Identity{Fingerprint: "an older model"}})
		n := b.cancelledMidway(100)
		b.stop()
		if !same {
			storetest.Change(t, filepath.Join(b.dir, data.StudiesDir, n.ID, "rows", study.RowsFile), 0, func(r *store.Row) { r.Outcomes[0] /= 2 })
		}
		again := openBench(t, Options{Data: b.dir, Limits: limits, Program: build.Identity{Fingerprint: "a newer model"}})
		again.ask("POST", "/api/studies/"+n.ID+"/resume", nil, 200, nil)
		ended, _ := again.studied(n.ID)
		if same && (ended.State != jobs.Done || ended.Done != n.Asked) {
			t.Errorf("the results are the same, and it ended as %+v", ended)
		}
		if !same && (ended.State != jobs.Failed || !strings.Contains(ended.Detail, "which gives other results: row 0, ")) {
			t.Errorf("a result is another one, and it ended as %+v", ended)
		}
	}
}

// cancelledMidway is a study that was cancelled when some of its runs were done
// and others not. A machine at other work may let a study come to its end before
// it is described to stop; then a longer one is begun.
func (b *bench) cancelledMidway(runs int) data.StudyNote {
	b.Helper()
	n := b.begun(long(runs))
	b.ask("POST", "/api/studies/"+n.ID+"/resume", nil, 409, nil)
	b.until("some runs are done", func() bool {
		b.ask("GET", "/api/studies/"+n.ID, nil, 200, &n)
		return n.Done >= 3
	})
	b.send("POST", "/api/studies/"+n.ID+"/cancel", nil)
	n, _ = b.studied(n.ID)
	switch {
	case n.State == jobs.Done:
		return b.cancelledMidway(2 * runs)
	case n.State != jobs.Cancelled || n.Done == 0 || n.Done >= n.Asked:
		b.Fatalf("it is cancelled as %+v", n)
	}
	return n
}

func TestAStudyIsWatched(t *testing.T) {
	b := openBench(t, Options{})
	n := b.begun(long(40))
	events, stop := b.stream("/api/studies/"+n.ID+"/events", "")
	defer stop()
	last, done := event{}, -1
	for e := range events {
		var p progressEvent
		if err := json.Unmarshal([]byte(e.data), &p); err != nil {
			t.Fatal(err)
		}
		if e.kind == "progress" && (p.Done < done || p.Asked != 40) {
			t.Errorf("after %d runs come %+v", done, p)
		}
		last, done = e, p.Done
	}
	if last.kind != "done" {
		t.Errorf("it ends with %s: %.100s", last.kind, last.data)
	}
}

// A form of any kind of study can be made from what the API says of it: each field
// that the registry has, with its type, meaning and bounds, in its order.
func TestTheFormOfEveryKindOfStudyIsDescribed(t *testing.T) {
	b := openBench(t, Options{})
	var described []studyKind
	b.ask("GET", "/api/studies/kinds", nil, 200, &described)
	if len(described) != len(method.Kinds) {
		t.Fatalf("%d kinds, want %d", len(described), len(method.Kinds))
	}
	for i, k := range method.Kinds {
		fields := k.Fields()
		if described[i].Name != k.Name || described[i].Title != k.Title || described[i].Help == "" || len(described[i].Fields) != len(fields) {
			t.Fatalf("%s is described as %s with %d fields, want %d", k.Name, described[i].Name, len(described[i].Fields), len(fields))
		}
		for n, f := range fields {
			got := described[i].Fields[n]
			if strings.Contains(got.Doc, "{") || got.Doc == "" {
				t.Errorf("%s: %s means %q", k.Name, f.Key, got.Doc)
			}
			got.Doc = f.Doc // where it names another field, in the API's way
			if d := cmp.Diff(f, got, cmpopts.IgnoreUnexported(study.Field{})); d != "" {
				t.Errorf("%s: %s", k.Name, d)
			}
		}
	}
	bounds := map[string][2]float64{"patterns/seeds": {1, 1_000_000}, "calibrate/particles": {50, 1_000_000}, "influence/days": {1, 36525}}
	for _, k := range described {
		for _, f := range k.Fields {
			want, known := bounds[k.Name+"/"+f.Key]
			if known && (f.Minimum == nil || f.Maximum == nil || *f.Minimum != want[0] || *f.Maximum != want[1]) {
				t.Errorf("%s of %s has the bounds %v and %v, want %v", f.Key, k.Name, f.Minimum, f.Maximum, want)
			}
			delete(bounds, k.Name+"/"+f.Key)
		}
	}
	if len(bounds) > 0 {
		t.Errorf("fields that no kind has: %v", bounds)
	}
	// What is refused is refused at a field of the form.
	var p Problem
	b.ask("POST", "/api/studies", object{"kind": "influence", "case": "samjiyon", "of": "load.unusual"}, 422, &p)
	if len(p.Errors) != 1 || p.Errors[0].Location != "/of" {
		t.Errorf("an unknown number is refused at %+v", p.Errors)
	}
}

// A study whose hypotheses would make a world too large is refused before it begins.
func TestTheLimitsHoldUnderEveryHypothesis(t *testing.T) {
	b := openBench(t, Options{})
	text := string(proof.Must(scenario.New("crowded"))(t)) + `
hypotheses:
  town:
    alternatives:
      small: {says: A village.}
      large: {says: A city., changes: [{set: counties.home.porters, to: 30000 people, assumed: a test}]}
`
	body := object{"kind": "ensemble", "yaml": text, "days": 5, "points": 8, "seeds": 1}
	if status, said := b.send("POST", "/api/studies", body); status != 422 || !strings.Contains(string(said), "people are more than the 20000") {
		t.Errorf("%d: %s", status, said)
	}
	body["sets"] = []string{"hypotheses.town=small"}
	if status, said := b.send("POST", "/api/studies", body); status != 201 {
		t.Errorf("%d: %s", status, said)
	}
}
