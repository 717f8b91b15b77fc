package record

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"tumen/internal/proof"
)

// Whatever stands in manifest.json and digest, no reader panics: a folder that
// cannot be read gives an error.
func FuzzManifest(f *testing.F) {
	home := f.TempDir()
	dir := filepath.Join(home, "run")
	if err := sample().Save(dir, drawing("page")); err != nil {
		f.Fatal(err)
	}
	whole, err := os.ReadFile(filepath.Join(dir, ManifestFile))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte(`{"format": 1, "files": [{"name": "days.parquet"}], "without": {}, "world_seed": null, "policies": null, "parameters": [{}], "start": 7}`))
	f.Add([]byte(`{"format": 1, "files": [{"name": "../x"}, {"name": "days.parquet"}, {"name": ""}], "days": -1, "case": "samjiyon", "testimony": {"claims": [{}]}}`))
	tables := map[string][]byte{}
	for _, name := range []string{DaysFile, FlowsFile, MadeFile} {
		if tables[name], err = os.ReadFile(filepath.Join(dir, name)); err != nil {
			f.Fatal(err)
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		dir := t.TempDir()
		list := List{{ManifestFile, SumOfText(text)}}
		for name, data := range tables {
			proof.Write(t, filepath.Join(dir, name), string(data))
			if !slices.Contains(apart, name) {
				list = append(list, Sum{name, SumOfText(data)})
			}
		}
		proof.Write(t, filepath.Join(dir, ManifestFile), string(text))
		proof.Write(t, filepath.Join(dir, DigestFile), string(list.Text()))
		if run, err := Open(dir); err == nil && run == nil {
			t.Error("no run, and no error")
		}
		if found, err := Inspect(dir); err == nil {
			found.Derived() // an error is as good as a manifest
		}
		ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
		defer stop()
		if p, err := Verify(ctx, dir, Options{Program: thisModel}, page); err == nil && p.Same {
			t.Error("a run without a case is the same again")
		}
	})
}
