package record

import (
	"tumen/economy"
	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/record/table"
	"tumen/scenario"
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
	Request       string              `json:"request" doc:"hash of what was asked for"`
	Parameters    []scenario.Resolved `json:"parameters" doc:"every one, and where its value came from"`
	Testimony     testimony.Testimony `json:"testimony" doc:"sources and claims of the case"`
	Labels        vocabulary.Labels   `json:"labels,omitempty" doc:"what people call what the case names"`
	Summary       economy.Summary     `json:"summary" doc:"what came of the run"`
	Distributions []economy.Histogram `json:"distributions" doc:"histograms over the recorded days"`
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
	Days      *economy.Table
	Flows     []economy.Flow
	Checks    *economy.Table // checksums of the state (economy.World.Checks); nil in a run that keeps none
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
