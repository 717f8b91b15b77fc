package data

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"tumen/audit"
	"tumen/casefile"
	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/jobs"
	"tumen/jobs/folder"
	"tumen/record"
	"tumen/report"
	"tumen/scenario"
)

// Kept is one thing in a data folder, and what verifying or auditing it gave. Its
// JSON keys are a contract.
type Kept struct {
	Path    string        `json:"path"` // below the data folder
	Kind    string        `json:"kind"` // run, study, draft or influence
	State   string        `json:"state"`
	Verdict Verdict       `json:"verdict"`
	Wrong   []record.Flaw `json:"wrong"`
	Notes   []string      `json:"notes"`
	Digest  string        `json:"digest"`
}

// Verdict is the outcome in a word.
type Verdict string

// The verdicts. Only Failed is a fault of what is kept.
const (
	Verified   Verdict = "verified"   // made again, and the same
	Sound      Verdict = "sound"      // nothing is wrong, and nothing was made again
	Failed     Verdict = "failed"     // something is wrong
	Unfinished Verdict = "unfinished" // not done: there is nothing whole to look at
	Unverified Verdict = "unverified" // nothing is wrong, but it could not be made again
)

// Checking says how a data folder is looked at.
type Checking struct {
	Program build.Identity
	Again   bool // make runs and rows again; else they are only audited
	Workers int
	Sample  int               // rows of each study; 0 means all
	Begin   func(path string) // is called before each item is checked; may be nil
}

// IsData says whether a folder is the data folder of a server.
func IsData(dir string) bool {
	for _, d := range []string{DraftsDir, RunsDir, StudiesDir} {
		if info, err := os.Stat(filepath.Join(dir, d)); err != nil || !info.IsDir() {
			return false
		}
	}
	return true
}

// Check looks at everything in a data folder, in the order of the names. It
// changes nothing and needs no lock, so that of a server that runs it sees what is
// on the disk. An error says that the folder cannot be read, or that ctx was
// cancelled.
func Check(ctx context.Context, dir string, c Checking) ([]Kept, error) {
	data, err := folder.Read(dir)
	if err != nil {
		return nil, err
	}
	defer data.Close()
	all := []Kept{}
	for _, part := range []struct {
		dir, kind string
		look      func(context.Context, *folder.Folder, string, Checking, *Kept) error
	}{{DraftsDir, "draft", checkDraft}, {RunsDir, "run", checkRun}, {StudiesDir, "study", checkStudy}, {InfluenceDir, "influence", checkStudy}} {
		names, err := data.Names(part.dir)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			k := Kept{Path: path.Join(part.dir, name), Kind: part.kind, State: jobs.Done, Verdict: Sound, Wrong: []record.Flaw{}, Notes: []string{}}
			if c.Begin != nil {
				c.Begin(k.Path)
			}
			if err := part.look(ctx, data, name, c, &k); err != nil {
				if ctx.Err() != nil {
					return all, ctx.Err()
				}
				k.wrong(path.Base(k.Path), err.Error())
			}
			if len(k.Wrong) > 0 {
				k.Verdict = Failed
			}
			all = append(all, k)
		}
	}
	return all, nil
}

func (k *Kept) wrong(file, what string) {
	k.Wrong = append(k.Wrong, record.Flaw{File: file, What: what})
}

// is notes a value that is not what it should be.
func (k *Kept) is(file, key string, got, want any) {
	if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
		k.wrong(file, say.Textf("%s is %s, and %s in what it is a note of", key, g, w))
	}
}

// checkDraft reads a draft. It may be wrong, as drafts are.
func checkDraft(_ context.Context, data *folder.Folder, name string, _ Checking, k *Kept) error {
	text, err := data.Read(path.Join(DraftsDir, name))
	if err != nil {
		return err
	}
	if _, err := scenario.Parse(name, text); err != nil {
		var faults casefile.Faults
		if !errors.As(err, &faults) {
			return err
		}
		k.Notes = append(k.Notes, say.Textf("it is no case yet; faults: %s", fmt.Sprint(len(faults))))
	}
	return nil
}

// only notes what else is in a folder.
func (k *Kept) only(data *folder.Folder, known ...string) error {
	names, err := data.Names(k.Path)
	if err != nil {
		return err
	}
	for _, name := range names {
		if !slices.Contains(known, name) && !record.IsLitter(name) {
			k.wrong(name, say.Textf("it is no file of this %s", k.Kind))
		}
	}
	return nil
}

// note reads the note of a job. It is false if that is not possible.
func (k *Kept) note(data *folder.Folder, into any) (bool, error) {
	name := jobs.NoteFile
	text, err := data.Read(path.Join(k.Path, name))
	if err != nil {
		return false, err
	}
	if err := folder.CheckSeal(text); err != nil {
		k.wrong(name, err.Error())
	}
	if err := json.Unmarshal(text, into); err != nil {
		k.wrong(name, say.Textf("it cannot be read: %s", err.Error()))
		return false, nil
	}
	return true, nil
}

// caseOf holds the case file against its sum.
func (k *Kept) caseOf(data *folder.Folder, sum string) error {
	text, err := data.Read(path.Join(k.Path, jobs.CaseFile))
	if err != nil {
		return err
	}
	if record.SumOfText(text) != sum {
		k.wrong(jobs.CaseFile, say.Text("it is not the case whose SHA-256 is noted"))
	}
	return nil
}

// checkRun looks at a run: its note, its case, its record, and what its viewers saw.
func checkRun(ctx context.Context, data *folder.Folder, id string, c Checking, k *Kept) error {
	var kept jobs.Kept[RunSpec]
	if ok, err := k.note(data, &kept); err != nil || !ok {
		return err
	}
	n := kept.Note
	k.State = n.State
	k.is(jobs.NoteFile, "id", n.ID, id)
	k.is(jobs.NoteFile, "id", n.ID, n.Spec.id(build.Identity{Fingerprint: n.Model}, n.CaseSHA256))
	if err := errors.Join(k.caseOf(data, n.CaseSHA256), k.only(data, jobs.NoteFile, jobs.CaseFile, snapshotsFile, recordDir)); err != nil {
		return err
	}
	kind := (&Data{}).runs()
	r := kind.At(data, c.Program, kept).Work
	place := r.job.Path(recordDir)
	if !n.Over() || n.State == jobs.Failed || n.State == jobs.Cancelled && n.Done == 0 {
		k.Verdict = Unfinished
		return nil
	}
	if len(k.Wrong) > 0 { // the note does not say what to verify
		return nil
	}
	if err := k.manifest(place, &n); err != nil {
		return err
	}
	if _, err := r.job.Result(); err != nil {
		k.wrong(snapshotsFile, say.Text("it was changed after it was written, or is missing"))
	}
	if !c.Again {
		found, err := audit.Audit(place)
		if err != nil {
			return err
		}
		for _, check := range found.Checks {
			for _, f := range check.First {
				k.wrong(path.Join(recordDir, f.Where), f.What)
			}
		}
		k.Digest = found.Digest
		return nil
	}
	return r.again(ctx, place, c, k)
}

// manifest holds a run's note against the manifest of its record.
func (k *Kept) manifest(place string, n *RunNote) error {
	m, err := record.ReadManifest(place)
	if err != nil {
		return err
	}
	if m == nil {
		return say.Error("it is done and has no record")
	}
	for _, x := range []struct {
		key       string
		got, want any
	}{
		{"version", n.Version, m.Tumen},
		{"fingerprint", n.Model, m.Fingerprint},
		{"title", n.Title, m.Title},
		{"case_name", n.CaseName, m.Case},
		{"case_sha256", n.CaseSHA256, m.CaseSHA256},
		{"done", n.Done, m.Days},
		{"asked", n.Asked, m.Asked},
		{"spec.seed", n.Spec.Seed, m.Seed},
		{"spec.policies", n.Spec.Policies, m.Policies},
		{"spec.sets", n.Spec.Sets, m.Sets},
	} {
		k.is(jobs.NoteFile, x.key, x.got, x.want)
	}
	return nil
}

// again makes a run again, with what its viewers saw.
func (r *Run) again(ctx context.Context, place string, c Checking, k *Kept) error {
	both, err := r.overlaid()
	if err != nil {
		return say.Errorf("the case cannot be read: %v", err)
	}
	watched := &Log{}
	watched.begin(&both.with.Parameters, policyNotes(both.with))
	p, err := record.Verify(ctx, place, record.Options{Workers: c.Workers, Program: c.Program, Follow: watched.add}, report.Page)
	if err != nil {
		return err
	}
	k.Digest = p.Digest
	if p.First != nil {
		k.wrong(path.Join(recordDir, p.First.Table), say.Textf("first difference on %s", p.First.String()))
	}
	for _, f := range p.Wrong {
		k.wrong(path.Join(recordDir, f.File), f.What)
	}
	recorded, err := r.job.Result()
	if err != nil {
		return err
	}
	snapshots, err := watched.save()
	if err != nil {
		return err
	}
	if !bytes.Equal(recorded, snapshots) {
		k.wrong(snapshotsFile, say.Text("it is not what the run made again shows"))
	}
	switch {
	case p.Same:
		k.Verdict = Verified
	case p.OtherModel():
		k.Verdict = Unverified
		k.Notes = append(k.Notes, say.Textf("another model made it (%s, %s)", p.RecordedVersion, build.Short(p.RecordedFingerprint)))
	}
	return nil
}
