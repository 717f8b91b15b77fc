package record

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tumen/internal/build"
	"tumen/internal/keys"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/record/table"
	"tumen/stage"
)

// Proof is what came of making a recorded run again and holding every byte of
// its folder against what was made. Its JSON keys are a contract.
type Proof struct {
	Case       string `json:"case"`
	Seed       uint64 `json:"seed"`
	Days       int    `json:"days"` // recorded, by the manifest
	Same       bool   `json:"same"` // every byte, by a program with the model that made it
	SameValues bool   `json:"same_values"`

	First   *Difference `json:"first"`   // the first day and column of a table that differ; null if none does
	Wrong   []Flaw      `json:"wrong"`   // everything that is not as it should be, file by file
	Changed []string    `json:"changed"` // files that are not those of the file digest
	Digest  string      `json:"digest"`  // of the run that was made again

	Version             string `json:"version"` // of the program that verified
	Fingerprint         string `json:"fingerprint"`
	RecordedVersion     string `json:"recorded_version"`
	RecordedFingerprint string `json:"recorded_fingerprint"`
	Workers             int    `json:"workers"`
	RecordedWorkers     int    `json:"recorded_workers"` // 0 if made.json cannot say

	// Of a run that went on from a checkpoint: its date and the SHA-256 of its
	// file. It is made again whole, without the file.
	From       string `json:"from_checkpoint,omitempty"`
	FromSHA256 string `json:"from_checkpoint_sha256,omitempty"`
}

// Flaw is something that is wrong with a file.
type Flaw struct {
	File string `json:"file"`
	What string `json:"what"`
}

func (f Flaw) String() string { return f.File + ": " + f.What }

// OtherModel says whether a program with another model made the record.
func (p *Proof) OtherModel() bool {
	return !build.Identity{Fingerprint: p.Fingerprint}.HasModel(p.RecordedFingerprint)
}

// wrong notes a flaw.
func (p *Proof) wrong(file, what string, args ...any) {
	flaw := Flaw{file, say.Textf(what, args...)}
	if !slices.Contains(p.Wrong, flaw) { // a file is read more than once
		p.Wrong = append(p.Wrong, flaw)
	}
}

// Verify makes the run in a folder again, from the case and the request that the
// record keeps, with the page that draw makes, and compares every byte of every
// file. Of the options it takes Workers, Program, Allow, Follow and Progress; Workers below 1
// means two, or one if the record was made on two. Beside the folder it needs as
// much room on the disk as its crossings.parquet has.
//
// Whatever is wrong with the record is in the Proof, also when it cannot be made
// again. An error says that there is no run to verify, or that ctx was cancelled.
func Verify(ctx context.Context, dir string, o Options, draw Draw) (*Proof, error) {
	p := &Proof{Wrong: []Flaw{}, Changed: []string{}, Version: o.Program.Version, Fingerprint: o.Program.Fingerprint}
	run, err := p.look(dir)
	if err != nil {
		return nil, say.Errorf("cannot read the run in %s: %w", dir, err)
	}
	if run == nil {
		return p, nil
	}
	if o.Workers < 1 {
		if o.Workers = 2; p.RecordedWorkers == 2 {
			o.Workers = 1
		}
	}
	p.Workers = o.Workers
	o.Program = build.Identity{Version: run.Manifest.Tumen, Fingerprint: run.Manifest.Fingerprint} // so that bytes can be compared with those of another version
	if run.Crossings != nil {
		if o.Crossings, err = os.MkdirTemp("", "tumen-verify-*"); err != nil {
			return nil, say.Errorf("cannot verify the run in %s: %w", dir, err)
		}
		defer os.RemoveAll(o.Crossings)
	}
	again, err := run.Repeat(ctx, o)
	if ctx.Err() != nil {
		if err == nil {
			again.Close()
		}
		return nil, ctx.Err()
	}
	if err != nil {
		p.notAgain(run, err)
		return p, nil
	}
	defer again.Close()
	if err := p.compare(dir, run, again, draw); err != nil {
		return nil, say.Errorf("cannot verify the run in %s: %w", dir, err)
	}
	return p, nil
}

// notAgain notes why a run cannot be made again, and what is known without that.
func (p *Proof) notAgain(run *Run, err error) {
	name := ManifestFile
	if run.CaseText == nil || SumOfText(run.CaseText) != run.Manifest.CaseSHA256 {
		name = CaseFile
	}
	p.wrong(name, "the run cannot be repeated: %v", err)
	for _, name := range p.Changed {
		p.wrong(name, "%s", changedLater)
	}
}

// changedLater is said of a file whose SHA-256 is not that of the file digest.
const changedLater = "it was changed after it was written"

// look reads what can be read of a run whose files may have been changed, and
// holds them against the file digest. It gives nil if there is too little to make
// the run again.
func (p *Proof) look(dir string) (*Run, error) {
	if err := isFolder(dir); err != nil {
		return nil, err
	}
	text, err := os.ReadFile(filepath.Join(dir, ManifestFile))
	if err != nil {
		_, err := peek(dir) // says it best
		return nil, err
	}
	m, err := readManifest(dir)
	if err != nil {
		if !bytes.Contains(text, []byte(`"format"`)) {
			return nil, err
		}
		p.wrong(ManifestFile, "%s", afterName(err, ManifestFile))
		return nil, nil
	}
	run := &Run{Manifest: *m}
	p.Case, p.Seed, p.Days, p.From, p.FromSHA256 = m.Case, m.Seed, m.Days, m.From, m.FromSHA256
	p.RecordedVersion, p.RecordedFingerprint = m.Tumen, m.Fingerprint
	p.against(dir)
	if run.Made, err = ReadMade(dir); err != nil {
		p.wrong(MadeFile, "%s", afterName(err, MadeFile))
	}
	p.RecordedWorkers = run.Made.Workers
	p.tables(dir, run)
	return run, nil
}

// against holds the files against the file digest.
func (p *Proof) against(dir string) {
	list, err := ReadList(dir)
	if err != nil {
		p.wrong(DigestFile, "%s", afterName(err, DigestFile))
		return
	}
	for _, s := range list {
		if s.Name != filepath.Base(s.Name) || !filepath.IsLocal(s.Name) {
			p.wrong(DigestFile, "it lists %q, which is not the name of a file in this folder", s.Name)
			continue
		}
		sum, err := SumOf(filepath.Join(dir, s.Name))
		if errors.Is(err, fs.ErrNotExist) {
			continue // compare names it, unless the list is wrong
		}
		if err != nil {
			p.wrong(s.Name, "it cannot be read: %v", stage.Cause(err))
		} else if sum != s.SHA256 {
			p.Changed = append(p.Changed, s.Name)
		}
	}
}

// tables reads the tables and the case as they are.
func (p *Proof) tables(dir string, run *Run) {
	read := func(name string, decode func([]byte) error) {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if errors.Is(err, fs.ErrNotExist) {
			return
		}
		if err != nil {
			p.wrong(name, "it cannot be read: %v", stage.Cause(err))
		} else if err := decode(data); err != nil {
			p.wrong(name, "it %v", err)
		}
	}
	read(DaysFile, func(data []byte) (err error) { run.Days, err = table.Guarded(table.DecodeDays, data); return err })
	read(FlowsFile, func(data []byte) (err error) { run.Flows, err = table.Guarded(table.DecodeFlows, data); return err })
	read(ChecksFile, func(data []byte) (err error) { run.Checks, err = table.Guarded(table.DecodeDays, data); return err })
	read(CaseFile, func(data []byte) error { run.CaseText = data; return nil })
	path := filepath.Join(dir, CrossingsFile)
	if sum, err := SumOf(path); err == nil {
		run.Crossings = &Crossings{path: path, file: File{Name: CrossingsFile, SHA256: sum}}
	} else if run.Manifest.file(CrossingsFile) != nil { // made again, it is named as missing
		run.Crossings = &Crossings{path: path}
	}
}

// compare holds the folder against the run that was made again.
func (p *Proof) compare(dir string, run, again *Run, draw Draw) error {
	p.values(run, again)
	files, sealed, err := again.files(draw)
	if err != nil {
		return err
	}
	p.Digest = sealed.Digest
	if run.Made.Page == nil && run.Made.SHA256 != "" { // it was written without a page
		files = slices.DeleteFunc(files, func(c content) bool { return c.name == ReportFile })
	}
	slices.SortStableFunc(files, func(a, b content) int { return strings.Compare(a.name, b.name) })
	for i := range files {
		if files[i].name == MadeFile {
			continue // it may differ, and has its own checksum
		}
		if err := p.file(dir, &files[i], run); err != nil {
			return err
		}
	}
	if err := p.others(dir, files); err != nil {
		return err
	}
	p.Changed = slices.DeleteFunc(p.Changed, func(name string) bool { // the digest is wrong, and not the file
		return !slices.ContainsFunc(p.Wrong, func(f Flaw) bool { return f.File == name })
	})
	p.Same = len(p.Wrong) == 0 && p.First == nil && !p.OtherModel()
	return nil
}

// values compares the tables.
func (p *Proof) values(run, again *Run) {
	known := *run
	if known.Days == nil { // what cannot be read is named already
		known.Days = again.Days
	}
	if known.Flows == nil {
		known.Flows = again.Flows
	}
	first, err := FirstDifference(&known, again)
	if err != nil { // the record of trips is read last, and no other table can fail here
		p.wrong(CrossingsFile, "it cannot be read: %v", stage.Cause(err))
	}
	p.First = first
	p.SameValues = first == nil && err == nil && run.Days != nil && run.Flows != nil
}

// file compares the bytes of one file.
func (p *Proof) file(dir string, made *content, run *Run) error {
	path := filepath.Join(dir, made.name)
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		p.wrong(made.name, "it is missing")
		return nil
	case err != nil:
		return err
	case info.IsDir():
		p.wrong(made.name, "it is a folder")
		return nil
	}
	if made.long != nil {
		if sum, err := SumOf(path); err != nil {
			p.wrong(made.name, "it cannot be read: %v", stage.Cause(err))
		} else if sum != made.long.file.SHA256 {
			p.differs(made.name, nil, nil)
		}
		return nil
	}
	recorded, err := os.ReadFile(path)
	if err != nil {
		p.wrong(made.name, "it cannot be read: %v", stage.Cause(err))
		return nil
	}
	if bytes.Equal(recorded, made.data) {
		return nil
	}
	if made.name == ReportFile {
		drawn := run.Made.Page != nil && *run.Made.Page == SumOfText(recorded)
		switch {
		case drawn && (len(p.Wrong) > 0 || p.First != nil):
			p.wrong(ReportFile, "it is unchanged, but the report of the repeated run is different")
		case drawn:
			p.wrong(ReportFile, "it is unchanged, but this build of tumen draws a different report of this run; tumen report %s draws it", text.ShellWord(dir))
		default:
			p.wrong(ReportFile, "it was changed after it was drawn; tumen report %s draws it again", text.ShellWord(dir))
		}
		return nil
	}
	p.differs(made.name, recorded, made.data)
	return nil
}

// differs says where a file differs from the one that was made again. Of a table
// First says it.
func (p *Proof) differs(name string, recorded, again []byte) {
	later := ""
	if slices.Contains(p.Changed, name) {
		later = "; " + changedLater
	}
	switch {
	case p.First != nil && p.First.Table == name:
		if later != "" {
			p.wrong(name, "%s", changedLater)
		}
	case name == ManifestFile:
		key, err := keys.FirstKey(recorded, again)
		switch {
		case err != nil:
			p.wrong(name, "it is not JSON: %v%s", err, later)
		case key != nil:
			p.wrong(name, "%s%s", key, later)
		default:
			p.wrong(name, "it has the same contents in a different layout, from byte %d on%s", firstByte(recorded, again), later)
		}
	case recorded == nil:
		p.wrong(name, "its values are those of the repeated run, but its bytes are not%s", later)
	default:
		p.wrong(name, "it differs from the repeated run, from byte %d of %d on%s", firstByte(recorded, again), len(again), later)
	}
}

// firstByte is the first byte in which two texts differ, from 0.
func firstByte(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// others names what is in the folder and no file of the run.
func (p *Proof) others(dir string, files []content) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		known := slices.ContainsFunc(files, func(c content) bool { return c.name == e.Name() })
		if !known && !slices.Contains(litter, e.Name()) {
			p.wrong(e.Name(), "it does not belong to this run")
		}
	}
	return nil
}

// afterName is an error without the name of the file at its beginning.
func afterName(err error, name string) string {
	text := err.Error()
	if rest, ok := strings.CutPrefix(text, name+" "); ok {
		return say.Textf("it %s", rest)
	}
	return text
}
