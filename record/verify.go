package record

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"tumen/economy"
	"tumen/scenario"
)

// Repeat runs a recorded run again: the same case file, policies, overrides and
// seeds, as far as the record goes. Of the options it takes Workers, Version,
// Crossings and Progress.
//
// The case comes from the record itself, which keeps the file as it was, so that
// neither a newer built-in case nor a file that has been edited since can take
// its place. An error says why the run cannot be repeated. The run is to be
// closed.
func (r *Run) Repeat(ctx context.Context, o Options) (*Run, error) {
	m := &r.Manifest
	if r.CaseText == nil {
		return nil, fmt.Errorf("the record has no %s, so it is from a version of tumen that kept none; run the case again to get one", CaseFile)
	}
	if sum := sha256.Sum256(r.CaseText); hex.EncodeToString(sum[:]) != m.CaseSHA256 {
		return nil, fmt.Errorf("%s is not the case that was run: its SHA-256 is %x and %s says %s; run that case again", CaseFile, sum, ManifestFile, m.CaseSHA256)
	}
	c, err := scenario.Parse(CaseFile, r.CaseText)
	if err != nil {
		return nil, fmt.Errorf("%s is not a case for this version of tumen (version %s wrote the record):\n%v", CaseFile, m.Tumen, err)
	}
	o.Scenario, err = c.With(scenario.Options{Policies: m.Policies, Sets: m.Sets})
	if err != nil {
		return nil, fmt.Errorf("the policies and overrides do not fit the case in this version of tumen (version %s wrote the record): %v", m.Tumen, err)
	}
	o.Seed, o.World, o.Policies, o.Sets = m.Seed, m.WorldSeed, m.Policies, m.Sets
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	progress := o.Progress
	o.Progress = func(day, _ int) {
		if progress != nil {
			progress(day, m.Days)
		}
		if m.Partial && day == m.Days {
			stop() // the record ends here, and so must this
		}
	}
	return Make(ctx, o)
}

// OpenAsIs reads a run whose tables may have been changed since they were
// written, and names those files whose sum is not the manifest's. Open refuses
// such a run; whoever wants to know what was changed reads it anyway. An error
// says that a file is missing or is no table.
func OpenAsIs(dir string) (run *Run, changed []string, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("cannot read the run in %s: %w", dir, err)
		}
	}()
	m, err := readManifest(dir)
	if err != nil {
		return nil, nil, err
	}
	run = &Run{Manifest: *m}
	run.Made, _ = ReadMade(dir)
	read := func(name string) ([]byte, error) {
		noted := m.file(name)
		if noted == nil {
			return nil, nil
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, lacks(name, m)
		}
		if sum := sha256.Sum256(data); err == nil && hex.EncodeToString(sum[:]) != noted.SHA256 {
			changed = append(changed, name)
		}
		return data, err
	}
	table := func(name string) (*economy.Table, error) {
		data, err := read(name)
		if err != nil || data == nil {
			return nil, err
		}
		t, err := guarded(decodeDays, data)
		if err != nil {
			return nil, fmt.Errorf("%s %w", name, err)
		}
		return t, nil
	}
	if run.Days, err = table(DaysFile); err != nil {
		return nil, nil, err
	}
	if run.Checks, err = table(ChecksFile); err != nil {
		return nil, nil, err
	}
	if run.CaseText, err = read(CaseFile); err != nil {
		return nil, nil, err
	}
	data, err := read(FlowsFile)
	if err != nil {
		return nil, nil, err
	}
	if run.Flows, err = guarded(decodeFlows, data); err != nil {
		return nil, nil, fmt.Errorf("%s %w", FlowsFile, err)
	}
	run.Crossings, err = kept(dir, m)
	return run, changed, err
}
