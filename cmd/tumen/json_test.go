package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// The keys of run --json are a contract. A dot goes into an object.
var runKeys = strings.Fields(`
	case case_sha256 seed world_seed days partial version out digest summary
	summary.shares.guards summary.shares.organisers summary.shares.porters
	summary.profit_per_kg summary.piece_rate
	summary.load.mean summary.load.smallest summary.load.largest
	summary.crew.median summary.crew.p10 summary.crew.p90 summary.crew.largest
	summary.porter_month.runs summary.porter_month.money summary.porter_month.staple
	summary.routes.river.mass summary.routes.river.profit summary.routes.river.crossings
	summary.mass.gathered summary.mass.sold summary.mass.seized summary.mass.lost summary.mass.stock
	summary.harm.detained summary.harm.hurt summary.harm.dead
	summary.conservation.money summary.conservation.goods
	summary.agents summary.agent_days summary.wall_s summary.of`)

func TestRunJSONIsOneObjectWithThePromisedKeys(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command("tumen", "run", "samjiyon", "--as-stated", "--days", "30", "--seed", "5", "--out", dir, "--json")
	var words bytes.Buffer
	cmd.Stderr = &words
	printed, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, words.String())
	}
	if words.Len() > 0 {
		t.Errorf("standard error says %q", words.String())
	}

	result := oneObject(t, printed)
	for _, key := range runKeys {
		if at(result, key) == nil {
			t.Errorf("there is no %s", key)
		}
	}
	for key, want := range map[string]any{
		"case": "samjiyon", "seed": 5.0, "world_seed": 5.0, "days": 30.0, "partial": false, "version": version, "out": dir,
		"summary.conservation.money": 0.0, "summary.conservation.goods": 0.0,
	} {
		if got := at(result, key); got != want {
			t.Errorf("%s is %v, want %v", key, got, want)
		}
	}
}

// oneObject reads one JSON object, and complains of anything after it.
func oneObject(t *testing.T, text []byte) map[string]any {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(text))
	var object map[string]any
	if err := d.Decode(&object); err != nil {
		t.Fatalf("%v in:\n%s", err, text)
	}
	if _, err := d.Token(); err != io.EOF {
		t.Errorf("something follows the object:\n%s", text)
	}
	return object
}

// at finds a value by its path, or nil.
func at(object map[string]any, key string) any {
	var value any = object
	for name := range strings.SplitSeq(key, ".") {
		inside, ok := value.(map[string]any)
		if !ok {
			return nil
		}
		value = inside[name]
	}
	return value
}
