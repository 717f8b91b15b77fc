package workbench

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"tumen/internal/proof"
	"tumen/jobs"
	"tumen/study/method"
	"tumen/workbench/data"
)

// document is openapi.json as the server gives it out.
func (b *bench) document() (d object) {
	b.Helper()
	b.ask("GET", "/api/openapi.json", nil, 200, &d)
	return d
}

// Every schema of the document says what it is of, and no list may be null.
func TestTheDocumentHasNoHoles(t *testing.T) {
	seen := 0
	var walk func(at string, x any)
	schema := func(at string, x any) {
		s, ok := x.(map[string]any)
		if !ok {
			t.Errorf("%s is %v and not a schema", at, x)
			return
		}
		seen++
		kinds := fmt.Sprint(s["type"])
		if s["type"] == nil && s["$ref"] == nil && s["oneOf"] == nil && s["const"] == nil {
			t.Errorf("%s stands open", at)
		}
		if strings.Contains(kinds, "array") && (kinds != "array" || s["items"] == nil) {
			t.Errorf("%s is a list that may be null, or of anything", at)
		}
		if s["type"] == "object" && s["properties"] == nil && s["additionalProperties"] == nil {
			t.Errorf("%s is any object", at)
		}
		if s["additionalProperties"] == true {
			t.Errorf("%s has any keys", at)
		}
	}
	walk = func(at string, x any) {
		switch x := x.(type) {
		case []any:
			for i, item := range x {
				walk(fmt.Sprintf("%s/%d", at, i), item)
			}
		case map[string]any:
			for _, key := range slices.Sorted(maps.Keys(x)) {
				below := at + "/" + key
				switch value := x[key]; key {
				case "schema", "items", "contentSchema":
					schema(below, value)
				case "additionalProperties":
					if value != false {
						schema(below, value)
					}
				case "properties", "schemas":
					for name, s := range value.(map[string]any) {
						schema(below+"/"+name, s)
					}
				}
				walk(below, x[key])
			}
		}
	}
	b := openBench(t, Options{})
	walk("", map[string]any(b.document()))
	if seen < 500 {
		t.Errorf("the document has %d schemas: the test looks in the wrong place", seen)
	}
}

// Of nothing at all there are empty lists and maps, and nulls only where the document
// says that there may be one.
func TestTheZeroOfEveryTypeHasNoNullList(t *testing.T) {
	b := openBench(t, Options{})
	types := b.w.types.Map()
	var check func(at string, schema map[string]any, value any)
	check = func(at string, schema map[string]any, value any) {
		if ref, ok := schema["$ref"].(string); ok {
			text, err := json.Marshal(types[strings.TrimPrefix(ref, schemaPrefix)])
			if err != nil {
				t.Fatal(err)
			}
			schema = nil
			if err := json.Unmarshal(text, &schema); err != nil {
				t.Fatal(err)
			}
		}
		kind := fmt.Sprint(schema["type"])
		switch x := value.(type) {
		case nil:
			if schema["oneOf"] == nil && !strings.Contains(kind, "null") {
				t.Errorf("%s is null, and the document says %s", at, kind)
			}
		case []any:
			if kind != "array" {
				t.Errorf("%s is a list, and the document says %s", at, kind)
			}
		case map[string]any:
			properties, _ := schema["properties"].(map[string]any)
			for key, below := range x {
				if s, known := properties[key].(map[string]any); known {
					check(at+"."+key, s, below)
				} else if more, _ := schema["additionalProperties"].(map[string]any); more != nil {
					check(at+"."+key, more, below)
				} else {
					t.Errorf("%s.%s is not in the document", at, key)
				}
			}
		}
	}
	own := map[reflect.Type]reflect.Type{} // of the types whose form is described
	for t, form := range forms {
		own[form] = t
	}
	for name := range types {
		of := b.w.types.TypeFromRef(schemaPrefix + name)
		if t := own[of]; t != nil {
			of = t
		}
		zero := reflect.New(of).Interface()
		var text bytes.Buffer
		if err := whole.Marshal(&text, zero); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var value any
		if err := json.Unmarshal(text.Bytes(), &value); err != nil {
			t.Fatal(err)
		}
		check(name, map[string]any{"$ref": schemaPrefix + name}, value)
	}
}

// What is filled up is a copy: others may hold the same lists.
func TestFillingChangesNobodysValue(t *testing.T) {
	type inner struct{ List []int }
	type outer struct {
		Inner  *inner
		Many   []inner
		ByName map[string]*inner
		None   *inner
		hidden []int
	}
	v := outer{Inner: &inner{}, Many: []inner{{}, {[]int{1}}}, ByName: map[string]*inner{"a": {}}}
	text, err := json.Marshal(withoutNil(v))
	if want := `{"Inner":{"List":[]},"Many":[{"List":[]},{"List":[1]}],"ByName":{"a":{"List":[]}},"None":null}`; err != nil || string(text) != want {
		t.Errorf("it is %s, %v", text, err)
	}
	if v.Inner.List != nil || v.Many[0].List != nil || v.ByName["a"].List != nil || v.hidden != nil {
		t.Errorf("the value itself is now %+v", v)
	}
}

// What the server answers is what its document says.
func TestAnswersAreAsTheDocumentSays(t *testing.T) {
	limits := smallLimits
	limits.Seeds = 1000
	b := openBench(t, Options{Limits: limits})
	document := b.document()
	schemas := jsonschema.NewCompiler()
	if err := schemas.AddResource("api.json", map[string]any(document)); err != nil {
		t.Fatal(err)
	}
	var run data.RunNote
	small := object{"days": 3, "sets": []string{"burn_in=0", "counties.samjiyon.porters=60", "counties.downriver.porters=0"}}
	b.ask("POST", "/api/runs", object{"case": "samjiyon", "days": 3, "sets": []string{"burn_in=0"}, "policies": []string{"levy-10"}}, 201, &run)
	b.settled(run.ID)
	b.ask("PUT", "/api/drafts/mine", object{"yaml": "case: mine\n"}, 200, nil)
	paths := map[string][]string{
		"/api/version": {"/api/version"}, "/api/cases": {"/api/cases"}, "/api/runs": {"/api/runs"}, "/api/studies": {"/api/studies"},
		"/api/method": {"/api/method"}, "/api/method/{name}": {"/api/method/odd"}, "/api/drafts/{name}": {"/api/drafts/mine", "/api/drafts/no"},
		"/api/cases/{name}": {"/api/cases/samjiyon", "/api/cases/theory%2Fchain", "/api/cases/draft%2Fmine"},
		"/api/runs/{id}":    {"/api/runs/" + run.ID, "/api/runs/0123456789abcdef"},
	}
	for _, kind := range method.Kinds {
		n, shown := b.studied(b.begun(short(kind.Name, small, exampleOf[kind.Name])).ID)
		if n.State != jobs.Done {
			t.Fatalf("%+v", n)
		}
		var kept map[string]any
		if b.ask("GET", "/api/studies/"+n.ID+"/files/result.json", nil, 200, &kept); !reflect.DeepEqual(kept, shown) {
			t.Errorf("the result of %s is kept as\n%s and shown as\n%s", kind.Name, proof.JSON(t, kept), proof.JSON(t, shown))
		}
		paths["/api/studies/{id}"] = append(paths["/api/studies/{id}"], "/api/studies/"+n.ID)
	}
	for route, addresses := range paths {
		for _, address := range addresses {
			status, text := b.send("GET", address, nil)
			media := "application~1json"
			if status >= 400 {
				media = "application~1problem+json"
			}
			escaped := strings.ReplaceAll(strings.ReplaceAll(route, "~", "~0"), "/", "~1")
			schema, err := schemas.Compile(fmt.Sprintf("api.json#/paths/%s/get/responses/%d/content/%s/schema", escaped, status, media))
			if err != nil {
				t.Fatalf("%s: %v", route, err)
			}
			value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(value); err != nil {
				t.Errorf("%s: %v", address, err)
			}
		}
	}
}

// exampleOf is what a small study of a kind asks besides.
var exampleOf = map[string]object{
	"influence":   {"of": "customs.levy"},
	"compare":     {"policies": []string{"levy-10"}},
	"sensitivity": {"vary": []string{"labour.rest=3 to 8 days"}, "points": 4},
	"calibrate":   {"vary": []string{"labour.rest=3 to 8 days"}, "particles": 50, "runs": 50},
	"conclude":    {"vary": []string{"labour.rest=3 to 8 days"}, "policies": []string{"levy-10"}, "runs": 256},
	"questions":   {"vary": []string{"labour.rest=3 to 8 days"}, "policies": []string{"levy-10"}, "runs": 256},
	"discover":    {"vary": []string{"labour.rest=3 to 8 days"}, "points": 128, "when": []string{"shares.porters > 50 %"}},
}
