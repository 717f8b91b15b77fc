package record

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"tumen/economy/observe"
	"tumen/internal/say"
	"tumen/record/table"
	"tumen/scenario"
)

// Found is a run as it lies on disk, held against nothing: what Open refuses,
// an auditor wants to see.
type Found struct {
	Manifest  Manifest
	Text      []byte         // manifest.json as it is
	Case      []byte         // case.yaml as it is; nil if there is none
	List      List           // of the file digest
	ListWrong error          // why that cannot be read
	Made      Made           // of made.json
	MadeWrong error          // why that cannot be read
	Page      string         // SHA-256 of report.html; "" if there is none
	Strangers []string       // what else is in the folder, and no file of a run
	Tables    []Table        // those that are there, in the order days, flows, crossings
	Days      *observe.Table // nil if it cannot be read
	Flows     []observe.Flow
	Crossings *Crossings // nil if there is none
	Others    []File     // what else the manifest lists and is there, but for pages: size and sum as they are
}

// Table is one Parquet file of a run as it is found.
type Table struct {
	File                    // name, size and sum as they are
	Stamp map[string]string // the metadata by key; docs/format.md lists the keys
	Wrong error             // why it cannot be read as the table that its name promises
}

// litter is what file managers leave in folders that were looked at.
var litter = []string{".DS_Store", "Thumbs.db", "desktop.ini"}

// Inspect reads what is in a run's folder. An error says that there is no run
// to inspect: no folder, no manifest, or one of a newer format. A table that is
// missing or damaged is no error but a finding: see Table.
func Inspect(dir string) (*Found, error) {
	m, err := readManifest(dir)
	if err != nil {
		return nil, say.Errorf("cannot read the run in %s: %w", dir, err)
	}
	f := &Found{Manifest: *m}
	if f.Text, err = os.ReadFile(filepath.Join(dir, ManifestFile)); err != nil {
		return nil, say.Errorf("cannot read the run in %s: %w", dir, err)
	}
	f.List, f.ListWrong = ReadList(dir)
	f.Made, f.MadeWrong = ReadMade(dir)
	if f.Page, err = SumOf(filepath.Join(dir, ReportFile)); errors.Is(err, fs.ErrNotExist) {
		f.Page = ""
	} else if err != nil {
		return nil, say.Errorf("cannot read the run in %s: %w", dir, err)
	}
	if err := f.strangers(dir); err != nil {
		return nil, say.Errorf("cannot read the run in %s: %w", dir, err)
	}
	for _, name := range []string{DaysFile, FlowsFile, CrossingsFile} {
		path := filepath.Join(dir, name)
		file, err := os.Open(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, say.Errorf("cannot read the run in %s: %w", dir, err)
		}
		t, err := f.look(name, file)
		file.Close()
		if err != nil {
			return nil, say.Errorf("cannot read the run in %s: %s: %w", dir, name, err)
		}
		f.Tables = append(f.Tables, t)
		if name == CrossingsFile && t.Wrong == nil {
			f.Crossings = &Crossings{path: path, file: t.File}
		}
	}
	return f, f.others(dir)
}

// others takes size and sum of the files that are no tables. Pages may be drawn
// anew and are left out.
func (f *Found) others(dir string) error {
	for _, noted := range f.Manifest.Files {
		table := noted.Name == DaysFile || noted.Name == FlowsFile || noted.Name == CrossingsFile
		if table || filepath.Ext(noted.Name) == ".html" || noted.Name != filepath.Base(noted.Name) || !filepath.IsLocal(noted.Name) {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, noted.Name))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return say.Errorf("cannot read the run in %s: %w", dir, err)
		}
		if noted.Name == CaseFile {
			f.Case = data
		}
		f.Others = append(f.Others, File{noted.Name, int64(len(data)), SumOfText(data)})
	}
	return nil
}

// strangers names what is in the folder and belongs to no run.
func (f *Found) strangers(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	known := append([]string{ManifestFile, DaysFile, FlowsFile, CrossingsFile}, append(apart, litter...)...)
	for _, e := range entries {
		if !slices.Contains(known, e.Name()) && f.Manifest.file(e.Name()) == nil || e.IsDir() {
			f.Strangers = append(f.Strangers, e.Name())
		}
	}
	return nil
}

// Derived is the manifest as it must be by the case that the record keeps and by
// its own request, where it does not depend on what happened in the run: title,
// parameters, testimony and the like. All else is as it is. An error says why
// nothing can be derived.
func (f *Found) Derived() ([]byte, error) {
	m := f.Manifest
	c, err := (&Run{Manifest: m, CaseText: f.Case}).scenario()
	if err != nil {
		return nil, err
	}
	s, err := c.With(scenario.Options{Policies: m.Policies, Sets: m.Sets})
	if err != nil {
		return nil, say.Errorf("the policies and overrides do not fit the case: %v", err)
	}
	d := head(&Options{Scenario: s, Seed: m.Seed, World: m.WorldSeed, Program: m.Program(), Policies: m.Policies, Sets: m.Sets, Worlds: m.Worlds})
	d.Format, d.From, d.FromSHA256, d.Days, d.Partial = m.Format, m.From, m.FromSHA256, m.Days, m.Partial
	d.Summary, d.Distributions, d.FlowTotals, d.Without, d.Files = m.Summary, m.Distributions, m.FlowTotals, m.Without, m.Files
	d.Request = d.requestHash(d.file(CrossingsFile) != nil)
	return d.encode()
}

// Encoded is the manifest as Save would write it.
func (m *Manifest) Encoded() ([]byte, error) { return m.encode() }

// look takes one file's size, sum and metadata, and what can be held in memory.
func (f *Found) look(name string, file *os.File) (Table, error) {
	n, sum, err := sumOf(file)
	if err != nil {
		return Table{}, err
	}
	t := Table{File: File{Name: name, Bytes: n, SHA256: sum}}
	if t.Stamp, t.Wrong = table.Guarded(readStamp, io.NewSectionReader(file, 0, n)); t.Wrong != nil || name == CrossingsFile {
		return t, nil
	}
	data := make([]byte, n)
	if _, err := file.ReadAt(data, 0); err != nil {
		return t, err
	}
	if name == DaysFile {
		f.Days, t.Wrong = table.Guarded(table.DecodeDays, data)
	} else {
		f.Flows, t.Wrong = table.Guarded(table.DecodeFlows, data)
	}
	return t, nil
}

// readStamp reads a table's metadata by key.
func readStamp(from *io.SectionReader) (map[string]string, error) {
	s, err := table.DecodeFrom(from, from.Size())
	if err != nil {
		return nil, err
	}
	stamp := map[string]string{}
	for _, kv := range s.File.Metadata().KeyValueMetadata {
		stamp[kv.Key] = kv.Value
	}
	return stamp, nil
}

// IsLitter says whether a file manager left a file of that name.
func IsLitter(name string) bool { return slices.Contains(litter, name) }
