package workbench

import (
	"maps"
	"reflect"
	"slices"

	"github.com/danielgtaylor/huma/v2"
)

// contract.go: what the library does not write into openapi.json by itself.

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
	op.Description = "201 for what is begun now, 200 for what was begun before by the same request."
	was := *op.Responses["201"]
	was.Description = "the same request was made before: this is what it began"
	op.Responses["200"] = &was
}

// anyEvent describes each event of a stream as a reader gets it: the name, and data
// that is JSON in a text. The library describes them as a list.
func anyEvent(api huma.API, path string, kinds map[string]any) {
	events := []any{}
	schemas := api.OpenAPI().Components.Schemas
	for _, name := range slices.Sorted(maps.Keys(kinds)) {
		events = append(events, map[string]any{
			"title":    "Event " + name,
			"type":     "object",
			"required": []string{"event", "data"},
			"properties": map[string]any{
				"event": map[string]any{"const": name},
				"id":    map[string]any{"type": "string", "description": "where to go on, for Last-Event-ID"},
				"data": map[string]any{
					"type": "string", "contentMediaType": "application/json",
					"contentSchema": schemas.Schema(reflect.TypeOf(kinds[name]), true, name),
				},
			},
		})
	}
	media := api.OpenAPI().Paths[path].Get.Responses["200"].Content["text/event-stream"]
	media.Schema = &huma.Schema{
		Description: "One event of the stream (server-sent events). Comments come between events, to keep the connection open.",
		Extensions:  map[string]any{"oneOf": events},
	}
}
