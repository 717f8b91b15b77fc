package record

import (
	"tumen/scenario"
	"tumen/stage"
)

// request is everything that decides what is in a run's folder. How it is
// asked for (the number of workers, where the run goes, what is printed) is no
// part of it.
type request struct {
	Case        string   `json:"case_sha256"`
	Policies    []string `json:"policies"`
	Sets        []string `json:"sets"` // the number of days is one of them
	Seed        uint64   `json:"seed"`
	World       uint64   `json:"world_seed"`
	From        string   `json:"from_checkpoint_sha256"`
	Crossings   bool     `json:"crossings"`
	Fingerprint string   `json:"fingerprint"`
}

// requestHash is the hash of the request that a manifest is of.
func (m *Manifest) requestHash(crossings bool) string {
	world := m.Seed
	if m.WorldSeed != nil {
		world = *m.WorldSeed
	}
	return stage.Hash(request{
		m.CaseSHA256, list(m.Policies), list(m.Sets), m.Seed, world, m.FromSHA256, crossings, m.Fingerprint,
	})
}

// Request is the hash of what the options ask for, which the manifest of the
// run will have: two runs of one request are the same run.
func (o *Options) Request() string {
	m := head(o)
	return m.Request
}

// Finished says whether a run is all that was asked for: every day, and what
// its policies changed.
func (m *Manifest) Finished() bool {
	return !m.Partial && (len(m.Policies) == 0 || m.Without != nil)
}

// OfBuiltin says whether the case is a built-in one of this program, to the byte.
func (m *Manifest) OfBuiltin() bool {
	text, err := scenario.Text(m.Case)
	return err == nil && SumOfText(text) == m.CaseSHA256
}

// KeepsCrossings says whether a run was asked for a record of every trip.
func (m *Manifest) KeepsCrossings() bool {
	return m.file(CrossingsFile) != nil || m.Request != "" && m.Request == m.requestHash(true)
}
