// Package scenario reads case files: what witnesses reported about a border
// economy, what had to be assumed, and the policies to try on it.
//
// A case file is YAML. `sources` says who published what and how far they can be
// trusted. `claims` is the testimony, one statement each, with its number and its
// place; `identities` and `decisions` are formulas over them. `economy` has every
// parameter of the model under the keys of parameter.Parameters; each number says
// where it comes from: `from` a source, `claim` a claim above, or `assumed` with a
// reason. `policies` are changes of parameters, at once or by date. `hypotheses` are
// groups of such changes, of which one in each group holds. `patterns` are what
// runs should reproduce, each an outcome and the band in which it should lie.
//
//	share: {is: at most 50 %, from: dailynk-2018, at: para 9}
//	share: {claim: share.guards}
//	raid:  {is: 0.5 %, assumed: no source; pinned by crew.usual}
//
// Each part of a file has a table of its keys (casefile.Table), by which it is read
// and from which the JSON Schema and docs/case.md are made. All faults are found in
// one go and shown with their place and what to write instead (package casefile).
// The way of a file through the package:
//
//	case.go        the case as a whole; claims.go sources and claims, formulas.go
//	               what joins them, which are then weighed (package testimony)
//	decode.go      the economy, key by key, along parameter.Parameters
//	parameter.go   one parameter: value.go its value, number.go a number with its
//	               unit, provenance.go where it comes from, and the value that a
//	               claim gives; unknown.go what nobody knows
//	policies.go    the policies that the case offers; package verb has what they do
//	hypotheses.go  rival explanations, of which one holds
//	pattern.go     what its runs are compared with; pattern_read.go reads it, and
//	               role.go says which of it is evidence
//	outcome.go     which outcomes of a run there are, and what their names are called
//	schema.go      the JSON Schema of all of it
//
// A case becomes a [Scenario], which can be run, when policies and settings are laid
// over it:
//
//	overlay.go     policies and settings without a date, and timeline.go those by date
//	effect.go      what was set and has no effect here
//	uncertain.go   which numbers are not known exactly, and the scenario
//	               with other values for them
//	draws.go       the scenario with other values and other answers to its choices
package scenario

import (
	"slices"
	"strconv"
	"strings"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/scenario/verb"
)

// Scenario is a case with policies and settings laid over it, ready to be run.
type Scenario struct {
	Content
	Changes []parameter.Change // dated changes of the overlays that were applied, in order of date

	of       *Case            // over which it is laid
	with     Options          // what is laid over it
	decided  []string         // the choices that are decided, by key
	layers   []layer          // the dated overlays, from which Changes were compiled
	moved    map[string]moved // parameters that relative changes of policies have moved before the run, by path
	dropped  []string         // parameters whose claim does not count
	unstated []string         // parameters without a default of which the case is silent, because they cannot act in it
}

// moved is a parameter as it stood before relative changes, and those changes.
type moved struct {
	from Resolved
	by   []PolicyChange
}

// Resolved is one parameter, its value, and where that came from.
type Resolved struct {
	Path    string   `json:"path" doc:"such as routes.river.posts.border-guards.share"`
	Value   string   `json:"value" doc:"as the program would print it, with the unit"`
	Unit    string   `json:"unit,omitempty"`
	Means   string   `json:"means,omitempty"`
	Origin  string   `json:"origin" doc:"claim, implied, source, assumed, default, case, policy, set or hypothesis"`
	From    string   `json:"from,omitempty" doc:"the claim's or source's id, the policy's name, KEY=NAME of a hypothesis"`
	At      string   `json:"at,omitempty"`
	Why     string   `json:"why,omitempty" doc:"the text of assumed, or what the claim or source says"`
	Was     string   `json:"was,omitempty" doc:"the value that a policy or an argument replaced"`
	As      string   `json:"as,omitempty" doc:"of a claim's number: stated or balanced"`
	Stated  string   `json:"stated,omitempty" doc:"the claim's words, where as says how its value was found"`
	Low     *float64 `json:"low,omitempty" doc:"the stated range or the claim's interval, in unit, where there is one"`
	High    *float64 `json:"high,omitempty" doc:"likewise"`
	By      string   `json:"by,omitempty" doc:"the exchange rates by which it came into the money of the case, in words"`
	Like    string   `json:"like,omitempty" doc:"the parameter whose value it has, and with which it varies"`
	Exactly string   `json:"exactly,omitempty" doc:"why the number is held, and varies in no study"`
	Unknown bool     `json:"unknown,omitempty" doc:"the case calls it unknown; the value is its order of size"`
	Pins    []string `json:"pins,omitempty" doc:"the claims that an assumed number was tuned to"`
	Dated   []Dated  `json:"dated,omitempty" doc:"what policies change by date"`
}

// Where a value can come from.
const (
	FromClaim      = "claim"   // a claim of the testimony
	FromImplied    = "implied" // a quantity that follows from claims by identities
	FromSource     = "source"  // a source, directly
	FromAssumption = "assumed" // nobody; the reason is given
	FromDefault    = "default" // the case is silent
	FromCase       = "case"    // a choice of the case that needs no source, such as its first day
	FromPolicy     = "policy"  // an overlay
	FromSet        = "set"     // an argument of the request

	FromHypothesis = "hypothesis" // one of rival explanations, which a setting names or a study draws
)

// Dated is one change of a parameter by date.
type Dated struct {
	On     string `json:"on" doc:"2017-12-22"`
	Value  string `json:"value"`
	Was    string `json:"was"`
	Policy string `json:"policy"`

	Reaches string `json:"reaches,omitempty" doc:"the day on which it has the value, if it moves there by steps"`
}

// Policy is a named overlay: changes of parameters, at once or by date.
type Policy struct {
	Name    string         `json:"name"`
	About   string         `json:"about,omitempty"`
	Changes []PolicyChange `json:"changes"`
}

// PolicyChange is one parameter that a policy changes. Without dates it is
// changed before the run. With dates it holds from Starts to the day before
// Ends; an empty Starts is the first day that is run, an empty Ends the last.
type PolicyChange struct {
	Verb   string `json:"verb" doc:"the verb: what is done to the parameter"`
	Path   string `json:"path"`
	Value  string `json:"value" doc:"what it is set or moved to, the factor, or what is added, with the unit"`
	Starts string `json:"starts,omitempty"`
	Ends   string `json:"ends,omitempty"`

	Reaches string `json:"reaches,omitempty" doc:"of a ramp, the day on which it arrives"`
	Origin  string `json:"origin" doc:"claim, implied, source, assumed, default, case, policy, set or hypothesis"`
	From    string `json:"from,omitempty"`
	At      string `json:"at,omitempty"`
	Why     string `json:"why,omitempty"`

	like                  string // the path of an earlier change of which it has the value
	verb                  *verb.Verb
	operand               stating
	starts, ends, reaches *parameter.Date // nil where it is open
}

// A run in one of the worlds that a testimony allows. A setting
//
//	world.PATH=VALUE
//
// says what a number is in that world. It lies under everything else: it takes the place
// of what the case states, policies change it as they would change that, and other
// settings go before it. Its choices are world.hypotheses.GROUP=NAME.

// worldKey begins such a setting.
const worldKey = "world."

// IsWorld says whether a setting is of the world that was drawn.
func IsWorld(set string) bool { return strings.HasPrefix(set, worldKey) }

// InWorld are the settings that are not of the world that was drawn, and whether there
// are others.
func InWorld(sets []string) (own []string, world bool) {
	own = slices.DeleteFunc(slices.Clone(sets), IsWorld)
	return own, len(own) < len(sets)
}

// Sets are the settings that make a draw the world of a run.
func (d *Draws) Sets(values []float64) ([]string, error) {
	if _, _, err := d.At(values); err != nil {
		return nil, err
	}
	var sets, decided []string
	for i, u := range d.unknowns {
		if u.Choice == "" {
			continue
		}
		c := d.s.Choice(u.Choice)
		name := c.Alternatives[int(values[i])].Name
		decided = append(decided, c.Key+"="+name)
		sets = append(sets, worldKey+c.Key+"="+name)
	}
	with := d.s.with
	with.Decided = append(slices.Clone(with.Decided), decided...)
	laid, err := d.s.of.With(with)
	if err != nil {
		return nil, err
	}
	for i, u := range d.unknowns {
		if u.Choice != "" {
			continue
		}
		for _, path := range u.Paths {
			if laid.given(path, u.Given) {
				sets = append(sets, worldKey+path+"="+strconv.FormatFloat(values[i], 'f', -1, 64))
			}
		}
	}
	return sets, nil
}

// inWorld takes the place of what the case states.
func (s *Scenario) inWorld(set string) error {
	path, value, _ := strings.Cut(strings.TrimPrefix(set, worldKey), "=")
	if strings.HasPrefix(path, hypothesesKey+".") {
		return nil // it is decided already
	}
	wrong := func(what, write string) error { return fault.New("sets", set, what, write) }
	f, found := parameter.Lookup(&s.Parameters, path)
	r := s.resolved(path)
	if !found || r == nil {
		return wrong(unknownPath(path, &s.Parameters))
	}
	if x, err := strconv.ParseFloat(value, 64); err == nil && isNumber(f) {
		if err := assign(f, x); err != nil {
			return wrong(err.Error(), say.Text("write another value"))
		}
		r.Value = printed(f)
		return nil
	}
	of := &values{File: casefile.Argument(set), bare: true, units: s.Parameters.Units, rates: s.rates}
	st, _ := of.value(argumentNode(value, f), f, s.Parameters.Start)
	if len(of.Faults) > 0 {
		return wrong(of.Faults[0].What, of.Faults[0].Write)
	}
	if err := s.Parameters.Set(path, st.value); err != nil {
		return wrong(err.Error(), say.Text("write another value"))
	}
	r.Value = printed(f)
	return nil
}
