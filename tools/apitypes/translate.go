package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// schema is as much of a JSON Schema as TypeScript can say.
type schema struct {
	Type        any                `json:"type"` // a name, or a list of names
	Ref         string             `json:"$ref"`
	Description string             `json:"description"`
	Enum        []any              `json:"enum"`
	Const       any                `json:"const"`
	OneOf       []*schema          `json:"oneOf"`
	Items       *schema            `json:"items"`
	MinItems    int                `json:"minItems"`
	MaxItems    int                `json:"maxItems"`
	Properties  map[string]*schema `json:"properties"`
	Required    []string           `json:"required"`
	More        json.RawMessage    `json:"additionalProperties"`
}

// translate writes the types of a document, in the order of their names.
func translate(document []byte) ([]byte, error) {
	var d struct {
		Components struct {
			Schemas map[string]*schema `json:"schemas"`
		} `json:"components"`
	}
	if err := json.Unmarshal(document, &d); err != nil {
		return nil, err
	}
	out := bytes.NewBufferString("// Written by tools/apitypes from workbench/openapi.json. Do not edit: run `make types`.\n")
	for _, name := range slices.Sorted(maps.Keys(d.Components.Schemas)) {
		text, err := d.Components.Schemas[name].text("")
		if err != nil {
			return nil, fmt.Errorf("the schema %s: %w", name, err)
		}
		fmt.Fprintf(out, "\nexport type %s = %s\n", name, text)
	}
	return out.Bytes(), nil
}

// text is a schema as a type, whose further lines begin with an indent.
func (s *schema) text(indent string) (string, error) {
	switch {
	case s.Ref != "":
		return path.Base(s.Ref), nil
	case s.Const != nil:
		return literals([]any{s.Const})
	case len(s.Enum) > 0:
		return literals(s.Enum)
	case s.Type == nil && len(s.OneOf) > 0:
		return union(s.OneOf, func(x *schema) (string, error) { return x.text(indent) })
	}
	kinds, ok := s.Type.([]any)
	if !ok {
		kinds = []any{s.Type}
	}
	return union(kinds, func(kind any) (string, error) { return s.of(kind, indent) })
}

// of is the schema as one of its types.
func (s *schema) of(kind any, indent string) (string, error) {
	switch kind {
	case "string", "boolean", "null":
		return fmt.Sprint(kind), nil
	case "integer", "number":
		return "number", nil
	case "object":
		return s.object(indent)
	case "array":
		if s.Items == nil {
			break
		}
		item, err := s.Items.text(indent)
		if s.MinItems == s.MaxItems && s.MinItems > 0 && s.MinItems <= 4 {
			return "[" + strings.Join(slices.Repeat([]string{item}, s.MinItems), ", ") + "]", err
		}
		if strings.Contains(item, " | ") {
			item = "(" + item + ")"
		}
		return item + "[]", err
	}
	return "", fmt.Errorf("%v has no type in TypeScript", kind)
}

// object is a type with named properties, or a record of anything by name.
func (s *schema) object(indent string) (string, error) {
	var more *schema
	if len(s.Properties) == 0 && json.Unmarshal(s.More, &more) == nil && more != nil {
		value, err := more.text(indent)
		return "Record<string, " + value + ">", err
	}
	var b strings.Builder
	b.WriteString("{\n")
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		property := s.Properties[name]
		value, err := property.text(indent + "  ")
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		if !slices.Contains(s.Required, name) {
			name += "?"
		}
		if property.Description != "" {
			value += " // " + property.Description
		}
		fmt.Fprintf(&b, "%s  %s: %s\n", indent, name, value)
	}
	return b.String() + indent + "}", nil
}

// union joins types, each once.
func union[T any](all []T, text func(T) (string, error)) (string, error) {
	var types []string
	for _, x := range all {
		one, err := text(x)
		if err != nil {
			return "", err
		}
		if !slices.Contains(types, one) {
			types = append(types, one)
		}
	}
	return strings.Join(types, " | "), nil
}

// literals are values as a type.
func literals(values []any) (string, error) {
	return union(values, func(value any) (string, error) {
		if word, ok := value.(string); ok {
			return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(word) + "'", nil
		}
		text, err := json.Marshal(value)
		return string(text), err
	})
}
