package record

import "tumen/economy"

// Baseline is the same case under the same seed and overrides without the
// policies, in sums: what a run with policies is compared with. Its days and
// flows are not kept; `tumen run` without the policies gives them again.
type Baseline struct {
	Summary    economy.Summary `json:"summary"`
	FlowTotals []FlowTotal     `json:"flow_totals"`
}

// BaselineOf is what is kept of a run that another is compared with.
func BaselineOf(run *Run) *Baseline {
	return &Baseline{run.Manifest.Summary, run.Manifest.FlowTotals}
}
