package study

import (
	"slices"

	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/scenario"
	"tumen/study/store"
)

// About says what a study's numbers are of. It stands at the head of every
// result.
type About struct {
	Kind       string    `json:"kind"`
	Case       string    `json:"case"`
	Title      string    `json:"title"`
	CaseSHA256 string    `json:"case_sha256"`
	Version    string    `json:"version" doc:"of the program that began it"`
	Programs   []Program `json:"programs" doc:"that made rows"`
	Sets       []string  `json:"sets"`
	Days       int       `json:"days"`
	Start      string    `json:"start"`
	Points     int       `json:"points" doc:"of the inputs, all of whose runs are there"`
	Replicates int       `json:"replicates" doc:"runs of each point and arm"`
	Rows       int       `json:"rows" doc:"runs that are there"`
	Asked      int       `json:"asked" doc:"runs that were asked for"`
	AtMost     bool      `json:"-"` // it may come to its end with fewer
	Damaged    bool      `json:"damaged" doc:"the file of rows is not as it was written"`
	Failed     int       `json:"failed" doc:"of those that are there"`
	Trading    *int      `json:"trading" doc:"runs in which goods are sold at all; null of a study whose runs do not say"`
	FirstSeed  uint64    `json:"first_seed" doc:"the others follow it"`
	Seeds      int       `json:"seeds" doc:"from the first to the last that there was"`
	Assigned   string    `json:"seeds_are" doc:"how runs got their seeds: own (each its own), shared (by the runs that are compared: common random numbers) or replicated (several for each combination)"`
	Design     Design    `json:"design" doc:"how the points were chosen"`
	Inputs     []Input   `json:"inputs" doc:"what was uncertain"`
	Unknowns   Unknowns  `json:"unknowns" doc:"how many numbers vary, how many are held, and why"`
	Together   []Joint   `json:"together" doc:"which of that is correlated"`
	From       string    `json:"from" doc:"what the runs draw from, in words: worlds that the testimony allows, what is believed beforehand, or the one world that the case states"`
	Failures   []Failure `json:"failures" doc:"why runs failed"`
	Level      float64   `json:"probability" doc:"of every interval"`
	Digest     string    `json:"digest"` // of the files of the study; "" while it changes
	Request    Request   `json:"request" doc:"that was answered"`
	Partial    bool      `json:"partial" doc:"runs are missing"`
	Notes      []string  `json:"notes" doc:"what else must be known of the result"`
	Out        string    `json:"out,omitempty" doc:"the folder in which the study is kept"`
	Reused     bool      `json:"reused" doc:"the study was there already, and nothing was run"`
}

// Failure is why some of the runs failed.
type Failure struct {
	Reason string `json:"reason"`
	Runs   int    `json:"runs"`
	Row    uint64 `json:"row" doc:"the first of them"`
}

// Level is the probability of all intervals.
const Level = 0.95

// State is how much of the study is there, for people.
func (a *About) State() string {
	return State{Rows: a.Rows, Asked: a.Asked, AtMost: a.AtMost && a.Rows < a.Asked}.String()
}

// Results is About, and an error if there is no run to conclude anything from.
func (s *Study) Results() (About, error) {
	a, err := s.About()
	switch {
	case err != nil || a.Rows > a.Failed:
		return a, err
	case a.Rows == 0:
		return a, say.Errorf("no run of the study is there yet")
	}
	return a, say.Errorf("all %d runs failed; the first: %s", a.Rows, a.Failures[0].Reason)
}

// About reads what there is to say of a study, and how its runs failed.
func (s *Study) About() (About, error) {
	if err := s.seal(); err != nil {
		return About{}, cannot(say.Text("write to"), s.Dir, err)
	}
	spec := s.Spec
	rows, err := s.scan()
	if err != nil {
		return About{}, err
	}
	state := s.Spec.state(rows)
	a := About{
		Kind: spec.Kind, Case: spec.Case.Name, Title: spec.Case.Title, CaseSHA256: spec.Case.SHA256,
		Version: spec.Programs[0].Version, Programs: spec.programs(rows),
		Sets: spec.Sets, Days: spec.Days, Start: spec.Start, Replicates: spec.Seeds.Replicates,
		Rows: state.Rows, Asked: state.Asked, AtMost: state.AtMost, Damaged: state.Damaged,
		FirstSeed: spec.Seeds.First, Assigned: spec.Assigned(), Design: spec.Design, Inputs: spec.Inputs, Unknowns: counted(spec), Together: spec.Together, From: spec.From(),
		Failures: []Failure{}, Level: Level, Digest: s.Digest, Request: spec.Request, Partial: state.Rows < state.Asked, Notes: []string{},
	}
	whole, sold := 0, spec.Place(soldOutcome)
	if sold >= 0 {
		a.Trading = new(int)
	}
	_, err = s.Each(func(r *store.Row) error {
		if r.Failed() {
			a.Failed++
			a.fails(r)
		} else if sold >= 0 && r.Outcomes[sold] > 0 {
			*a.Trading++
		}
		n := int(r.Number)
		point, _, _ := spec.Position(n)
		if n == spec.FirstRow(point) {
			whole = n
		}
		if whole++; whole == n+1 && whole == spec.FirstRow(point+1) {
			a.Points++
		}
		a.Seeds = max(a.Seeds, int(r.Seed-spec.Seeds.First)+1)
		return nil
	})
	slices.SortStableFunc(a.Failures, func(a, b Failure) int { return b.Runs - a.Runs })
	return a, err
}

// soldOutcome says whether there is trade in a run at all.
const soldOutcome = "mass.sold"

// mostReasons is how many reasons are told apart; the rest are one more.
const mostReasons = 20

func (a *About) fails(r *store.Row) {
	i := slices.IndexFunc(a.Failures, func(f Failure) bool { return f.Reason == r.Failure })
	if i < 0 && len(a.Failures) < mostReasons {
		a.Failures = append(a.Failures, Failure{Reason: r.Failure, Row: r.Number})
		i = len(a.Failures) - 1
	} else if i < 0 {
		i = len(a.Failures) - 1
		a.Failures[i].Reason = say.Text("other reasons")
	}
	a.Failures[i].Runs++
}

// Interval is a number with the interval that holds the true one with the study's
// probability. The ends are null where there are too few runs to say.
type Interval struct {
	Value float64  `json:"value"`
	Low   *float64 `json:"low"`
	High  *float64 `json:"high"`
}

// NewInterval is a number with its interval, as far as there is one.
func NewInterval(value, low, high float64) Interval {
	return Interval{value, Finite(low), Finite(high)}
}

// Unknowns are what the runs of a study draw, and which numbers of the case they do
// not, though nobody may know those either.
type Unknowns struct {
	Varied  int             `json:"varied" doc:"numbers that vary"`
	Held    int             `json:"held" doc:"numbers that are held"`
	Choices int             `json:"choices" doc:"rival explanations that are drawn, one of each group"`
	Reasons []HeldFor       `json:"reasons" doc:"why numbers are held"`
	Numbers []scenario.Held `json:"numbers" doc:"those that are held"`
}

// HeldFor is how many numbers are held for a reason.
type HeldFor struct {
	Reason  string `json:"reason" enum:"source,exactly,nothing,several,set,fixed"`
	Numbers int    `json:"numbers"`
}

// HeldFixed is why a number is held that the case lets vary: the request asked for it.
const HeldFixed = "fixed"

// counted counts what a study varies and holds.
func counted(s *Spec) Unknowns {
	u := Unknowns{Held: len(s.Held), Reasons: []HeldFor{}, Numbers: append([]scenario.Held{}, s.Held...)}
	for i := range s.Inputs {
		if s.Inputs[i].IsChoice() {
			u.Choices++
		} else {
			u.Varied++
		}
	}
	for _, reason := range append(slices.Clone(scenario.HeldReasons), HeldFixed) {
		n := 0
		for _, h := range s.Held {
			if h.Reason == reason {
				n++
			}
		}
		if n > 0 {
			u.Reasons = append(u.Reasons, HeldFor{reason, n})
		}
	}
	return u
}

// Sourced says whether nothing is held but what a source states: only then are the
// results as sure as the testimony.
func (u *Unknowns) Sourced() bool {
	return !slices.ContainsFunc(u.Reasons, func(r HeldFor) bool { return r.Reason != scenario.HeldSource })
}

// heldWords say how many numbers are held for a reason.
var heldWords = map[string]string{
	scenario.HeldSource:  say.Text("%d stated by a source"),
	scenario.HeldExactly: say.Text("%d for a reason that the case gives"),
	scenario.HeldNothing: say.Text("%d at 0, at 100 %% or without a limit, where no factor acts"),
	scenario.HeldSeveral: say.Text("%d stated by month or by date"),
	scenario.HeldSet:     say.Text("%d set for this study"),
	HeldFixed:            say.Text("%d as stated, because this study was asked for that"),
}

// String says in a sentence what varies, what is held, and why.
func (u Unknowns) String() string {
	varies := text.Counted(u.Varied, say.Text("number varies"), say.Text("numbers vary"))
	if u.Varied == 0 {
		varies = say.Text("No number varies")
	}
	if u.Choices > 0 {
		varies = say.Textf("%s, and %s drawn", varies, text.Counted(u.Choices, say.Text("rival explanation is"), say.Text("rival explanations are")))
	}
	if u.Held == 0 {
		return say.Textf("%s. None is held.", varies)
	}
	reasons := list.Map(u.Reasons, func(r HeldFor) string { return say.Textf(heldWords[r.Reason], r.Numbers) })
	return say.Textf("%s. %s held: %s.", varies, text.Counted(u.Held, say.Text("number is"), say.Text("numbers are")), text.List(reasons))
}

// held are the numbers that no run of a study varies.
func (d *Draft) held() []scenario.Held {
	arms := d.arms()
	held := d.Base.Held(arms...)
	varied := map[string]bool{}
	for i := range d.Spec.Inputs {
		for _, path := range d.Spec.Inputs[i].Paths {
			varied[path] = true
		}
	}
	held = slices.DeleteFunc(held, func(h scenario.Held) bool { return varied[h.Path] })
	for _, u := range d.Base.Uncertain(arms...) {
		for _, path := range u.Paths {
			if varied[path] {
				continue
			}
			reason := HeldFixed
			if !d.Fixed { // one whole number is left of it
				reason = scenario.HeldNothing
			}
			held = append(held, scenario.Held{Path: path, Value: u.Stated, Reason: reason, Why: u.Why})
		}
	}
	return held
}
