package study

import (
	"strings"
	"testing"
)

// Of two numbers of days in a study.json nobody knows which one was meant.
func TestAStudyWithAKeyTwiceIsRefused(t *testing.T) {
	text, err := specOf(t, week()).encode()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := decodeSpec(text); err != nil {
		t.Fatal(err)
	}
	for change, want := range map[[2]string]string{
		{`"days": 7`, `"days": 7, "days": 8`}:       "the key days stands twice",
		{`"first": 5`, `"first": 5, "first": 6`}:    "the key seeds.first stands twice",
		{`"shape": "`, `"shape": "x", "shape": "u`}: ".belief.shape",
	} {
		twice := strings.Replace(string(text), change[0], change[1], 1)
		if twice == string(text) {
			t.Errorf("there is no %s in the study", change[0])
		}
		if _, err := decodeSpec([]byte(twice)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("with %s: %v, want %s", change[1], err, want)
		}
	}
}
