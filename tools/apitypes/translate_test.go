package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTypesSayWhatSchemasSay(t *testing.T) {
	for schema, want := range map[string]string{
		`{"type": "integer", "minimum": 1}`:                                            "number",
		`{"type": ["number", "null"]}`:                                                 "number | null",
		`{"type": "array", "items": {"type": ["number", "null"]}}`:                     "(number | null)[]",
		`{"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}`: "[number, number]",
		`{"enum": ["a", "it's"], "type": "string"}`:                                    `'a' | 'it\'s'`,
		`{"const": true}`: "true",
		`{"oneOf": [{"$ref": "#/components/schemas/B"}, {"type": "null"}]}`:                                                                                             "B | null",
		`{"type": "object", "additionalProperties": {"type": "array", "items": {"$ref": "#/components/schemas/B"}}}`:                                                    "Record<string, B[]>",
		`{"type": "object", "additionalProperties": false, "required": ["x"], "properties": {"x": {"type": "string", "description": "why"}, "n": {"type": "boolean"}}}`: "{\n  n?: boolean\n  x: string // why\n}",
		`{"type": "object", "additionalProperties": false}`:                                                                                                             "{\n}",
	} {
		got, err := translate([]byte(`{"components": {"schemas": {"A": ` + schema + `}}}`))
		if err != nil || !strings.HasSuffix(string(got), "\nexport type A = "+want+"\n") {
			t.Errorf("%s is\n%s, %v; want %s", schema, got, err, want)
		}
	}
	for _, open := range []string{`{}`, `{"type": "array"}`, `{"properties": {"a": {}}, "type": "object"}`} {
		if got, err := translate([]byte(`{"components": {"schemas": {"A": ` + open + `}}}`)); err == nil {
			t.Errorf("%s says nothing and is\n%s", open, got)
		}
	}
}

func TestAStaleFileIsFound(t *testing.T) {
	dir := t.TempDir()
	document, types := filepath.Join(dir, "api.json"), filepath.Join(dir, "types.ts")
	write := func(kind string) {
		if err := os.WriteFile(document, []byte(`{"components": {"schemas": {"A": {"type": "`+kind+`"}}}}`), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files := []string{document, types}
	write("string")
	if err := run(true, files); err == nil {
		t.Error("a file that is missing passes")
	}
	if err := run(false, files); err != nil {
		t.Fatal(err)
	}
	if err := run(true, files); err != nil {
		t.Error(err)
	}
	write("number")
	if err := run(true, files); err == nil || !strings.Contains(err.Error(), "make types") {
		t.Errorf("a stale file passes: %v", err)
	}
}
