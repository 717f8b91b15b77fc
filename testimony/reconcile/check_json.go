package reconcile

import "encoding/json"

// Report is Findings as JSON. Its keys are a contract: they are added to, never
// renamed. Lists are empty where there is nothing, never null.
type Report struct {
	Consistent bool               `json:"consistent"`
	Complete   bool               `json:"complete"`
	Claims     []checkedClaimJSON `json:"claims"`
	// The conflicts are plain lists of ids; because has the identities by which
	// they are, and corrections the ways out of each, in the same order.
	Conflicts    [][]string     `json:"conflicts"`
	Because      [][]string     `json:"because"`
	Corrections  [][]Correction `json:"corrections"`
	Implied      []impliedJSON  `json:"implied"`
	Decisions    []Decision     `json:"decisions"`
	Undetermined []string       `json:"undetermined"`
	Notes        []noteJSON     `json:"notes"`
}

type checkedClaimJSON struct {
	ID          string   `json:"id"`
	Text        string   `json:"text"`
	Stated      float64  `json:"stated"`
	Unit        string   `json:"unit"`
	Balanced    float64  `json:"balanced"`
	Low         *float64 `json:"low,omitempty"`
	High        *float64 `json:"high,omitempty"`
	ShiftSD     float64  `json:"shift_sd"`
	Test        float64  `json:"test"`
	Verdict     Verdict  `json:"verdict"`
	HeldOut     bool     `json:"held_out,omitempty"`
	AllowedLow  *float64 `json:"allowed_low,omitempty"`
	AllowedHigh *float64 `json:"allowed_high,omitempty"`
	Resolved    Value    `json:"resolved"`
}

type impliedJSON struct {
	Name     string   `json:"name"`
	Value    float64  `json:"value"`
	Balanced float64  `json:"balanced"`
	Low      *float64 `json:"low,omitempty"`
	High     *float64 `json:"high,omitempty"`
	Unit     string   `json:"unit"`
	From     []string `json:"from"`
	Least    *float64 `json:"least,omitempty"`
	Most     *float64 `json:"most,omitempty"`
	Bounded  bool     `json:"bounded,omitempty"`
}

type noteJSON struct {
	Identity string `json:"identity"`
	What     string `json:"what"`
	Write    string `json:"write"`
}

// MarshalJSON writes {"consistent", "complete", "claims", "conflicts", "because",
// "corrections", "implied", "decisions", "undetermined", "notes"}, lists as [] where there is
// nothing, and ends of intervals only where there are such.
func (f *Findings) MarshalJSON() ([]byte, error) { return json.Marshal(f.Report()) }

// Report is the findings in the shape of their JSON.
func (f *Findings) Report() *Report {
	out := &Report{
		Consistent: f.Consistent, Complete: f.Complete,
		Claims: []checkedClaimJSON{}, Conflicts: [][]string{}, Because: [][]string{}, Corrections: [][]Correction{}, Implied: []impliedJSON{},
		Decisions: append([]Decision{}, f.Decisions...), Undetermined: append([]string{}, f.Undetermined...), Notes: []noteJSON{},
	}
	for _, c := range f.Claims {
		out.Claims = append(out.Claims, checkedClaimJSON(c))
	}
	for _, c := range f.Conflicts {
		out.Conflicts = append(out.Conflicts, c.Claims)
		out.Because = append(out.Because, append([]string{}, c.Identities...))
		out.Corrections = append(out.Corrections, append([]Correction{}, c.Corrections...))
	}
	for _, i := range f.Implied {
		i.From = append([]string{}, i.From...)
		out.Implied = append(out.Implied, impliedJSON(i))
	}
	for i := range out.Decisions {
		out.Decisions[i].Thresholds = append([]Threshold{}, out.Decisions[i].Thresholds...)
	}
	for _, n := range f.Notes {
		out.Notes = append(out.Notes, noteJSON{n.ID, n.Fault.What, n.Fault.Write})
	}
	return out
}
