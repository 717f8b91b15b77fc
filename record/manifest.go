package record

import (
	"cmp"
	"slices"

	"tumen/economy/observe"
	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/record/table"
	"tumen/scenario"
	"tumen/stage"
	"tumen/testimony"
	"tumen/unit"
	"tumen/vocabulary"
)

// Format is the version of the layout that this package writes, and the only one
// that it reads. It grows when a reader of the old layout would misunderstand
// the new one; a new key or column alone does not change it.
const Format = 3

// The files of a run. A report is added by those who draw it.
const (
	MadeFile     = "made.json"
	DigestFile   = "digest"
	ManifestFile = "manifest.json"
	DaysFile     = "days.parquet"
	FlowsFile    = "flows.parquet"
	ChecksFile   = "checks.parquet"
	CaseFile     = "case.yaml"
	ReportFile   = "report.html"
)

// Manifest says what ran, from what, and what came of it. It is manifest.json.
// It holds nothing that differs when the same request is run again: that is Made.
type Manifest struct {
	Format        int                 `json:"format" doc:"of the folder"`
	Tumen         string              `json:"version" doc:"of the program that made it"`
	Fingerprint   string              `json:"fingerprint" doc:"of the model that ran"`
	Case          string              `json:"case" doc:"as the case file calls itself"`
	Title         string              `json:"title" doc:"of the case"`
	Money         unit.Money          `json:"money" doc:"what the case counts its money in"`
	CaseSHA256    string              `json:"case_sha256" doc:"of the text of the case"`
	Seed          uint64              `json:"seed" doc:"everything was drawn from it"`
	WorldSeed     *uint64             `json:"world_seed,omitempty" doc:"from which the world was built, if not from seed"`
	From          string              `json:"from_checkpoint,omitempty" doc:"date of the checkpoint that the run went on from"`
	FromSHA256    string              `json:"from_checkpoint_sha256,omitempty" doc:"of its file, hex"`
	Start         string              `json:"start" doc:"first recorded day"`
	Days          int                 `json:"days" doc:"recorded; fewer than asked when partial"`
	Asked         int                 `json:"asked" doc:"days asked for"`
	Partial       bool                `json:"partial" doc:"interrupted before the last day"`
	Policies      []string            `json:"policies" doc:"as they were applied"`
	Sets          []string            `json:"sets" doc:"PATH=VALUE, as given"`
	Worlds        *Worlds             `json:"worlds,omitempty" doc:"those that the testimony allows, where the run is in the most central of them"`
	Request       string              `json:"request" doc:"hash of what was asked for"`
	Parameters    []scenario.Resolved `json:"parameters" doc:"every one, and where its value came from"`
	Testimony     testimony.Testimony `json:"testimony" doc:"sources and claims of the case"`
	Labels        vocabulary.Labels   `json:"labels,omitempty" doc:"what people call what the case names"`
	Summary       observe.Summary     `json:"summary" doc:"what came of the run"`
	Distributions []observe.Histogram `json:"distributions" doc:"histograms over the recorded days"`
	FlowTotals    []FlowTotal         `json:"flow_totals" doc:"the flow matrix over the whole record"`
	Without       *Baseline           `json:"without" doc:"the same run without its policies; null if it has none, or if that is not known"`
	Files         []File              `json:"files" doc:"the tables and the case"`
}

// Seeds says in words from which seed a run was drawn, and from which its world
// was built if that is another.
func (m *Manifest) Seeds() string {
	if m.WorldSeed == nil {
		return say.Textf("seed %d", m.Seed)
	}
	return say.Textf("seed %d in the world of seed %d", m.Seed, *m.WorldSeed)
}

// File is one file of a run as it was when the run was saved.
type File struct {
	Name   string `json:"name"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256" doc:"hex"`
}

// FlowTotal is one cell of the flow matrix over the whole record [minor].
type FlowTotal struct {
	Kind   string `json:"kind"`
	From   string `json:"from"`
	To     string `json:"to"`
	Amount int64  `json:"amount"`
}

// Run is a run on disk, or about to be.
type Run struct {
	Manifest  Manifest
	Made      Made   // zero where it is not known
	Digest    string // of the saved run; "" before Save
	Days      *observe.Table
	Flows     []observe.Flow
	Checks    *observe.Table // checksums of the state (economy.World.Checks); nil in a run that keeps none
	CaseText  []byte         // the case file; nil in a run that does not keep it
	Crossings *Crossings     // nil in a run that keeps none
}

// Program is the program that made the run, as far as the manifest says.
func (m *Manifest) Program() build.Identity {
	return build.Identity{Version: m.Tumen, Fingerprint: m.Fingerprint}
}

// stamp is what each table says of the run.
func (m *Manifest) stamp() table.Stamp {
	return table.Stamp{
		Format: Format, Version: m.Tumen, Fingerprint: m.Fingerprint,
		Case: m.Case, CaseSHA256: m.CaseSHA256, Seed: m.Seed, WorldSeed: m.WorldSeed, Partial: m.Partial,
	}
}

// file finds a file of the run by name, or nil.
func (m *Manifest) file(name string) *File {
	for i := range m.Files {
		if m.Files[i].Name == name {
			return &m.Files[i]
		}
	}
	return nil
}

// Parameter is the value of a parameter as it was printed; empty if the record
// has none of that path.
func (m *Manifest) Parameter(path string) string {
	for _, p := range m.Parameters {
		if p.Path == path {
			return p.Value
		}
	}
	return ""
}

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
	Worlds      string   `json:"worlds,omitempty"` // their digest: a run shows their bands
}

// requestHash is the hash of the request that a manifest is of.
func (m *Manifest) requestHash(crossings bool) string {
	world := m.Seed
	if m.WorldSeed != nil {
		world = *m.WorldSeed
	}
	return stage.Hash(request{
		m.CaseSHA256, list(m.Policies), list(m.Sets), m.Seed, world, m.FromSHA256, crossings, m.Fingerprint, m.Worlds.digest(),
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

// Totals sums the flows of all days into the flow matrix: one entry for each
// kind of payment and pair of sectors [minor], sorted by kind, then payer, then
// payee. The order of the flows does not matter.
func Totals(flows []observe.Flow) []FlowTotal {
	sums := map[FlowTotal]int64{} // keyed by a cell whose Amount is 0
	for _, f := range flows {
		sums[FlowTotal{Kind: f.Kind, From: f.From, To: f.To}] += f.Amount
	}
	totals := make([]FlowTotal, 0, len(sums))
	for cell, amount := range sums {
		cell.Amount = amount
		totals = append(totals, cell)
	}
	slices.SortFunc(totals, func(a, b FlowTotal) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return totals
}

// Baseline is the same case under the same seed and overrides without the
// policies, in sums: what a run with policies is compared with. Its days and
// flows are not kept; `tumen run` without the policies gives them again.
type Baseline struct {
	Summary    observe.Summary `json:"summary"`
	FlowTotals []FlowTotal     `json:"flow_totals"`
}

// BaselineOf is what is kept of a run that another is compared with.
func BaselineOf(run *Run) *Baseline {
	return &Baseline{run.Manifest.Summary, run.Manifest.FlowTotals}
}
