package record

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
)

// Save writes the run into the folder dir, with the pages given by file name
// (such as report.html), and notes in r.Manifest.Files what it wrote. Folders
// above dir are made where they are missing.
//
// The folder appears whole or not at all. An existing one is replaced only if
// it is empty or holds a run and nothing else (see CanSave); until the new run
// is complete on disk, the old one stays where it is.
//
// An error says on one line what could not be written, where, why and what to
// try, and nothing is left behind. It wraps the cause, such as syscall.ENOSPC.
func (r *Run) Save(dir string, pages map[string][]byte) error {
	return r.save(osDisk{}, dir, pages)
}

func (r *Run) save(on disk, dir string, pages map[string][]byte) error {
	files, manifest, err := r.files(pages)
	if err != nil {
		return fmt.Errorf("cannot save the run in %s: %w", dir, err)
	}
	if err := place(on, dir, files); err != nil {
		return fmt.Errorf("cannot save the run in %s: %w", dir, err)
	}
	r.Manifest = manifest
	return nil
}

// content is a file that is about to be written.
type content struct {
	name string
	data []byte
	long *Crossings // the content, where it is too long to be held
}

func (c *content) writeTo(to io.Writer) error {
	if c.long != nil {
		return c.long.copyTo(to)
	}
	_, err := to.Write(c.data)
	return err
}

// files is all that a run's folder holds, the manifest last, so that a folder
// with a manifest has everything that it speaks of.
func (r *Run) files(pages map[string][]byte) ([]content, Manifest, error) {
	m := r.Manifest
	days, err := encodeDays(&m, r.Days)
	if err != nil {
		return nil, m, fmt.Errorf("%s: %w", DaysFile, err)
	}
	flows, err := encodeFlows(&m, r.Flows)
	if err != nil {
		return nil, m, fmt.Errorf("%s: %w", FlowsFile, err)
	}
	files := []content{{name: DaysFile, data: days}, {name: FlowsFile, data: flows}}
	if r.Checks != nil {
		checks, err := encodeDays(&m, r.Checks)
		if err != nil {
			return nil, m, fmt.Errorf("%s: %w", ChecksFile, err)
		}
		files = append(files, content{name: ChecksFile, data: checks})
	}
	if r.CaseText != nil {
		files = append(files, content{name: CaseFile, data: r.CaseText})
	}
	if r.Crossings != nil {
		files = append(files, content{name: CrossingsFile, long: r.Crossings})
	}
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		if err := checkPage(name); err != nil {
			return nil, m, err
		}
		files = append(files, content{name: name, data: pages[name]})
	}
	m.Format, m.Files = Format, make([]File, len(files))
	for i, f := range files {
		if f.long != nil {
			m.Files[i] = f.long.file
			continue
		}
		sum := sha256.Sum256(f.data)
		m.Files[i] = File{Name: f.name, Bytes: int64(len(f.data)), SHA256: hex.EncodeToString(sum[:])}
	}
	text, err := m.encode()
	if err != nil {
		return nil, m, fmt.Errorf("%s: %w", ManifestFile, err)
	}
	return append(files, content{name: ManifestFile, data: text}), m, nil
}

// checkPage refuses names that would leave the folder or hide a file of the run.
func checkPage(name string) error {
	if name != filepath.Base(name) || !filepath.IsLocal(name) || name[0] == '.' {
		return fmt.Errorf("a page cannot be named %q: give a plain file name such as %s", name, ReportFile)
	}
	if slices.Contains([]string{ManifestFile, DaysFile, FlowsFile, ChecksFile, CaseFile, CrossingsFile}, name) {
		return fmt.Errorf("a page cannot be named %s: that is a file of the run itself", name)
	}
	return nil
}

// encode writes the manifest as indented JSON. Its keys stand in the order of
// the struct, those of mappings in the order of the alphabet; < and > stay as
// they are, because people read this file.
func (m *Manifest) encode() ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(m); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
