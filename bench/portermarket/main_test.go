package main

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"
)

// What the declared model's author measured with a plain C program, and every
// implementation must meet within 1 % (bench/README.md).
var expected = Statistics{Crossings: 0.0925, Seizures: 0.0199, Wage: 76.8}

func TestTheMarketIsTheDeclaredOne(t *testing.T) {
	var mean Statistics
	const seeds = 5
	for seed := range uint64(seeds) {
		m := New(100_000, seed+1, 2)
		for range 364 {
			m.Day()
		}
		s := m.Statistics()
		mean.Crossings += s.Crossings / seeds
		mean.Seizures += s.Seizures / seeds
		mean.Wage += s.Wage / seeds
	}
	for _, pair := range [][2]float64{
		{mean.Crossings, expected.Crossings},
		{mean.Seizures, expected.Seizures},
		{mean.Wage, expected.Wage},
	} {
		if math.Abs(pair[0]/pair[1]-1) > 0.01 {
			t.Errorf("got %.5f, want %.5f within 1 %%", pair[0], pair[1])
		}
	}
}

func TestCommandPrintsOneObject(t *testing.T) {
	sums := map[string]bool{}
	for _, workers := range []string{"1", "2", "7"} {
		var out, words bytes.Buffer
		if code := run([]string{"-n", "20000", "-days", "120", "-seed", "9", "-workers", workers}, &out, &words); code != 0 {
			t.Fatalf("exit code %d: %s", code, &words)
		}
		var got map[string]any
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"crossings_per_porter_day", "seizures_per_crew", "wage", "seconds", "bytes_per_porter"} {
			if v, ok := got[key].(float64); !ok || v <= 0 {
				t.Errorf("%s is %v", key, got[key])
			}
		}
		sums[got["crc32c"].(string)] = true
	}
	if len(sums) != 1 {
		t.Errorf("1, 2 and 7 workers gave different checksums: %v", sums)
	}
}

func TestCommandSaysWhatIsWrongWithItsFlags(t *testing.T) {
	for _, c := range []struct{ args, says string }{
		{"-n 49", "-n 49: a market has from 50 porters"},
		{"-days 100", "-days 100: write from 101"},
		{"-workers 0", "-workers 0: write 1 or more"},
		{"1000000", `"1000000" is not a flag`},
		{"-n many", "invalid value"},
	} {
		var out, words bytes.Buffer
		if code := run(strings.Fields(c.args), &out, &words); code != 2 || !strings.Contains(words.String(), c.says) || out.Len() > 0 {
			t.Errorf("%s: exit code %d, printed %q and %q", c.args, code, &out, &words)
		}
	}
}

func TestTheSteadyDayAllocatesNothing(t *testing.T) {
	m := New(50_000, 1, 2)
	for range 200 {
		m.Day()
	}
	m.days = append(make([]tally, 0, 1000), m.days...) // the record grows by design
	if allocs := testing.AllocsPerRun(200, m.Day); allocs != 0 {
		t.Errorf("%v allocations a day", allocs)
	}
}
