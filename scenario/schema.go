package scenario

import (
	"encoding/json"
	"math"
	"reflect"
	"slices"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/say"
)

// Schema is the JSON Schema of a case file, for editors that complete and check
// YAML while it is written. It is made from the tables of keys that the reader
// reads by; those of the economy come from the tags of parameter.Parameters. It
// knows the shape of a file and no more: units, references and contradictions are
// for Parse to find.
func Schema() []byte {
	s := caseKeys.Schema(say.Text("What witnesses said about a border economy, what had to be assumed, and the policies to try on it."))
	s["$schema"], s["title"] = "https://json-schema.org/draft/2020-12/schema", say.Text("A case of tumen")
	s["$defs"] = provenanceKeys.Definitions()
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		panic(err) // it is made of maps, texts and numbers
	}
	return append(text, '\n')
}

// partSchema is a part of the economy.
func partSchema(p parameter.Part) casefile.Schema {
	switch p.Shape {
	case parameter.List:
		element := reflect.New(p.Value.Type()).Elem()
		p.Value = element // the schema's own, so that the list stays as it is
		return casefile.Each(p.Means, partSchema(p.Add("name")))
	case parameter.Leaf:
		return parameterSchema(p.Field)
	}
	return groupKeys(p).Schema(p.Means)
}

// parameterSchema is one parameter: a value, or a value with where it comes from.
func parameterSchema(f parameter.Field) casefile.Schema {
	about, value := meaning(f), openSchema(f)
	switch _, dated := f.Value.Interface().(parameter.Series); {
	case dated:
		return casefile.Either(about, parameterKeys(f).Schema(""), casefile.Schema{"type": "array", "items": pointKeys(f).Schema("")}, unknownSchema())
	case isNumber(f) && f.Unit != "" && !f.Setting: // a number needs its origin, and nobody's needs none
		return casefile.Either(about, parameterKeys(f).Schema(""), unknownSchema())
	case f.Unit != "" && !f.Setting: // a number needs its origin
		return parameterKeys(f).Schema(about)
	}
	return casefile.Either(about, value, parameterKeys(f).Schema(""))
}

// unknownSchema is a number that nobody knows.
func unknownSchema() casefile.Schema {
	return casefile.Schema{"type": "string", "pattern": "^[Uu]nknown"}
}

func anyValue() casefile.Schema {
	return casefile.Schema{"type": []string{"string", "number", "boolean", "array"}}
}

// openSchema is the value of a parameter of the economy, or several of which it has
// one, `a | b`.
func openSchema(f parameter.Field) casefile.Schema {
	value := valueSchema(f)
	if value["enum"] == nil || f.Setting {
		return value
	}
	return casefile.Schema{"anyOf": []casefile.Schema{value, {"type": "string", "pattern": ` \| `}}}
}

// valueSchema is the value of a parameter itself.
func valueSchema(f parameter.Field) casefile.Schema {
	switch f.Value.Interface().(type) {
	case bool:
		return casefile.YesOrNo()
	case parameter.Date:
		return casefile.Schema{"type": "string", "pattern": `^\d{4}-\d{2}-\d{2}$`}
	case [12]float64:
		number := casefile.Number()
		return casefile.Schema{"anyOf": []casefile.Schema{number, {"type": "array", "items": number, "minItems": 1, "maxItems": 12}}}
	case []string:
		return casefile.Schema{"type": []string{"string", "array"}, "items": casefile.Schema{"type": "string"}}
	case float64, int, parameter.Series:
		return casefile.Number()
	}
	if len(f.One) > 0 {
		return casefile.Schema{"enum": slices.Clone(f.One)}
	}
	return casefile.Schema{"type": "string"}
}

// meaning is what a parameter means, its unit, bounds and default.
func meaning(f parameter.Field) string {
	text := f.Means
	if f.Unit != "" {
		text += " [" + f.Unit + "]"
	}
	if !math.IsInf(f.Min, 0) && !math.IsInf(f.Max, 0) {
		text = say.Textf("%s, from %s to %s", text, shown(f.Min, f.In), shown(f.Max, f.In))
	}
	if f.Default != "" {
		text = say.Textf("%s; default %s", text, f.Default)
	}
	return text
}
