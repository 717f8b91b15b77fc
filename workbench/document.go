package workbench

import (
	"encoding/json"
	"io"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"tumen/economy/observe"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/testimony"
	"tumen/unit"
	"tumen/workbench/data"
)

// document.go: every answer of the API is a Go type, and the document says of each what
// its JSON has: no list is null, and nothing stands open.

// summaryForm is a summary as it writes itself.
type summaryForm struct {
	observe.Summary
	Of map[string]float64 `json:"of" doc:"the count or weight behind each number that may be null, by its key"`
}

// forms are types that write themselves as JSON, and types whose JSON is the same.
var forms = map[reflect.Type]reflect.Type{
	reflect.TypeFor[observe.Number]():   reflect.TypeFor[*float64](),
	reflect.TypeFor[observe.Reals]():    reflect.TypeFor[[]*float64](),
	reflect.TypeFor[observe.Summary]():  reflect.TypeFor[summaryForm](),
	reflect.TypeFor[testimony.Figure](): reflect.TypeFor[testimony.FigureForm](),
	reflect.TypeFor[unit.System]():      reflect.TypeFor[unit.Declaration](),
	reflect.TypeFor[data.Numbers]():     reflect.TypeFor[[]*float64](),
}

// newRegistry is an empty registry of the document's types. A type has its own name
// there, and where another has that name already, that of its package before it.
func newRegistry() huma.Registry {
	taken := map[string]reflect.Type{}
	r := huma.NewMapRegistry(schemaPrefix, func(t reflect.Type, hint string) string {
		if t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		switch t {
		case reflect.TypeFor[data.RunNote]():
			return "RunNote"
		case reflect.TypeFor[data.StudyNote]():
			return "StudyNote"
		}
		name := huma.DefaultSchemaNamer(t, hint)
		for _, ending := range []string{"View", "Form", "JSON"} {
			name = strings.TrimSuffix(name, ending)
		}
		if other := taken[name]; other != nil && other != t {
			name = text.Capital(path.Base(t.PkgPath())) + name
		}
		taken[name] = t
		return name
	})
	for t, form := range forms {
		r.RegisterTypeAlias(t, form)
	}
	return r
}

const schemaPrefix = "#/components/schemas/"

// allowNulls says of each field that is a pointer to an object that it may be null,
// which the library cannot say.
func allowNulls(r huma.Registry) {
	for name, schema := range r.Map() {
		for _, f := range reflect.VisibleFields(r.TypeFromRef(schemaPrefix + name)) {
			key, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			field := schema.Properties[key]
			if f.Type.Kind() != reflect.Pointer || options != "" || field == nil || field.Ref == "" {
				continue
			}
			field.OneOf = []*huma.Schema{{Ref: field.Ref}, {Type: "null"}}
			field.Ref = ""
		}
	}
}

// whole is JSON as the API writes it.
var whole = huma.Format{
	Marshal: func(w io.Writer, v any) error {
		to := json.NewEncoder(w)
		to.SetEscapeHTML(false)
		return to.Encode(withoutNil(v))
	},
	Unmarshal: json.Unmarshal,
}

// withoutNil is a copy of a value in which no list and no map is nil, so that its JSON has
// [] and {} in their places and never null.
func withoutNil[T any](v T) T {
	if x := reflect.ValueOf(&v).Elem(); x.IsValid() {
		fill(x)
	}
	return v
}

// fill puts empty lists and maps into a value, in copies of all that others share.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return
		}
		inside := reflect.New(v.Elem().Type()).Elem()
		inside.Set(v.Elem())
		fill(inside)
		if v.Kind() == reflect.Pointer {
			inside = inside.Addr()
		}
		v.Set(inside)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i))
			}
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i))
		}
	case reflect.Slice:
		items := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(items, v)
		for i := range v.Len() {
			fill(items.Index(i))
		}
		v.Set(items)
	case reflect.Map:
		items := reflect.MakeMapWithSize(v.Type(), v.Len())
		for key, value := range v.Seq2() {
			item := reflect.New(v.Type().Elem()).Elem()
			item.Set(value)
			fill(item)
			items.SetMapIndex(key, item)
		}
		v.Set(items)
	}
}

// eitherCaseOrText documents that a body has a case's name or a text, and not both.
// eitherCase refuses the others, in words.
func eitherCaseOrText(s *huma.Schema) *huma.Schema {
	s.Extensions = map[string]any{"oneOf": []any{
		map[string]any{"required": []string{"case"}},
		map[string]any{"required": []string{"yaml"}},
	}}
	return s
}

// madeOrFound documents that a request for what is there already gives that, with
// 200, and what is new with 201.
func madeOrFound(op *huma.Operation) {
	op.Description = say.Text("201 for what is begun now, 200 for what was begun before by the same request.")
	was := *op.Responses["201"]
	was.Description = say.Text("the same request was made before: this is what it began")
	op.Responses["200"] = &was
}

// anyEvent describes each event of a stream as a reader gets it: the name, and data
// that is JSON in a text. The library describes them as a list.
func anyEvent(api huma.API, path string, kinds map[string]any) {
	events := []any{}
	schemas := api.OpenAPI().Components.Schemas
	for _, name := range slices.Sorted(maps.Keys(kinds)) {
		events = append(events, map[string]any{
			"title":    say.Textf("Event %s", name),
			"type":     "object",
			"required": []string{"event", "data"},
			"properties": map[string]any{
				"event": map[string]any{"const": name},
				"id":    map[string]any{"type": "string", "description": say.Text("where to go on, for Last-Event-ID")},
				"data": map[string]any{
					"type": "string", "contentMediaType": "application/json",
					"contentSchema": schemas.Schema(reflect.TypeOf(kinds[name]), true, name),
				},
			},
		})
	}
	media := api.OpenAPI().Paths[path].Get.Responses["200"].Content["text/event-stream"]
	media.Schema = &huma.Schema{
		Description: say.Text("One event of the stream (server-sent events). Comments come between events, to keep the connection open."),
		Extensions:  map[string]any{"oneOf": events},
	}
}
