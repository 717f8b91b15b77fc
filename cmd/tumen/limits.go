package main

import (
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"tumen/economy/parameter"
	"tumen/internal/machine"
	"tumen/internal/say"
	"tumen/scenario"
)

// mostWorkers is more than any machine for which this program is built has
// cores. Far more would spend the time on keeping them apart.
const mostWorkers = 256

// checkWorkers refuses a number of workers that cannot be meant. Where none was
// given it is 0: one for each core.
func checkWorkers(cmd *cobra.Command, n int) error {
	if cmd.Flags().Changed("workers") && (n < 1 || n > mostWorkers) {
		return &usageError{say.Textf("--workers cannot be %d", n), say.Textf("write a number from 1 to %d, or leave it out for one per core", mostWorkers)}
	}
	return nil
}

// noteNoEffects says which of the things that were set change nothing.
func noteNoEffects(s *screen, all []scenario.NoEffect) {
	for _, n := range all {
		say.Fprintf(s.err, "note: %s\n", n)
	}
}

// longWork is how long something may take without a word about it beforehand.
const longWork = time.Minute

// checkNeed says before the work what it needs: it refuses what the memory of the
// machine does not hold, and announces what takes long. workers is
// how many share the work.
func checkNeed(s *screen, what string, need parameter.Need, workers int) error {
	if free := machine.Memory(); free > 0 && need.Bytes > float64(free) {
		return &tooLarge{say.Textf("%s needs about %s of memory, and this machine has %s free", what, machine.Bytes(need.Bytes), machine.Bytes(float64(free)))}
	}
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	if takes := need.Work / time.Duration(min(workers, runtime.NumCPU())); takes > longWork {
		say.Fprintf(s.err, "%s takes about %s\n", what, machine.Time(takes))
	}
	return nil
}

// tooLarge is work for which the machine has no room.
type tooLarge struct{ what string }

func (e *tooLarge) Error() string {
	return say.Textf("%s\n  lower `scale` or the number of people, ask for fewer days or fewer --workers, or use a larger machine", e.what)
}
