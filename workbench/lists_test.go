package workbench

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"reflect"
	"strings"
	"testing"

	"tumen/jobs"
	"tumen/record"
	"tumen/study/method"
	"tumen/workbench/data"
)

// A caller that walks a list must not meet null in its place. Every answer of the
// API is read, for every case, and what is a list anywhere has to be one everywhere.
func TestNoAnswerHasNullForAList(t *testing.T) {
	b := openBench(t, Options{Limits: forStudies()})
	b.ask("PUT", "/api/drafts/letters", object{"yaml": letters}, 200, nil)
	b.ask("PUT", "/api/drafts/bare", object{"yaml": "case: bare\ntitle: Nothing yet\n"}, 200, nil)
	b.ask("PUT", "/api/drafts/wrong", object{"yaml": "kase: x"}, 200, nil)
	var run data.RunNote
	b.ask("POST", "/api/runs", object{"case": "theory/bargained", "days": 3}, 201, &run)
	b.settled(run.ID)
	// What is a list in the program is a list in the answer, also where no example
	// has anything in it: in a manifest, and in the result of each kind of study.
	_, text := b.send("GET", "/api/runs/"+run.ID+"/files/manifest.json", nil)
	noNullList(t, "manifest", text, reflect.TypeFor[record.Manifest]())
	var ids []string
	for _, kind := range method.Kinds {
		asked, special := smallStudies[kind.Name]
		if !special {
			asked = short(kind.Name, exampleOf[kind.Name], object{"days": 3, "sets": few})
		}
		note, _ := b.studied(b.begun(asked).ID)
		if note.State != jobs.Done || resultTypes[note.Kind] == nil {
			t.Fatalf("the study of the kind %s is %s: %s", note.Kind, note.State, note.Detail)
		}
		_, text := b.send("GET", "/api/studies/"+note.ID+"/files/result.json", nil)
		noNullList(t, note.Kind, text, resultTypes[note.Kind])
		ids = append(ids, note.ID)
	}
	w := &lists{lists: map[string]string{}, nulls: map[string]string{}}
	for _, r := range describedRoutes(t) {
		if strings.HasSuffix(r.path, "/events") || strings.HasSuffix(r.path, "/files/{file}") {
			continue
		}
		for _, at := range b.placesOf(r, run.ID, ids) {
			var body any
			if r.path == "/api/check" {
				body = object{"case": at}
				at = r.path
			}
			if r.method != "GET" && body == nil {
				continue
			}
			_, text := b.send(r.method, at, body)
			var answer any
			if err := json.Unmarshal(text, &answer); err != nil {
				t.Fatalf("%s %s: %v", r.method, at, err)
			}
			w.walk(r.method+" "+r.path, at, answer)
		}
	}
	described := describedLists(t)
	for place, at := range w.nulls {
		key := place[strings.LastIndex(place, ".")+1:]
		if seen, ok := w.lists[place]; ok || described[place] {
			t.Errorf("%s of %s is null; elsewhere (%s) it is a list, so here it is []", key, at, seen)
		}
	}
	if len(w.lists) < 40 || w.seen < 40 {
		t.Errorf("%d answers with %d lists were read: too few to say anything", w.seen, len(w.lists))
	}
}

// forStudies leaves room for a study of each kind.
func forStudies() data.Limits {
	l := smallLimits
	l.Seeds = 1000
	return l
}

// smallStudies are the studies of which more is shown than that they are short.
var smallStudies = map[string]object{
	"patterns":    {"kind": "patterns", "case": "theory/chain", "days": 3, "seeds": 2},
	"ensemble":    {"kind": "ensemble", "case": "theory/chain", "days": 3, "fixed": true, "seeds": 2},
	"compare":     {"kind": "compare", "case": "theory/roadblocks", "days": 3, "seeds": 2, "fixed": true, "policies": []string{"withdrawal"}},
	"sensitivity": {"kind": "sensitivity", "case": "theory/chain", "days": 3, "points": 4, "sets": []string{"burn_in=0"}, "vary": []string{"goods.freight.destination_price=0.05 to 0.2 yuan/kg"}},
	"calibrate":   {"kind": "calibrate", "case": "theory/chain", "days": 3, "particles": 50, "runs": 60, "sets": []string{"burn_in=0"}, "vary": []string{"goods.freight.destination_price=0.05 to 0.2 yuan/kg"}},
	"conclude":    {"kind": "conclude", "case": "theory/chain", "days": 3, "runs": 256, "sets": []string{"burn_in=0"}, "vary": []string{"goods.freight.destination_price=0.05 to 0.2 yuan/kg"}},
	"questions":   {"kind": "questions", "case": "theory/chain", "days": 3, "runs": 256, "sets": []string{"burn_in=0"}, "vary": []string{"goods.freight.destination_price=0.05 to 0.2 yuan/kg"}},
	"discover":    short("discover", object{"sets": []string{"burn_in=0", "counties.samjiyon.porters=300", "counties.downriver.porters=0"}, "vary": []string{"labour.rest=3 to 8 days"}, "points": 128, "when": []string{"routes.river.crossings > 14"}}),
}

// placesOf are the addresses under which a route is asked; for the check, the
// cases whose testimony is checked.
func (b *bench) placesOf(r apiRoute, run string, studies []string) []string {
	var cases []caseLine
	b.ask("GET", "/api/cases", nil, 200, &cases)
	var names []string
	for _, c := range cases {
		names = append(names, c.Name)
	}
	with := func(parameter string, values ...string) (all []string) {
		for _, v := range values {
			all = append(all, strings.Replace(r.path, "{"+parameter+"}", url.PathEscape(v), 1))
		}
		return all
	}
	switch {
	case r.path == "/api/check":
		return names
	case strings.HasPrefix(r.path, "/api/cases/{name}"):
		return with("name", append(names, "nowhere")...)
	case strings.HasPrefix(r.path, "/api/drafts/{name}"):
		return with("name", "letters", "bare", "wrong", "nowhere")
	case strings.HasPrefix(r.path, "/api/runs/{id}"):
		return with("id", run, "0123456789abcdef")
	case strings.HasPrefix(r.path, "/api/studies/{id}"):
		return with("id", append(studies, "0123456789abcdef")...)
	case strings.HasPrefix(r.path, "/api/method/{name}"):
		return with("name", "odd", "nowhere")
	case r.path == "/api/influence":
		return []string{r.path + "?case=theory%2Fchain&of=goods.freight.destination_price", r.path + "?case=nowhere&of=x"}
	}
	return []string{r.path}
}

// lists remembers where an answer has a list, and where null.
type lists struct {
	lists, nulls map[string]string // by place, an address that has it
	seen         int
}

func (w *lists) walk(route, at string, answer any) {
	w.seen++
	var down func(place string, v any)
	down = func(place string, v any) {
		switch v := v.(type) {
		case nil:
			w.nulls[place] = at
		case []any:
			w.lists[place] = at
			for _, x := range v {
				down(place+"[]", x)
			}
		case map[string]any:
			for key, x := range v {
				down(place+"."+key, x)
			}
		}
	}
	down(route, answer)
}

// describedLists are the places that openapi.json says are lists.
func describedLists(t *testing.T) map[string]bool {
	t.Helper()
	text, err := os.ReadFile("openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Paths map[string]map[string]struct {
			Responses map[string]struct {
				Content map[string]struct{ Schema *apiSchema }
			}
		}
		Components struct{ Schemas map[string]*apiSchema }
	}
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	var down func(place string, s *apiSchema, depth int)
	down = func(place string, s *apiSchema, depth int) {
		if s == nil || depth > 12 {
			return
		}
		if name, ok := strings.CutPrefix(s.Ref, "#/components/schemas/"); ok {
			s = doc.Components.Schemas[name]
		}
		if s.Type == "array" {
			found[place] = true
		}
		down(place+"[]", s.Items, depth+1)
		for key, p := range s.Properties {
			down(place+"."+key, p, depth+1)
		}
	}
	for path, methods := range doc.Paths {
		for method, op := range methods {
			for _, answer := range op.Responses {
				for _, form := range answer.Content {
					down(strings.ToUpper(method)+" "+path, form.Schema, 0)
				}
			}
		}
	}
	if len(found) < 20 {
		t.Fatalf("openapi.json describes %d lists", len(found))
	}
	return found
}

// resultTypes are what the results of studies are made from, by kind.
var resultTypes = func() map[string]reflect.Type {
	types := map[string]reflect.Type{}
	for _, kind := range method.Kinds {
		types[kind.Name] = reflect.TypeOf(kind.Empty()).Elem()
	}
	return types
}()

// noNullList holds an answer in JSON against the Go type that it is made from.
func noNullList(t *testing.T, place string, text []byte, of reflect.Type) {
	t.Helper()
	var answer any
	if err := json.Unmarshal(text, &answer); err != nil {
		t.Fatalf("%s: %v in %.200s", place, err, text)
	}
	lists := 0
	var down func(place string, v any, of reflect.Type)
	down = func(place string, v any, of reflect.Type) {
		for of.Kind() == reflect.Pointer {
			of = of.Elem()
		}
		switch of.Kind() {
		case reflect.Slice:
			if v == nil {
				t.Errorf("%s is null, want []", place)
			}
			all, _ := v.([]any)
			lists++
			for i, x := range all {
				down(fmt.Sprintf("%s[%d]", place, i), x, of.Elem())
			}
		case reflect.Map:
			all, _ := v.(map[string]any)
			for key, x := range all {
				down(place+"."+key, x, of.Elem())
			}
		case reflect.Struct:
			all, ok := v.(map[string]any)
			if !ok {
				return // it writes itself in another form
			}
			for i := range of.NumField() {
				field := of.Field(i)
				name, more, _ := strings.Cut(field.Tag.Get("json"), ",")
				if field.Anonymous && name == "" {
					down(place, v, field.Type)
					continue
				}
				x, there := all[name]
				if name == "-" || name == "" || !there && strings.Contains(more, "omit") {
					continue
				}
				down(place+"."+name, x, field.Type)
			}
		}
	}
	down(place, answer, of)
	if lists == 0 {
		t.Errorf("%s has no list at all", place)
	}
}
