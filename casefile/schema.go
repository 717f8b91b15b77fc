package casefile

import "strings"

// Schema is one node of a JSON Schema. Its keys are sorted when it is written.
type Schema map[string]any

// Schema is the JSON Schema of a mapping with the keys of the table. It knows the
// shape of a file and no more: units, references and contradictions are for the
// reader to find.
func (t Table) Schema(means string) Schema {
	properties := Schema{}
	for i := range t {
		if properties[t[i].Name] = t[i].schema(); t[i].Shared {
			properties[t[i].Name] = Schema{"$ref": "#/$defs/" + t[i].Name}
		}
	}
	s := Schema{"type": "object", "properties": properties, "additionalProperties": false}
	if means != "" {
		s["description"] = means
	}
	if required := t.required(); len(required) > 0 {
		s["required"] = required
	}
	return s
}

// Definitions are the schemas of the keys that it has once for all places.
func (t Table) Definitions() Schema {
	s := Schema{}
	for i := range t {
		s[t[i].Name] = t[i].schema()
	}
	return s
}

// Each is the schema of a mapping from names to values.
func Each(means string, of Schema) Schema {
	return Schema{"type": "object", "description": means, "additionalProperties": of}
}

// Either is the schema of a value of one of several shapes.
func Either(means string, shapes ...Schema) Schema {
	return Schema{"description": means, "anyOf": shapes}
}

// YesOrNo is the schema of yes and no, which YAML also reads as true and false.
func YesOrNo() Schema { return Schema{"enum": []any{"yes", "no", true, false}} }

// Number is the schema of a number with its unit, or without one.
func Number() Schema { return Schema{"type": []string{"string", "number"}} }

// schema is that of a key's value.
func (key *Key) schema() Schema {
	s := Schema{"type": "string"}
	switch key.Form {
	case Figure:
		s = Number()
	case Figures:
		s = Each("", Number())
	case YesNo:
		s = YesOrNo()
	case Texts:
		s = Schema{"type": []string{"array", "string"}, "items": Schema{"type": "string"}}
	case Names:
		of := Schema{"type": "string"}
		switch {
		case key.Alone:
			of = Schema{"anyOf": []Schema{of, key.Keys().Schema("")}}
		case key.Keys != nil:
			of = key.Keys().Schema("")
		}
		s = Each("", of)
	case Map:
		s = key.Keys().Schema("")
	case Items:
		s = Schema{"type": "array", "items": key.Keys().Schema("")}
	case Other:
		s = key.Schema()
	}
	switch {
	case len(key.One) > 0:
		s["enum"] = key.One
	case key.Naming != nil:
		s["pattern"] = ecma(key.Naming.Pattern())
	case key.Match != nil:
		s["pattern"] = ecma(key.Match.String())
		s["type"] = []string{"string", "integer"} // 2018
	}
	if key.Means != "" {
		s["description"] = key.Means
	}
	return s
}

// ecma writes Go's classes of letters and digits as ECMA-262 has them.
func ecma(pattern string) string {
	return strings.NewReplacer(`\pL`, `\p{L}`, `\pN`, `\p{N}`).Replace(pattern)
}
