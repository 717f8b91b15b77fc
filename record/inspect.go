package record

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"tumen/economy"
)

// Found is a run as it lies on disk, held against nothing: what Open refuses,
// an auditor wants to see.
type Found struct {
	Manifest  Manifest
	Tables    []Table        // those that are there, in the order days, flows, crossings
	Days      *economy.Table // nil if it cannot be read
	Flows     []economy.Flow
	Crossings *Crossings // nil if there is none
	Others    []File     // what else the manifest lists and is there, but for pages: size and sum as they are
}

// Table is one Parquet file of a run as it is found.
type Table struct {
	File                    // name, size and sum as they are
	Stamp map[string]string // the metadata by key; docs/format.md lists the keys
	Wrong error             // why it cannot be read as the table that its name promises
}

// Inspect reads what is in a run's folder. An error says that there is no run
// to inspect: no folder, no manifest, or one of a newer format. A table that is
// missing or damaged is no error but a finding: see Table.
func Inspect(dir string) (*Found, error) {
	m, err := readManifest(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot read the run in %s: %w", dir, err)
	}
	f := &Found{Manifest: *m}
	for _, name := range []string{DaysFile, FlowsFile, CrossingsFile} {
		path := filepath.Join(dir, name)
		file, err := os.Open(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("cannot read the run in %s: %w", dir, err)
		}
		t, err := f.look(name, file)
		file.Close()
		if err != nil {
			return nil, fmt.Errorf("cannot read the run in %s: %s: %w", dir, name, err)
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
			return fmt.Errorf("cannot read the run in %s: %w", dir, err)
		}
		sum := sha256.Sum256(data)
		f.Others = append(f.Others, File{noted.Name, int64(len(data)), hex.EncodeToString(sum[:])})
	}
	return nil
}

// look takes one file's size, sum and metadata, and what can be held in memory.
func (f *Found) look(name string, file *os.File) (Table, error) {
	sum := sha256.New()
	n, err := io.Copy(sum, file)
	if err != nil {
		return Table{}, err
	}
	t := Table{File: File{Name: name, Bytes: n, SHA256: hex.EncodeToString(sum.Sum(nil))}}
	if t.Stamp, t.Wrong = guarded(readStamp, io.NewSectionReader(file, 0, n)); t.Wrong != nil || name == CrossingsFile {
		return t, nil
	}
	data := make([]byte, n)
	if _, err := file.ReadAt(data, 0); err != nil {
		return t, err
	}
	if name == DaysFile {
		f.Days, t.Wrong = guarded(decodeDays, data)
	} else {
		f.Flows, t.Wrong = guarded(decodeFlows, data)
	}
	return t, nil
}

// readStamp reads a table's metadata by key.
func readStamp(from *io.SectionReader) (map[string]string, error) {
	s, err := decodeFrom(from, from.Size())
	if err != nil {
		return nil, err
	}
	stamp := map[string]string{}
	for _, kv := range s.file.Metadata().KeyValueMetadata {
		stamp[kv.Key] = kv.Value
	}
	return stamp, nil
}
