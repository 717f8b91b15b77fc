package scenario

import (
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strings"

	"tumen/casefile"
	"tumen/economy"
	"tumen/testimony"
	"tumen/testimony/formula"
)

// Schema is the JSON Schema of a case file, for editors that complete and check
// YAML while it is written. Its economy comes from the tags of
// economy.Parameters, and what it says of sources, claims, identities and
// decisions from the types of package testimony. It knows the shape of a file and
// no more: units, references and contradictions are Parse's matter.
func Schema() []byte {
	s := schema{
		"$schema":     "https://json-schema.org/draft/2020-12/schema",
		"title":       "A case of tumen",
		"description": "What witnesses said about a border economy, what had to be assumed, and the policies to try on it.",
		"type":        "object",
		"required":    []string{"case", "title"},
		"properties": schema{
			"case":       named("the name of the case", casefile.CaseForm.Pattern()),
			"title":      words("one line that says what the case is about"),
			"about":      words("a few lines more"),
			"sources":    each("who published what, and how far it can be trusted", sourceSchema()),
			"claims":     each("what was said, one statement each, restated", claimSchema()),
			"identities": each("how the quantities of the claims are joined", formulaSchema("identity", formula.Identity{})),
			"decisions":  each("who would choose what: inequalities, and the values that would change the answer", decisionSchema()),
			"economy":    partSchema((&economy.Parameters{}).Tree()),
			"policies":   each("named overlays", policySchema()),
			"patterns":   each("what runs of the case should reproduce", patternSchema()),
		},
		"additionalProperties": false,
		"$defs":                groundDefinitions(),
	}
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		panic(err) // it is made of maps, texts and numbers
	}
	return append(text, '\n')
}

// schema is one node of the JSON Schema. Its keys are sorted when it is written.
type schema map[string]any

func words(description string) schema { return schema{"type": "string", "description": description} }

// figure is a number with its unit, or one that is bare.
func figure(description string) schema {
	return schema{"type": []string{"string", "number"}, "description": description}
}

func named(description, pattern string) schema {
	s := words(description)
	s["pattern"] = ascii(pattern)
	return s
}

// ascii writes Go's classes of letters and digits as ECMA-262 has them.
func ascii(pattern string) string {
	return strings.NewReplacer(`\pL`, `\p{L}`, `\pN`, `\p{N}`).Replace(pattern)
}

// either is a node of one of several shapes.
func either(description string, shapes ...schema) schema {
	return schema{"description": description, "anyOf": shapes}
}

// each is a mapping from names to nodes of one shape.
func each(description string, of schema) schema {
	return schema{"type": "object", "description": description, "additionalProperties": of}
}

// keyed is a mapping with known keys.
func keyed(description string, properties schema, required ...string) schema {
	s := schema{"type": "object", "description": description, "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		s["required"] = required
	}
	return s
}

// keysOf are the keys that a type of package testimony has in a case file: those
// of its JSON, less the id, which is the name under which it stands.
func keysOf(of any, instead map[string]string) schema {
	properties := schema{}
	t := reflect.TypeOf(of)
	for i := range t.NumField() {
		key, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if key == "id" {
			continue
		}
		if other, ok := instead[key]; ok {
			key = other
		}
		node := schema{"type": "string"}
		switch t.Field(i).Type.Kind() {
		case reflect.Bool:
			node = yesOrNo("")
		case reflect.Float64:
			node = schema{"type": []string{"number", "string"}}
		case reflect.Slice:
			node = schema{"type": []string{"array", "string"}, "items": schema{"type": "string"}}
		}
		properties[key] = node
	}
	return properties
}

func describe(properties schema, key, description string) {
	properties[key].(schema)["description"] = description
}

func sourceSchema() schema {
	p := keysOf(testimony.Source{}, nil)
	describe(p, "title", "what the publication is called, or is about")
	describe(p, "witness", "who speaks, as the source names them")
	describe(p, "date", "as precise as the source allows: 2018, 2018-05 or 2018-05-31")
	p["date"].(schema)["pattern"], p["date"].(schema)["type"] = dateForm.String(), []string{"string", "integer"}
	describe(p, "grade", "Admiralty code: A to F for the source, 1 to 6 for the information, such as C3")
	p["grade"].(schema)["pattern"] = gradeForm.String()
	describe(p, "status", "read: seen in the source itself; recalled: to be confirmed before it is quoted")
	p["status"].(schema)["enum"] = []string{"read", "recalled"}
	describe(p, "correlation", "of the errors of any two of its claims, from 0 to below 1")
	return keyed("who published what", p, "title", "grade", "status")
}

func claimSchema() schema {
	p := keysOf(testimony.Claim{}, map[string]string{"figure": "is"})
	describe(p, "kind", "what the statement is")
	p["kind"].(schema)["enum"] = kinds
	p["is"] = figure("the number as it was stated, with its unit: about 50 kg, 20 to 30 people, at most 50 %, 5 to 10 kg (90 % interval)")
	describe(p, "from", "a source")
	describe(p, "at", "the place in the source, such as para 9")
	describe(p, "says", "the statement in your own words")
	describe(p, "measure", "the outcome of a run that it can be held against")
	p["measure"].(schema)["enum"] = measures
	describe(p, "quantity", "what the number is of, where several claims are about one thing")
	describe(p, "held_out", "yes: not pooled with others of its quantity, but weighed against them")
	return keyed("one statement", p, "kind", "from", "says")
}

// formulaSchema is a formula, alone or with what it says.
func formulaSchema(what string, of any) schema {
	p := keysOf(of, map[string]string{"text": "is"})
	describe(p, "is", "two formulas of names and numbers with = between them: pay.month = pay.run * runs.month / 1 run")
	describe(p, "says", "why it holds, in words")
	return either("an "+what, schema{"type": "string"}, keyed("an "+what, p, "is"))
}

func decisionSchema() schema {
	p := keysOf(formula.Inequality{}, map[string]string{"text": "is"})
	describe(p, "is", "two formulas with <= or >= between them")
	describe(p, "says", "what it means if it holds")
	p["given"] = each("values assumed for names that occur nowhere else", figure("a number with its unit"))
	describe(p, "solve", "names for which to find the value that changes the answer")
	return either("a decision", schema{"type": "string"}, keyed("a decision", p, "is"))
}

// groundDefinitions describes the keys that say where a number comes from.
func groundDefinitions() schema {
	return schema{
		"from":    words("a source"),
		"at":      words("the place in the source, such as para 9"),
		"says":    words("what it says"),
		"claim":   words("a claim; without a value beside it, its number is the value"),
		"assumed": words("why this value, and what would pin it down"),
	}
}

// grounding adds those keys to a mapping.
func grounding(properties schema) schema {
	for key := range groundDefinitions() {
		properties[key] = schema{"$ref": "#/$defs/" + key}
	}
	return properties
}

func policySchema() schema {
	change := keyed("one parameter changed", grounding(schema{
		"set": words("the path of a parameter, its keys with dots between them"), "to": anyValue("the new value, with its unit"),
		"starts": words("the day from which it holds; without, the first"), "ends": words("the day on which it no longer holds"),
	}), "set")
	return keyed("a named overlay", schema{
		"about":   words("what it is, in a line"),
		"changes": schema{"type": "array", "items": change},
	}, "changes")
}

func patternSchema() schema {
	return keyed("an outcome and the band in which it should lie", grounding(schema{
		"measure": words("a number of a run's summary by its keys, such as shares.guards"),
		"is":      figure("the band: a range or a bound; without one, what the claim comes to"),
	}), "measure")
}

func anyValue(description string) schema {
	return schema{"description": description, "type": []string{"string", "number", "boolean", "array"}}
}

func yesOrNo(description string) schema {
	return schema{"description": description, "enum": []any{"yes", "no", true, false}}
}

// partSchema is a part of the economy.
func partSchema(p economy.Part) schema {
	switch p.Shape {
	case economy.List:
		element := reflect.New(p.Value.Type()).Elem()
		p.Value = element // the schema's own, so that the list stays as it is
		return each(p.Means, partSchema(p.Add("name")))
	case economy.Leaf:
		return leafSchema(p.Field)
	}
	properties, needed := schema{}, []string{}
	for _, sub := range p.Parts() {
		properties[sub.Key] = partSchema(sub)
		if always(sub) {
			needed = append(needed, sub.Key)
		}
	}
	return keyed(p.Means, properties, needed...)
}

// leafSchema is one parameter: a value, or a value with where it comes from.
func leafSchema(f economy.Field) schema {
	value := valueSchema(f)
	grounded := keyed("", grounding(schema{"is": value}))
	delete(grounded, "description")
	about := meaning(f)
	switch _, dated := f.Value.Interface().(economy.Series); {
	case dated:
		point := keyed("from a day on", grounding(schema{"is": value, "on": words("the day from which it holds")}), "on")
		return either(about, grounded, schema{"type": "array", "items": point})
	case f.Unit != "" && !f.Setting: // a number needs its origin
		grounded["description"] = about
		return grounded
	}
	return either(about, value, grounded)
}

// valueSchema is the value of a parameter itself.
func valueSchema(f economy.Field) schema {
	switch f.Value.Interface().(type) {
	case bool:
		return yesOrNo("")
	case economy.Date:
		return schema{"type": "string", "pattern": `^\d{4}-\d{2}-\d{2}$`}
	case [12]float64:
		number := schema{"type": []string{"string", "number"}}
		return schema{"anyOf": []schema{number, {"type": "array", "items": number, "minItems": 1, "maxItems": 12}}}
	case []string:
		return schema{"type": []string{"string", "array"}, "items": schema{"type": "string"}}
	case float64, int, economy.Series:
		return schema{"type": []string{"string", "number"}}
	}
	if len(f.One) > 0 {
		return schema{"enum": slices.Clone(f.One)}
	}
	return schema{"type": "string"}
}

// meaning is what a parameter means, its unit, bounds and default.
func meaning(f economy.Field) string {
	text := f.Means
	if f.Unit != "" {
		text += " [" + f.Unit + "]"
	}
	if !math.IsInf(f.Min, 0) && !math.IsInf(f.Max, 0) {
		text += ", from " + shown(f.Min, f.Unit) + " to " + shown(f.Max, f.Unit)
	}
	if f.Default != "" {
		text += "; without it, " + f.Default
	}
	return text
}
