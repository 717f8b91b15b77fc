package main

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
)

// The same work (bench/README.md): the means of five seeds with 100,000
// porters are within 1 % of those of the plain C.
const (
	agreePorters = 100_000
	agreeSeeds   = 5
	agreeWithin  = 0.01
)

// means are a program's statistics over the seeds.
type means struct {
	Crossings, Seizures, Wage float64
}

// furthest is the statistic in which two programs differ most, and by how
// much, as a share.
func (a means) furthest(b means) (what string, share float64) {
	for _, s := range []struct {
		what string
		a, b float64
	}{
		{"crossings per porter-day", a.Crossings, b.Crossings},
		{"seizures per crew", a.Seizures, b.Seizures},
		{"wage", a.Wage, b.Wage},
	} {
		d := math.Abs(s.a/s.b - 1)
		if math.IsNaN(d) {
			d = math.Inf(1)
		}
		if d > share {
			what, share = s.what, d
		}
	}
	return what, share
}

// statistics runs the program under each seed, or remembers what came out if
// neither its source nor what it is built with has changed since.
func (p *program) statistics(ctx context.Context, root string) (means, error) {
	key, err := p.fingerprint(root)
	if err != nil {
		return means{}, err
	}
	file := filepath.Join(root, local, "agreement-"+filepath.Base(p.source)+".json")
	type memory struct {
		Key   string
		Means means
	}
	var seen memory
	if text, err := os.ReadFile(file); err == nil && json.Unmarshal(text, &seen) == nil && seen.Key == key {
		return seen.Means, nil
	}
	var m means
	for seed := range uint64(agreeSeeds) {
		out, err := p.once(ctx, agreePorters, seed+1)
		if err != nil {
			return m, err
		}
		m.Crossings += out.Crossings / agreeSeeds
		m.Seizures += out.Seizures / agreeSeeds
		m.Wage += out.Wage / agreeSeeds
	}
	text, err := json.Marshal(memory{key, m})
	if err != nil {
		return m, err
	}
	return m, os.WriteFile(file, text, 0o644)
}

// fingerprint changes when the program may.
func (p *program) fingerprint(root string) (string, error) {
	sum := sha256.New()
	fmt.Fprintln(sum, p.said, p.flags, p.steps, agreePorters, agreeSeeds, days)
	folders := []string{filepath.Dir(p.source)}
	if p.name == "tumen" {
		folders = append(folders, "engine", "rng")
	}
	for _, folder := range folders {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			text, err := os.ReadFile(path)
			fmt.Fprintf(sum, "%s %d\n%s", entry.Name(), len(text), text)
			return err
		})
		if err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%x", sum.Sum(nil)), nil
}
