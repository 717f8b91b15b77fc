package main

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
)

// The same work: the means over seeds with 100,000 porters are within 1 % of those of
// the plain C.
const (
	agreePorters = 100_000
	agreeWithin  = 0.01
)

// means are a program's statistics over the seeds, by their keys.
type means map[string]float64

// furthest is the statistic in which two programs differ most, and by how
// much, as a share.
func (c *comparison) furthest(a, b means) (what string, share float64) {
	for _, s := range c.statistics {
		d := math.Abs(a[s.key]/b[s.key] - 1)
		if math.IsNaN(d) {
			d = math.Inf(1)
		}
		if d > share {
			what, share = s.what, d
		}
	}
	return what, share
}

// statisticsOf runs the program under each seed, or remembers what came out if
// neither what runs nor what it is built with has changed since.
func (c *comparison) statisticsOf(ctx context.Context, p *program, root string) (means, error) {
	key, err := p.fingerprint(root, c.days, c.seeds)
	if err != nil {
		return nil, err
	}
	file := filepath.Join(root, local, "agreement-"+c.name+"-"+filepath.Base(p.source)+".json")
	type memory struct {
		Key   string
		Means means
	}
	var seen memory
	if text, err := os.ReadFile(file); err == nil && json.Unmarshal(text, &seen) == nil && seen.Key == key {
		return seen.Means, nil
	}
	m := means{}
	for seed := range uint64(c.seeds) {
		out, err := p.once(ctx, agreePorters, c.days, seed+1, 0)
		if err != nil {
			return m, err
		}
		for _, s := range c.statistics {
			m[s.key] += out.number(s.key) / float64(c.seeds)
		}
	}
	text, err := json.Marshal(memory{key, m})
	if err != nil {
		return m, err
	}
	return m, os.WriteFile(file, text, 0o644)
}

// fingerprint changes when the program may.
func (p *program) fingerprint(root string, days, seeds int) (string, error) {
	sum := sha256.New()
	fmt.Fprintln(sum, p.said, p.flags, p.steps, agreePorters, seeds, days)
	for _, file := range p.made {
		if !filepath.IsAbs(file) {
			file = filepath.Join(root, file)
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(sum, "%d\n%s", len(text), text)
	}
	return fmt.Sprintf("%x", sum.Sum(nil)), nil
}
