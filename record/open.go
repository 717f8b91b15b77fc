package record

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"tumen/internal/keys"
	"tumen/internal/say"
	"tumen/record/table"
	"tumen/stage"
)

// Open reads a run back: manifest, days and flows. The manifest is held against
// the digest file and the tables against the manifest first, so what Open returns
// is what Save wrote. Only made.json may be lost: then Made is zero.
//
// An error says what is wrong with which file and what to do: the folder is
// missing or holds no run, a newer version wrote it, or a table is cut short
// or changed.
func Open(dir string) (*Run, error) {
	run, err := open(dir)
	if err != nil {
		return nil, say.Errorf("cannot read the run in %s: %w", dir, err)
	}
	return run, nil
}

func open(dir string) (*Run, error) {
	m, err := readManifest(dir)
	if err != nil {
		return nil, err
	}
	list, err := ReadList(dir)
	if err != nil {
		return nil, fmt.Errorf("%w; %s", err, remedy(m))
	}
	if sum, err := SumOf(filepath.Join(dir, ManifestFile)); err != nil {
		return nil, err
	} else if sum != list.Of(ManifestFile) {
		return nil, say.Errorf("%s was changed after it was written (its SHA-256 is not the one in %s); %s", ManifestFile, DigestFile, remedy(m))
	}
	run := &Run{Manifest: *m, Digest: list.Digest()}
	run.Made, _ = ReadMade(dir) // no figure depends on it
	if run.Days, err = decoded(dir, DaysFile, m, table.DecodeDays); err != nil {
		return nil, err
	}
	if run.Flows, err = decoded(dir, FlowsFile, m, table.DecodeFlows); err != nil {
		return nil, err
	}
	if m.file(ChecksFile) != nil {
		if run.Checks, err = decoded(dir, ChecksFile, m, table.DecodeDays); err != nil {
			return nil, err
		}
	}
	if m.file(CaseFile) != nil {
		if run.CaseText, err = whole(dir, CaseFile, m); err != nil {
			return nil, err
		}
	}
	run.Crossings, err = kept(dir, m)
	return run, err
}

// decoded is what a table says that is as it was written.
func decoded[T any](dir, name string, m *Manifest, decode func([]byte) (T, error)) (t T, err error) {
	data, err := whole(dir, name, m)
	if err != nil {
		return t, err
	}
	if t, err = table.Guarded(decode, data); err != nil {
		err = fmt.Errorf("%s %w", name, err)
	}
	return t, err
}

// isFolder says what is wrong with a folder that is none.
func isFolder(dir string) error {
	at, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return missing(dir)
	case err != nil:
		return err
	case !at.IsDir():
		return say.Error("it is a file; give the folder of the run")
	}
	return nil
}

// readManifest reads what a folder says of its run, if it is one that this
// version understands.
func readManifest(dir string) (*Manifest, error) {
	if err := isFolder(dir); err != nil {
		return nil, err
	}
	head, err := peek(dir)
	if err != nil {
		return nil, say.Errorf("%w; the folder of a run contains %s, %s and %s", err, ManifestFile, DaysFile, FlowsFile)
	}
	if head.Format > Format {
		return nil, say.Errorf("tumen %s wrote it in format %d, but this version reads format %d; use that version or a newer one", head.Tumen, head.Format, Format)
	}
	if head.Format < Format {
		return nil, say.Errorf("tumen %s wrote it in format %d, but this version reads format %d; make the run again", head.Tumen, head.Format, Format)
	}
	text, err := os.ReadFile(filepath.Join(dir, ManifestFile))
	if err != nil {
		return nil, err
	}
	if err := keys.Once(text); err != nil {
		return nil, say.Errorf("%s is damaged: %w", ManifestFile, err)
	}
	m := &Manifest{}
	if err := json.Unmarshal(text, m); err != nil {
		return nil, say.Errorf("%s is damaged: %w", ManifestFile, err)
	}
	return m, nil
}

// kept is a run's record of crossings, if it has one. It may be far larger than
// the memory, so its size alone is looked at here; its sum is when it is
// copied.
func kept(dir string, m *Manifest) (*Crossings, error) {
	noted := m.file(CrossingsFile)
	if noted == nil {
		return nil, nil
	}
	path := filepath.Join(dir, CrossingsFile)
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, lacks(CrossingsFile, m)
	}
	if err != nil {
		return nil, err
	}
	if info.Size() != noted.Bytes {
		return nil, cutShort(noted, info.Size(), m)
	}
	return &Crossings{path: path, file: *noted}, nil
}

func lacks(name string, m *Manifest) error {
	return say.Errorf("%s is missing; %s", name, remedy(m))
}

func cutShort(noted *File, size int64, m *Manifest) error {
	return say.Errorf("%s has %d bytes, but %d were written, so it is incomplete; %s", noted.Name, size, noted.Bytes, remedy(m))
}

// remedy is what helps against a damaged file.
func remedy(m *Manifest) string {
	return say.Textf("copy the folder again, or run the case again with %s", m.Seeds())
}

// whole reads a table and holds it against the manifest.
func whole(dir, name string, m *Manifest) ([]byte, error) {
	noted := m.file(name)
	if noted == nil {
		return nil, say.Errorf("%s does not list %s among its files", ManifestFile, name)
	}
	data, err := os.ReadFile(filepath.Join(dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, lacks(name, m)
	}
	if err != nil {
		return nil, err
	}
	switch {
	case int64(len(data)) != noted.Bytes:
		return nil, cutShort(noted, int64(len(data)), m)
	case SumOfText(data) != noted.SHA256:
		return nil, say.Errorf("%s was changed after it was written (its SHA-256 is not the one in %s); %s", name, ManifestFile, remedy(m))
	}
	return data, nil
}

// Unfinished is the error of a run that can be finished: a command that was cut off
// has left it, in its folder or beside it.
type Unfinished struct {
	Dir  string // where the run will be
	What string // what is known of it
}

func (u *Unfinished) Error() string { return u.What }

// missing explains a folder that is not there: perhaps the run is unfinished, or
// was made by a process that was killed before it could put it in place.
func missing(dir string) error {
	left, err := os.ReadDir(stage.Beside(dir))
	if err == nil && len(left) > 1 { // more than the lock
		return &Unfinished{dir, say.Text("there is no such folder yet; an unfinished run is saved beside it")}
	}
	return say.Error("there is no such folder")
}
