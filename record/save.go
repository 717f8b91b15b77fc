package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"tumen/internal/say"
	"tumen/record/table"
	"tumen/stage"
)

// Draw makes the page of a run. It is report.Page; that package imports this one.
type Draw func(*Run) ([]byte, error)

// Save writes the run into the folder dir, with the page that draw makes of it,
// and notes in r what it wrote: Manifest.Files, Digest, and Made. Without draw
// there is no page. Folders above dir are made where they are missing.
//
// The folder appears whole or not at all. Nothing is replaced but an empty
// folder, and an unfinished run by one of the same request.
//
// An error says on one line what could not be written, where, why and what to
// try. It wraps the cause, such as syscall.ENOSPC, and is an *Unplaced if the
// run is whole on disk in another place.
func (r *Run) Save(dir string, draw Draw) error {
	at, err := stage.Open(dir)
	if err != nil {
		return say.Errorf("cannot save the run in %s: %w", dir, err)
	}
	defer at.Close()
	return r.save(stage.OS{}, at, dir, draw)
}

// SaveIn is Save into the destination of a stage that is open already.
func (r *Run) SaveIn(at *stage.Folder, draw Draw) error {
	return r.save(stage.OS{}, at, at.Dest, draw)
}

func (r *Run) save(on stage.Disk, at *stage.Folder, dir string, draw Draw) error {
	files, sealed, err := r.files(draw)
	if err != nil {
		return say.Errorf("cannot save the run in %s: %w", dir, err)
	}
	var unplaced *Unplaced
	var unconfirmed *stage.Unconfirmed
	err = place(on, at, files, sealed.Manifest.Request)
	if err == nil || errors.As(err, &unplaced) || errors.As(err, &unconfirmed) { // the run is whole on disk
		*r = sealed
	}
	if err != nil {
		return say.Errorf("cannot save the run in %s: %w", dir, err)
	}
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
// with a manifest has everything that it speaks of; and the run as it then is.
func (r *Run) files(draw Draw) ([]content, Run, error) {
	sealed := *r
	files, err := sealed.tables()
	if err != nil {
		return nil, sealed, err
	}
	var list List
	for _, f := range sealed.Manifest.Files {
		list = append(list, Sum{f.Name, f.SHA256})
	}
	manifest, err := sealed.Manifest.encode()
	if err != nil {
		return nil, sealed, fmt.Errorf("%s: %w", ManifestFile, err)
	}
	list = append(list, Sum{ManifestFile, SumOfText(manifest)})
	sealed.Digest = list.Digest()
	files = append(files, content{name: DigestFile, data: list.Text()})
	sealed.Made.Page = nil
	if draw != nil {
		page, err := draw(&sealed)
		if err != nil {
			return nil, sealed, err
		}
		sum := SumOfText(page)
		sealed.Made.Page = &sum
		files = append(files, content{name: ReportFile, data: page})
	}
	made, err := sealed.Made.encode()
	if err != nil {
		return nil, sealed, fmt.Errorf("%s: %w", MadeFile, err)
	}
	return append(files, content{name: MadeFile, data: made}, content{name: ManifestFile, data: manifest}), sealed, nil
}

// tables encodes the tables and the case, and lists them in the manifest.
func (r *Run) tables() ([]content, error) {
	m := &r.Manifest
	days, err := table.EncodeDays(m.stamp(), r.Days)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", DaysFile, err)
	}
	flows, err := table.EncodeFlows(m.stamp(), r.Flows, m.Money.Minor)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", FlowsFile, err)
	}
	files := []content{{name: DaysFile, data: days}, {name: FlowsFile, data: flows}}
	if r.Checks != nil {
		checks, err := table.EncodeDays(m.stamp(), r.Checks)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", ChecksFile, err)
		}
		files = append(files, content{name: ChecksFile, data: checks})
	}
	if r.CaseText != nil {
		files = append(files, content{name: CaseFile, data: r.CaseText})
	}
	if r.Crossings != nil {
		files = append(files, content{name: CrossingsFile, long: r.Crossings})
	}
	m.Format, m.Files = Format, make([]File, len(files))
	for i, f := range files {
		if f.long != nil {
			m.Files[i] = f.long.file
			continue
		}
		m.Files[i] = File{Name: f.name, Bytes: int64(len(f.data)), SHA256: SumOfText(f.data)}
	}
	return files, nil
}

// encode writes the manifest as indented JSON. Its keys stand in the order of
// the struct, those of mappings in the order of the alphabet; < and > stay as
// they are, because people read this file.
func (m *Manifest) encode() ([]byte, error) { return Indented(m) }

// Indented is JSON for people to read: < and > stay as they are.
func Indented(what any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(what); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
