package record

import (
	"context"
	"errors"
	"runtime"
	"time"

	"tumen/economy"
	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/scenario"
	"tumen/stage"
	"tumen/testimony"
)

// Options is what Make needs to know of a run beside the scenario itself.
type Options struct {
	Scenario *scenario.Scenario
	Seed     uint64
	World    *uint64        // the seed from which the world is built; nil is Seed
	Workers  int            // goroutines of this one run; below 1 means one for each core
	Program  build.Identity // which program this is, for the manifest and the tables

	Policies []string // the overlays that were applied, in order, for the manifest
	Sets     []string // the overrides PATH=VALUE as given, for the manifest
	Worlds   *Worlds  // in the most central of which the run is, for the manifest; nil if in none

	// Crossings is a folder on whose disk the record of every trip may grow until
	// the run is saved: the one that the run will be saved in. It need not exist
	// yet. Empty keeps no such record.
	Crossings string

	// From is a checkpoint that the run goes on from; its scenario is one of From's
	// and its seeds are From's. It may be nil.
	From *Checkpoint

	// Checkpoint is a file to which the state is written on the morning of
	// CheckpointOn, a day that the run has not begun by then. Empty writes none.
	// Checkpointed is called when the file is there, whatever becomes of the run; it
	// may be nil.
	Checkpoint   string
	CheckpointOn parameter.Date
	Checkpointed func(CheckpointFile)

	// Keep has a long run keep its days while it lasts, and go on from what an
	// earlier process kept of the same request in the same folder. It may be nil.
	Keep *Keep

	// Allow is asked by Repeat before a recorded run is made again, with what that
	// needs: a damaged record may ask for more than the machine has. Its error is
	// why the run is not made. It may be nil.
	Allow func(parameter.Need) error

	// Progress is told the recorded days finished so far and their number, from
	// the goroutine that called Make. It may be nil.
	Progress func(day, days int)

	// Follow is shown every recorded day when it is over, from the goroutine that
	// called Make (see economy.World.Follow). It may be nil.
	Follow func(observe.Sight)
}

// Make builds the world of a scenario, runs it and observes it. Nothing is
// written but the checkpoint and the record of crossings, if they are asked for.
//
// When ctx is cancelled, Make returns what was finished: a run whose manifest
// says Partial, and no error. If no recorded day was finished, the error wraps
// that of ctx. Other errors say what no world can be built from, or on which
// day the accounts did not balance, or that the record of crossings could not
// be written. A run with such a record is to be closed.
func Make(ctx context.Context, o Options) (run *Run, err error) {
	s := o.Scenario
	if s == nil {
		return nil, say.Error("there is no scenario to run")
	}
	workers := o.Workers
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	began := time.Now()
	if o.From != nil {
		defer func() {
			if cause := recover(); cause != nil { // a state can be made up so well that only the run shows it
				run, err = nil, say.Errorf("cannot continue from %s: the run failed (%v); write the checkpoint again with tumen run", o.From.file.Path, cause)
			}
		}()
	}
	run = &Run{Manifest: head(&o)}
	kept, world, err := o.begin(workers)
	if kept != nil {
		defer kept.close()
	}
	if err != nil {
		return nil, err
	}
	m := &run.Manifest
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	trips, err := watch(world, &o, m, kept, stop)
	if err != nil {
		return nil, err
	}
	other := o.keeping(ctx, kept, world, began, stop)
	world.Follow(o.Follow)
	if err = o.mark(ctx, world); err != nil && ctx.Err() == nil {
		if trips != nil {
			trips.drop()
		}
		return nil, err
	}
	err = world.Run(ctx, o.Progress)
	if *other != nil {
		if trips != nil {
			trips.drop()
		}
		return nil, say.Errorf("case %s, seed %d: %w", s.Name, o.Seed, *other)
	}
	m.Partial = err != nil && errors.Is(err, ctx.Err())
	seen := world.Outcome()
	m.Days = seen.Days.Rows()
	if trips != nil {
		table, wrong := trips.finish(m.Partial)
		if wrong != nil {
			return nil, say.Errorf("cannot save %s: %w", CrossingsFile, wrong)
		}
		run.Crossings = table
	}
	switch {
	case m.Partial && m.Days == 0:
		run.Close()
		return nil, say.Errorf("case %s, seed %d: stopped before the first recorded day was finished, so nothing was saved: %w", s.Name, o.Seed, err)
	case err != nil && !m.Partial:
		run.Close()
		return nil, say.Errorf("case %s, seed %d: %w", s.Name, o.Seed, err)
	}
	run.Made = making(began, workers, o.Program)
	m.Summary, m.Distributions, m.FlowTotals = seen.Summary, list(seen.Distributions), Totals(seen.Flows)
	run.Days, run.Flows, run.Checks = seen.Days, seen.Flows, world.Checks()
	if s.Text != "" {
		run.CaseText = []byte(s.Text)
	}
	return run, nil
}

// making notes when, how and where a run was made.
func making(began time.Time, workers int, by build.Identity) Made {
	var revision *string
	if by.Revision != "" {
		revision = &by.Revision
	}
	return Made{
		Began: began.UTC().Format(time.RFC3339), Seconds: time.Since(began).Seconds(), Workers: workers,
		Revision: revision, Go: by.Go, OS: runtime.GOOS, Arch: runtime.GOARCH,
	}
}

// world is the world that is run: a new one, or one that stands where the
// checkpoint has it.
func (o *Options) world(workers int) (*economy.World, error) {
	s := o.Scenario
	if o.From != nil && !o.From.lost {
		return o.From.world(s, workers)
	}
	world, err := economy.Build(&s.Parameters, s.Changes, o.seeds(), workers)
	if err != nil {
		return nil, say.Errorf("case %s cannot be run: %w", s.Name, err)
	}
	world.KeepChecks()
	return world, nil
}

// MakeCheckpoint runs a case up to the day of the checkpoint that is asked for, and
// writes that; nothing else is kept.
func MakeCheckpoint(ctx context.Context, o Options) error {
	workers := o.Workers
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	world, err := o.world(workers)
	if err != nil {
		return err
	}
	return o.mark(ctx, world)
}

// mark runs the world to the day of the checkpoint that is asked for, and writes
// it.
func (o *Options) mark(ctx context.Context, world *economy.World) error {
	if o.Checkpoint == "" {
		return nil
	}
	if max(len(o.Policies), len(o.Sets)) > mostWords {
		return say.Errorf("cannot write the checkpoint %s: it can hold at most %d policies and %[2]d overrides; write them into the case", o.Checkpoint, mostWords)
	}
	if err := world.RunTo(ctx, o.CheckpointOn, o.Progress); err != nil {
		return err
	}
	kept, err := writeCheckpoint(stage.OS{}, o.Checkpoint, world, o.checkpoint(o.CheckpointOn))
	if err != nil {
		return say.Errorf("cannot write the checkpoint %s: %w", o.Checkpoint, err)
	}
	if kept.Path = o.Checkpoint; o.Checkpointed != nil {
		o.Checkpointed(kept)
	}
	return nil
}

// checkpoint is what a checkpoint of the run says of it on a morning.
func (o *Options) checkpoint(on parameter.Date) *Checkpoint {
	s := o.Scenario
	return &Checkpoint{
		Version: o.Program.Version, Fingerprint: o.Program.Fingerprint, Case: s.Name, CaseSHA256: s.SHA256, Seed: o.Seed, WorldSeed: o.other(), Date: on.String(),
		Policies: list(o.Policies), Sets: list(o.Sets), Text: s.Text,
	}
}

// begin is the world that is run, and the keeping of its days: nil if they are
// not kept. It stands where an earlier process left a state of it.
func (o *Options) begin(workers int) (*keeper, *economy.World, error) {
	if o.Keep == nil || o.Scenario.Text == "" {
		world, err := o.world(workers)
		return nil, world, err
	}
	kept, from, err := o.Keep.resume(o)
	if err != nil {
		return nil, nil, stage.Failed(say.Text("the saved part of the run could not be created"), err)
	}
	var world *economy.World
	if from != nil {
		if world, err = from.world(o.Scenario, workers); err == nil {
			return kept, world, nil
		}
		kept.close() // it begins anew
		if err = kept.open(0); err != nil {
			return kept, nil, stage.Failed(say.Text("the saved part of the run could not be created"), err)
		}
		kept.begun = false
	}
	world, err = o.world(workers)
	return kept, world, err
}

// keeping has each day kept, before Progress is called for it. The error that it
// points to says that a day is another one than an earlier process kept; the run
// is then stopped.
func (o *Options) keeping(ctx context.Context, kept *keeper, world *economy.World, began time.Time, stop func()) *error {
	var other error
	if kept == nil {
		return &other
	}
	kept.watch(ctx, world, began)
	progress := o.Progress
	o.Progress = func(day, days int) {
		if err := kept.day(day); err != nil && other == nil {
			other = err
			stop()
		}
		if progress != nil {
			progress(day, days)
		}
	}
	return &other
}

// seeds are those of the world and of the run.
func (o *Options) seeds() economy.Seeds {
	if o.World == nil {
		return economy.Seeds{World: o.Seed, Run: o.Seed}
	}
	return economy.Seeds{World: *o.World, Run: o.Seed}
}

// other is the seed of the world if it is another one than the run's.
func (o *Options) other() *uint64 {
	if o.World == nil || *o.World == o.Seed {
		return nil
	}
	return o.World
}

// head is what a manifest can say before the run: what is run, from what.
func head(o *Options) Manifest {
	s := o.Scenario
	var from CheckpointFile
	if o.From != nil {
		from = o.From.file
	}
	m := Manifest{
		From:        from.Date,
		FromSHA256:  from.SHA256,
		Tumen:       o.Program.Version,
		Fingerprint: o.Program.Fingerprint,
		Case:        s.Name,
		Title:       s.Title,
		Money:       s.Parameters.Units.Money(),
		CaseSHA256:  s.SHA256,
		Seed:        o.Seed,
		WorldSeed:   o.other(),
		Start:       s.Parameters.Start.String(),
		Asked:       s.Parameters.Days,
		Policies:    list(o.Policies),
		Sets:        list(o.Sets),
		Worlds:      o.Worlds,
		Parameters:  list(s.Resolved),
		Labels:      s.Labels,
		Testimony: testimony.Testimony{
			Units:   s.Parameters.Units,
			Sources: list(s.Testimony.Sources), Claims: list(s.Testimony.Claims),
			Identities: s.Testimony.Identities, Decisions: s.Testimony.Decisions,
		},
	}
	m.Request = m.requestHash(o.Crossings != "")
	return m
}

// watch begins the record of crossings, if one is asked for. It stops the run
// when that record cannot be written: a year on a full disk would be for nothing.
func watch(world *economy.World, o *Options, m *Manifest, kept *keeper, stop func()) (*spool, error) {
	if o.Crossings == "" {
		return nil, nil
	}
	trips, err := newSpool(o.Crossings, m)
	if err != nil {
		return nil, say.Errorf("cannot save %s: %w", CrossingsFile, err)
	}
	if kept != nil {
		if err := kept.recall(trips.add); err != nil {
			trips.drop()
			return nil, say.Errorf("cannot save %s: %w", CrossingsFile, err)
		}
	}
	world.Watch(func(t observe.Trip) {
		if kept != nil {
			kept.trip(&t)
		}
		if trips.add(t); trips.failed != nil {
			stop()
		}
	})
	return trips, nil
}

// list is the slice itself, or an empty one in the place of nil, which JSON
// would write as null.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
