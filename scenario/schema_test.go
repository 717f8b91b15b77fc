package scenario

import (
	"bytes"
	"strings"
	"testing"

	"tumen/internal/proof"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document := proof.Must(jsonschema.UnmarshalJSON(bytes.NewReader(Schema())))(t)
	c := jsonschema.NewCompiler()
	if err := c.AddResource("case.json", document); err != nil {
		t.Fatal(err)
	}
	s := proof.Must(c.Compile("case.json"))(t)
	return s
}

// shape validates a file by the schema, as an editor does.
func shape(t *testing.T, s *jsonschema.Schema, source []byte) error {
	t.Helper()
	j := proof.Must(yaml.YAMLToJSON(source))(t)
	v := proof.Must(jsonschema.UnmarshalJSON(bytes.NewReader(j)))(t)
	return s.Validate(v)
}

func TestEverySoundCaseHasTheShapeOfTheSchema(t *testing.T) {
	s := compiled(t)
	files := map[string][]byte{"sound": []byte(sound(t)), "new": []byte(newText), "rivals": []byte(sound(t) + rivals)}
	for _, name := range builtinNames() {
		source := proof.Must(builtin(name))(t)
		files[name] = source
	}
	for name, source := range files {
		if err := shape(t, s, source); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What an editor should mark, it marks.
func TestTheSchemaRefusesAWrongShape(t *testing.T) {
	s := compiled(t)
	for _, test := range []struct{ from, to, about string }{
		{"kind: bound,", "kind: guess,", "a kind of claim that there is none of"},
		{"grade: B2", "grade: Z9", "a grade that is none"},
		{"regime: customary", "regime: by heart", "a word that is not allowed"},
		{"share: {claim: share.guards}", "share: 50 %", "a number without its origin"},
		{"experienced: {is: 60 %, assumed: a test}", "experience: {is: 60 %, assumed: a test}", "a key that is none"},
		{"  return: {kind: fact, from: letter, says: they come back}", "  return: {kind: fact, says: they come back}", "a claim of nobody"},
		{"title: A ferry with two posts\n", "", "a case without a title"},
	} {
		if err := shape(t, s, []byte(replace(t, sound(t), test.from, test.to))); err == nil {
			t.Errorf("%s is let through", test.about)
		}
	}
}

// Each key that the reader knows is in the schema, and none that it does not.
func TestTheSchemaKnowsTheKeysThatTheReaderKnows(t *testing.T) {
	_, err := Parse("ferry.yaml", []byte(strings.Replace(sound(t), "case: ferry\n", "case: ferry\nno-such-key-at-all: 1\n", 1)))
	if err == nil {
		t.Fatal("a key that is none was read")
	}
	known := strings.Join(strings.Fields(err.Error()), " ")
	for key := range compiled(t).Properties {
		if !strings.Contains(known, "`"+key+"`") {
			t.Errorf("the schema has `%s`, and the reader does not: %s", key, known)
		}
	}
}
