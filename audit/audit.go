// Package audit checks a recorded run from what lies on disk alone. It knows the
// rules that a record must keep (money and grams add up, tables agree with each
// other and with the manifest, nobody is in two places) and nothing of the model
// that made it: it runs no world and shares no sum with the one that did.
//
// It finds what was changed after the run, what was lost on the way, and what the
// program itself got wrong. What it cannot find is a record that is consistent
// and yet not what the case gives: for that the run must be made again.
package audit

import (
	"strings"

	"tumen/economy/observe"
	"tumen/internal/say"
	"tumen/record"
	"tumen/unit"
)

// Report is what an audit found. Its JSON keys are a contract.
type Report struct {
	Case   string   `json:"case"`
	Title  string   `json:"title"`
	Seed   uint64   `json:"seed"`
	Days   int      `json:"days"`   // recorded, by the manifest
	Digest string   `json:"digest"` // of the files as they are
	Rows   []Rows   `json:"tables"` // those that could be read
	Checks []*Check `json:"checks"` // all that were made, in order
	Sound  bool     `json:"sound"`  // no check found a fault
}

// Rows is one table and its length.
type Rows struct {
	Table string `json:"table"`
	Rows  int64  `json:"rows"`
}

// Check is one thing that must hold, and how often it was looked at.
type Check struct {
	Holds  string  `json:"holds"`  // what must hold, in words
	Looked int64   `json:"looked"` // comparisons
	Faults int64   `json:"faults"` // of them, those that failed
	First  []Fault `json:"first"`  // the first of these, at most most

	money unit.Money
}

// most is how many faults of one check are told one by one: enough to see what
// they have in common.
const most = 5

// Fault is one place where something does not hold.
type Fault struct {
	Where string `json:"where"` // file, and the day or row in it
	What  string `json:"what"`
}

// that notes one comparison. In what it says, {money} and {minor} are the money of
// the case and its minor unit.
func (c *Check) that(ok bool, where, what string, args ...any) {
	c.Looked++
	if ok {
		return
	}
	c.Faults++
	if len(c.First) < most {
		c.First = append(c.First, Fault{where, strings.NewReplacer("{money}", c.money.Unit, "{minor}", c.money.Minor).Replace(say.Textf(what, args...))})
	}
}

// Faults is how many faults all checks found.
func (r *Report) Faults() (n int64) {
	for _, c := range r.Checks {
		n += c.Faults
	}
	return n
}

// run is one audit under way.
type run struct {
	*record.Found
	report Report
	days   *days
	trips  func(see func(observe.Trip) error) error // gives every row of crossings.parquet; nil if there is none
}

// check begins the next check.
func (a *run) check(holds string) *Check {
	c := &Check{Holds: holds, First: []Fault{}, money: a.Manifest.Money}
	a.report.Checks = append(a.report.Checks, c)
	return c
}

// Audit reads the run in a folder and checks it. An error says that there is no
// run there to audit; whatever is wrong with one is in the report.
func Audit(dir string) (*Report, error) {
	found, err := record.Inspect(dir)
	if err != nil {
		return nil, err
	}
	a := begin(found)
	if found.Crossings != nil {
		a.trips = found.Crossings.Each
	}
	return a.all(), nil
}

// begin is an audit of what was found, before its first check.
func begin(found *record.Found) *run {
	m := &found.Manifest
	return &run{Found: found, report: Report{Case: m.Case, Title: m.Title, Seed: m.Seed, Days: m.Days, Rows: []Rows{}}}
}

// all makes every check for which there is a table.
func (a *run) all() *Report {
	found := a.Found
	a.files()
	a.sealed()
	a.derived()
	if found.Days != nil {
		a.rows(record.DaysFile, int64(found.Days.Rows()))
		a.auditDays()
		a.auditLiving()
	}
	if a.readable(record.FlowsFile) {
		a.rows(record.FlowsFile, int64(len(found.Flows)))
		a.auditFlows()
	}
	a.auditSummary()
	if a.trips != nil {
		a.auditTrips()
	}
	a.report.Sound = a.report.Faults() == 0
	return &a.report
}

func (a *run) rows(table string, n int64) { a.report.Rows = append(a.report.Rows, Rows{table, n}) }

// readable says whether a table is there and could be read.
func (a *run) readable(name string) bool {
	for _, t := range a.Tables {
		if t.Name == name {
			return t.Wrong == nil
		}
	}
	return false
}
