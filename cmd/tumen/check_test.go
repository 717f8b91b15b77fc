package main

import (
	"errors"
	"os/exec"
	"strings"
	"testing"
)

// The keys of check --json are a contract.
func TestCheckJSONIsOneObjectWithThePromisedKeys(t *testing.T) {
	printed, err := exec.Command("tumen", "check", "samjiyon", "--json").Output()
	var ended *exec.ExitError
	if !errors.As(err, &ended) || ended.ExitCode() != contradicts {
		t.Fatalf("the exit code is not %d: %v", contradicts, err)
	}
	result := oneObject(t, printed)
	first := func(key string) map[string]any {
		list, ok := result[key].([]any)
		if !ok || len(list) == 0 {
			t.Fatalf("there is no %s", key)
		}
		object, ok := list[0].(map[string]any)
		if !ok {
			t.Fatalf("%s does not hold objects", key)
		}
		return object
	}
	for part, keys := range map[string]string{
		"claims":    "id stated unit balanced shift_sd verdict text test resolved",
		"implied":   "name value unit from balanced",
		"conflicts": "claims identities corrections",
		"decisions": "id holds left right unit thresholds",
	} {
		for _, key := range strings.Fields(keys) {
			if _, is := first(part)[key]; !is {
				t.Errorf("%s has no %s", part, key)
			}
		}
	}
	for _, key := range strings.Fields("case case_sha256 version consistent complete undetermined notes") {
		if _, is := result[key]; !is {
			t.Errorf("there is no %s", key)
		}
	}
	conflicts, ok := result["conflicts"].([]any)
	if !ok || len(conflicts) != 2 || first("conflicts")["claims"].([]any)[0] != "pay.run" {
		t.Errorf("the conflicts are %v", result["conflicts"])
	}
}
