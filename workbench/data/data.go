package data

import (
	"context"
	"errors"
	"io/fs"
	"syscall"

	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/jobs"
	"tumen/jobs/folder"
)

// The folders of a data folder.
const (
	DraftsDir    = "drafts"    // NAME.yaml
	RunsDir      = "runs"      // ID/job.json, case.yaml, snapshots.json, record/
	StudiesDir   = "studies"   // ID/job.json, case.yaml, result.json, rows/
	InfluenceDir = "influence" // as studies
)

// Data is a data folder and the jobs in it.
type Data struct {
	*folder.Folder
	Cases      *Library
	Runs       *Runs
	Studies    *Studies
	Influences *Studies

	// EachDay is called after each day of a run; tests hold a run with it. It may be nil.
	EachDay func(context.Context)

	program build.Identity
	limits  Limits
	logs    jobs.LRU[string, *Log]
}

// Hold opens a data folder for this process, and makes it where there is none. It
// fails if another server has it.
func Hold(dir string) (*folder.Folder, error) {
	f, err := folder.Open(dir, DraftsDir, RunsDir, StudiesDir, InfluenceDir)
	if errors.Is(err, syscall.ENOTDIR) || errors.Is(err, fs.ErrExist) {
		return nil, say.Errorf("cannot use the data folder %s: it is a file, or lies below one; give another folder", dir)
	}
	if err != nil {
		return nil, say.Errorf("cannot use the data folder %s: %w", dir, err)
	}
	return f, nil
}

// Open reads what is in a folder and takes up what was unfinished. Work ends when
// ctx is cancelled, by jobs.ErrClosing so that it goes on at the next start.
func Open(ctx context.Context, f *folder.Folder, program build.Identity, limits Limits) (*Data, error) {
	d := &Data{Folder: f, program: program, limits: limits, logs: jobs.LRU[string, *Log]{Room: keptLogs}}
	d.Cases = newLibrary(f, limits)
	var err error
	if d.Runs, err = jobs.Open(ctx, f, program, d.runs()); err != nil {
		return nil, say.Errorf("cannot read the runs in %s: %w", f.Path(""), err)
	}
	if d.Studies, err = jobs.Open(ctx, f, program, d.studies()); err != nil {
		return nil, say.Errorf("cannot read the studies in %s: %w", f.Path(""), err)
	}
	if d.Influences, err = jobs.Open(ctx, f, program, d.influences()); err != nil {
		return nil, say.Errorf("cannot read the influences in %s: %w", f.Path(""), err)
	}
	return d, nil
}

// Close returns when all work has ended, and closes the folder.
func (d *Data) Close() error {
	d.Runs.Wait()
	d.Studies.Wait()
	d.Influences.Wait()
	return d.Folder.Close()
}
