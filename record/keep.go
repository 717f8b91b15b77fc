package record

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"time"

	"tumen/economy"
	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/record/journal"
)

// keep.go: a long run keeps its days while it lasts, so that one that is killed
// can be finished. In a folder of its stage it appends every day and, if they are
// recorded, every trip; and now and then it writes its state, as a checkpoint.
// It goes on from the newest state that is sound and whose trips are all there;
// the days that had been kept after that morning are made again and held against
// what was kept.

// Keep says where and how often a run keeps its days.
type Keep struct {
	Dir   string        // a folder of a stage; it need not exist
	After time.Duration // from the start of the run to the first state; a shorter run is quickly made again
	Every time.Duration // from one state to the next
	Share int           // between two states a run takes at least this many times as long as writing one took

	slow bool // for tests: a state is on the medium before the run goes on
}

// The files of a Keep.
const (
	keptDays   = "days"
	keptTrips  = "trips"
	keptState  = "state"        // the newest
	keptBefore = "state.before" // and the one before it
	keptNew    = "state.new"    // one that is being written
)

// Begun says whether there is a state from which a run in the folder can go on.
func (k *Keep) Begun() bool {
	if k == nil {
		return false
	}
	for _, name := range []string{keptState, keptBefore} {
		if _, err := os.Stat(filepath.Join(k.Dir, name)); err == nil {
			return true
		}
	}
	return false
}

// keeper keeps the days of one run.
type keeper struct {
	*Keep
	o       *Options
	world   *economy.World
	ctx     context.Context
	next    time.Time     // for a state
	begun   bool          // days are kept: a state has been written, or the run continued from one
	failed  error         // the first write that failed; nothing is kept after it
	written int           // days in the file
	flows   int           // of them
	days    *os.File      // nil before the first state
	trips   *os.File      // nil if no trips are recorded
	buffer  *bufio.Writer // of trips
	tripped int           // days of trips in the file
	today   journal.TripWriter
	handled int      // days that are in the file, and were found to be those of this run
	earlier [][]byte // days that an earlier process kept after the state
	base    int      // the first of them
	frame   []byte
	content []byte
	syncing chan error // of a state that is on its way to the medium; nil if none is
}

// resume opens the folder. It returns the state from which the run goes on, or
// nil if it begins anew.
func (k *Keep) resume(o *Options) (*keeper, *Checkpoint, error) {
	if err := os.MkdirAll(k.Dir, 0o777); err != nil {
		return nil, nil, err
	}
	r := &keeper{Keep: k, o: o}
	for _, name := range []string{keptState, keptBefore} {
		c, err := OpenCheckpoint(k.path(name), o.Program)
		if err != nil || !c.Same(o, c.date) || o.Checkpoint != "" && c.date > o.CheckpointOn {
			continue
		}
		if err := r.open(max(0, int(c.date-o.Scenario.Parameters.Start))); err != nil {
			r.close()
			continue
		}
		r.begun = true
		return r, c, nil
	}
	if err := r.open(0); err != nil {
		r.close()
		return nil, nil, err
	}
	return r, nil, nil
}

func (k *Keep) path(name string) string { return filepath.Join(k.Dir, name) }

var errNotAll = say.Error("some of its trips are missing")

// open opens the files of days and trips for a run that goes on from the morning
// of a recorded day. What is behind their sound part is cut off.
func (r *keeper) open(day int) (err error) {
	r.written, r.earlier, r.base = 0, nil, day
	end, err := journal.EachFrame(r.path(keptDays), func(content []byte) bool {
		if r.written >= day {
			r.earlier = append(r.earlier, bytes.Clone(content))
		}
		r.written++
		return true
	})
	if err == nil {
		if r.days, err = openAt(r.path(keptDays), end); err != nil {
			return err
		}
	}
	r.handled = min(r.written, day) // what is missing is in the state, and written with the next day
	if r.o.Crossings == "" {
		return nil
	}
	r.tripped = 0
	end, _ = journal.EachFrame(r.path(keptTrips), func([]byte) bool {
		if r.tripped == day {
			return false
		}
		r.tripped++
		return true
	})
	if r.tripped < day { // whatever kept them from being read
		return errNotAll
	}
	if r.trips, err = openAt(r.path(keptTrips), end); err != nil {
		return err
	}
	r.buffer = bufio.NewWriterSize(r.trips, 1<<17)
	r.today.Begin(day)
	return nil
}

// openAt opens a file to append to it, cut off at an offset.
func openAt(path string, end int64) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o666)
	if err != nil {
		return nil, err
	}
	if err = f.Truncate(end); err == nil {
		_, err = f.Seek(end, 0)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// recall gives the trips of the days before the state.
func (r *keeper) recall(see func(observe.Trip)) error {
	if r.tripped == 0 {
		return nil
	}
	sound := true
	_, err := journal.EachFrame(r.path(keptTrips), func(content []byte) bool {
		sound = sound && journal.ReadTrips(content, see)
		return sound
	})
	if err == nil && !sound {
		err = errNotAll
	}
	return err
}

// watch begins to keep the days of a world.
func (r *keeper) watch(ctx context.Context, w *economy.World, began time.Time) {
	r.ctx, r.world, r.next = ctx, w, began.Add(r.After)
}

// trip takes a trip in.
func (r *keeper) trip(t *observe.Trip) {
	if r.failed == nil && r.trips != nil {
		r.today.Add(t)
	}
}

// day keeps a day that is over. It is called between two days. The error says
// that the day is another one than an earlier process kept.
func (r *keeper) day(day int) error {
	if r.failed != nil {
		return nil
	}
	if r.trips != nil && day > r.tripped {
		r.frame = journal.AppendFrame(r.frame[:0], r.today.Content)
		if _, err := r.buffer.Write(r.frame); err != nil {
			r.fail(err)
			return nil
		}
		r.tripped = day
		r.today.Begin(day)
	}
	stopping := r.ctx.Err() != nil
	if r.begun {
		if err := r.append(day); err != nil {
			return err
		}
	}
	now := time.Now()
	if now.Before(r.next) && !(stopping && r.begun) || r.world.Morning() >= r.last() {
		return nil
	}
	if r.syncing != nil {
		select {
		case err := <-r.syncing:
			if r.syncing = nil; err != nil {
				r.fail(err)
				return nil
			}
		default:
			if !stopping && !r.slow {
				return nil // the earlier one is still on its way
			}
			r.wait()
		}
	}
	if err := r.state(day); err != nil {
		r.fail(err)
		return nil
	}
	done := time.Now()
	r.next = done.Add(max(r.Every, time.Duration(r.Share)*done.Sub(now)))
	return nil
}

// last is the morning after the last day, when there is nothing left to run.
func (r *keeper) last() parameter.Date {
	p := &r.o.Scenario.Parameters
	return p.Start + parameter.Date(p.Days)
}

// append writes the days that are not in the file yet, and holds the others
// against it.
func (r *keeper) append(day int) error {
	days, flows := r.world.Recorded()
	checks := r.world.Checks()
	for r.flows < len(flows) && int(flows[r.flows].Day) < r.handled {
		r.flows++
	}
	r.frame = r.frame[:0]
	for ; r.handled < day; r.handled++ {
		first := r.flows
		for r.flows < len(flows) && int(flows[r.flows].Day) == r.handled {
			r.flows++
		}
		r.content = journal.DayFrame(r.content[:0], r.handled, days, checks, flows[first:r.flows])
		if r.handled < r.written {
			if !bytes.Equal(r.earlier[r.handled-r.base], r.content) {
				return say.Errorf("day %d differs from the day that was saved before the run was interrupted; remove the saved part to make the run anew", r.handled)
			}
			continue
		}
		r.frame = journal.AppendFrame(r.frame, r.content)
		r.written++
	}
	if r.days == nil {
		var err error
		if r.days, err = openAt(r.path(keptDays), 0); err != nil {
			r.fail(err)
			return nil
		}
	}
	if _, err := r.days.Write(r.frame); err != nil {
		r.fail(err)
		return nil
	}
	if r.buffer != nil {
		if err := r.buffer.Flush(); err != nil {
			r.fail(err)
		}
	}
	return nil
}

// state writes the state of this morning, and has it reach the medium while the
// run goes on: it has its name only when all that it needs is there.
func (r *keeper) state(day int) error {
	r.begun = true
	if err := r.append(day); err != nil || r.failed != nil {
		return errors.Join(err, r.failed)
	}
	if r.buffer != nil {
		if err := r.buffer.Flush(); err != nil {
			return err
		}
	}
	head, err := json.Marshal(r.o.checkpoint(r.world.Morning()))
	if err != nil {
		return err
	}
	f, err := os.Create(r.path(keptNew))
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(f, 1<<20)
	if err = (&Checkpoint{}).writeTo(out, head, r.world); err == nil {
		err = out.Flush()
	}
	if err != nil {
		f.Close()
		return err
	}
	r.syncing = make(chan error, 1)
	go func(done chan<- error) { done <- r.settle(f) }(r.syncing)
	return nil
}

// settle brings a state and what it needs to the medium, and names it.
func (r *keeper) settle(f *os.File) error {
	err := f.Sync()
	if closed := f.Close(); err == nil {
		err = closed
	}
	for _, other := range []*os.File{r.days, r.trips} {
		if err == nil && other != nil {
			err = other.Sync()
		}
	}
	if err != nil {
		return err
	}
	if err := os.Rename(r.path(keptState), r.path(keptBefore)); err != nil && !os.IsNotExist(err) {
		return err
	}
	return os.Rename(r.path(keptNew), r.path(keptState))
}

// fail ends the keeping: the run continues without it.
func (r *keeper) fail(err error) {
	r.failed = err
	r.earlier = nil
}

func (r *keeper) wait() {
	if r.syncing != nil {
		if err := <-r.syncing; err != nil && r.failed == nil {
			r.fail(err)
		}
		r.syncing = nil
	}
}

// close ends the keeping. What was kept stays in the folder.
func (r *keeper) close() {
	r.wait()
	if r.buffer != nil && r.failed == nil {
		r.buffer.Flush()
	}
	for _, f := range []*os.File{r.days, r.trips} {
		if f != nil {
			f.Close()
		}
	}
	r.days, r.trips, r.buffer = nil, nil, nil
}
