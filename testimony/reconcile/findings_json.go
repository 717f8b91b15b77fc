package reconcile

import "encoding/json"

// Report is Findings as JSON. Its keys are a contract: they are added to, never
// renamed. Lists are empty where there is nothing, never null.
type Report struct {
	Consistent bool               `json:"consistent" doc:"no claims contradict each other"`
	Complete   bool               `json:"complete" doc:"conflicts has all there are; false if it was cut off by a limit"`
	Claims     []checkedClaimJSON `json:"claims" doc:"each claim that has a number"`
	// The conflicts are plain lists of ids; because has the identities by which
	// they are, and corrections the ways out of each, in the same order.
	Conflicts    [][]string     `json:"conflicts" doc:"the least sets of claims that cannot all be true"`
	Because      [][]string     `json:"because" doc:"the identities by which the claims of each conflict are joined"`
	Corrections  [][]Correction `json:"corrections" doc:"for each conflict, what would resolve it"`
	Implied      []impliedJSON  `json:"implied" doc:"what follows from the claims"`
	Decisions    []Decision     `json:"decisions" doc:"conditions under which somebody would act, and whether they hold"`
	Undetermined []string       `json:"undetermined" doc:"quantities of identities that no claims determine"`
	Notes        []noteJSON     `json:"notes" doc:"identities that cannot be used, and why"`
}

type checkedClaimJSON struct {
	ID          string   `json:"id"`
	Text        string   `json:"text"`
	Stated      float64  `json:"stated" doc:"its number as stated, in unit"`
	Unit        string   `json:"unit"`
	Balanced    float64  `json:"balanced" doc:"its number when all claims are weighed together"`
	Low         *float64 `json:"low,omitempty"`
	High        *float64 `json:"high,omitempty"`
	ShiftSD     float64  `json:"shift_sd" doc:"by how many standard deviations of the claim balanced differs from it; 0 within a range or bound"`
	Test        float64  `json:"test" doc:"the same in standard deviations of the shift; 0 if no other claim checks it"`
	Verdict     Verdict  `json:"verdict" doc:"agrees, strained or contradicts"`
	HeldOut     bool     `json:"held_out,omitempty" doc:"only weighed against what other claims give"`
	AllowedLow  *float64 `json:"allowed_low,omitempty" doc:"least value that the other claims allow"`
	AllowedHigh *float64 `json:"allowed_high,omitempty" doc:"largest value that the other claims allow"`
	Resolved    Value    `json:"resolved" doc:"what a parameter takes from it"`
}

type impliedJSON struct {
	Name     string   `json:"name"`
	Value    float64  `json:"value" doc:"from the claims as stated"`
	Balanced float64  `json:"balanced" doc:"its number when all claims are weighed together"`
	Low      *float64 `json:"low,omitempty"`
	High     *float64 `json:"high,omitempty"`
	Unit     string   `json:"unit"`
	From     []string `json:"from" doc:"the claims that it follows from"`
	Least    *float64 `json:"least,omitempty" doc:"least value that the bounds of the claims allow"`
	Most     *float64 `json:"most,omitempty" doc:"largest value that they allow"`
	Bounded  bool     `json:"bounded,omitempty" doc:"only bounds follow, and value is one of them"`
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
