package record

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tumen/internal/proof"
	"tumen/record/table"
)

// Each way in which a folder can be no run, and what is said of it.
func TestOpenSaysWhatIsWrong(t *testing.T) {
	edit := func(dir, name string, change func(string) string) {
		path := filepath.Join(dir, name)
		text := proof.Must(os.ReadFile(path))(t)
		proof.Write(t, path, change(string(text)))
	}
	for _, c := range []struct {
		name  string
		spoil func(dir string)
		want  string
	}{
		{"missing", func(dir string) { os.RemoveAll(dir) }, "there is no such folder"},
		{"file", func(dir string) { os.RemoveAll(dir); proof.Write(t, dir, "x") }, "it is a file; give the folder of the run"},
		{
			"no manifest", func(dir string) { os.Remove(filepath.Join(dir, ManifestFile)) },
			"there is no manifest.json in it; the folder of a run contains manifest.json, days.parquet and flows.parquet",
		},
		{
			"half a manifest", func(dir string) { edit(dir, ManifestFile, func(s string) string { return s[:len(s)/2] }) },
			"its manifest.json cannot be read: unexpected end of JSON input",
		},
		{"other manifest", func(dir string) { proof.Write(t, filepath.Join(dir, ManifestFile), `{"name": "app"}`) }, "its manifest.json is not that of a run"},
		{"newer", func(dir string) {
			edit(dir, ManifestFile, func(s string) string {
				return strings.Replace(strings.Replace(s, `"format": 3`, `"format": 4`, 1), `"version": "0.1.0"`, `"version": "3.0.0"`, 1)
			})
		}, "tumen 3.0.0 wrote it in format 4, but this version reads format 3; use that version or a newer one"},
		{"older", func(dir string) { // its absent numbers are 0
			edit(dir, ManifestFile, func(s string) string { return strings.Replace(s, `"format": 3`, `"format": 1`, 1) })
		}, "tumen 0.1.0 wrote it in format 1, but this version reads format 3; make the run again"},
		{
			"wrong type", func(dir string) {
				edit(dir, ManifestFile, func(s string) string { return strings.Replace(s, `"asked": 3`, `"asked": "3"`, 1) })
			},
			"manifest.json is damaged: json: cannot unmarshal string",
		},
		{
			"a key twice", func(dir string) {
				edit(dir, ManifestFile, func(s string) string { return strings.Replace(s, `"asked": 3`, `"asked": 3, "asked": 4`, 1) })
			},
			"manifest.json is damaged: the key asked stands twice; keep one of them",
		},
		{"no days", func(dir string) { os.Remove(filepath.Join(dir, DaysFile)) }, "days.parquet is missing; copy the folder again, or run the case again with seed 5"},
		{"short days", func(dir string) { edit(dir, DaysFile, func(s string) string { return s[:100] }) }, "days.parquet has 100 bytes, but "},
		{"short flows", func(dir string) { edit(dir, FlowsFile, func(string) string { return "" }) }, "flows.parquet has 0 bytes, but "},
		{
			"changed flows", func(dir string) {
				edit(dir, FlowsFile, func(s string) string { return strings.Replace(s, "PAR1", "PAR2", 1) })
			},
			"flows.parquet was changed after it was written",
		},
		{
			"changed manifest", func(dir string) {
				edit(dir, ManifestFile, func(s string) string { return strings.Replace(s, `"mass": 50`, `"mass": 90`, 1) })
			},
			"manifest.json was changed after it was written (its SHA-256 is not the one in digest); copy the folder again, or run the case again with seed 5",
		},
		{"no digest", func(dir string) { os.Remove(filepath.Join(dir, DigestFile)) }, "digest is missing; copy the folder again, or run the case again with seed 5"},
		{
			"changed digest", func(dir string) {
				edit(dir, DigestFile, func(s string) string { return strings.Replace(s, "manifest.json", "manifest.jsonx", 1) })
			},
			"manifest.json was changed after it was written",
		},
		{"damaged digest", func(dir string) { proof.Write(t, filepath.Join(dir, DigestFile), "digest\n") }, "digest is damaged: line 1 is not a SHA-256, two spaces and a file name"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "run")
			r := sample()
			r.Manifest.Seed = 5
			mustSave(t, r, dir)
			c.spoil(dir)
			_, err := Open(dir)
			if err == nil || !strings.HasPrefix(err.Error(), "cannot read the run in "+dir+": ") || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}

// A report that was drawn anew, or removed, does not make the run unreadable.
func TestPagesMayChangeAfterwards(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "run")
	if err := sample().Save(dir, drawing("old")); err != nil {
		t.Fatal(err)
	}
	proof.Write(t, filepath.Join(dir, ReportFile), "drawn anew")
	mustOpen(t, dir)
	os.Remove(filepath.Join(dir, ReportFile))
	mustOpen(t, dir)
}

// A table whose sum fits but whose bytes no writer made is an error and not a
// crash: every byte in turn is set to 0, and every length is tried.
func TestNoBytesCrashTheReader(t *testing.T) {
	days, flows := tables(t, sample())
	read := map[string]func([]byte) error{
		DaysFile:  func(b []byte) error { _, err := table.Guarded(table.DecodeDays, b); return err },
		FlowsFile: func(b []byte) error { _, err := table.Guarded(table.DecodeFlows, b); return err },
	}
	for name, data := range map[string][]byte{DaysFile: days, FlowsFile: flows} {
		for i := range data {
			spoilt := append([]byte(nil), data...)
			spoilt[i] = 0
			read[name](spoilt) // may succeed: not every byte matters
			if read[name](data[:i]) == nil {
				t.Errorf("the first %d bytes of %s are read as a whole table", i, name)
			}
		}
	}
}

// The two tables are not mistaken for each other.
func TestAForeignTableIsRefused(t *testing.T) {
	days, flows := tables(t, sample())
	if _, err := table.DecodeFlows(days); err == nil || err.Error() != "has a column day that is not a required INT32" {
		t.Errorf("days read as flows: %v", err)
	}
	if _, err := table.DecodeDays(flows); err == nil || err.Error() != "has a column day of type INT32; the only types are INT64 and DOUBLE" {
		t.Errorf("flows read as days: %v", err)
	}
}
