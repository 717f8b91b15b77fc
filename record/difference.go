package record

import (
	"errors"
	"fmt"
	"io"
	"math"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/record/table"
)

// Difference is the first place in which two runs are not the same.
type Difference struct {
	Table    string `json:"table"` // the file that shows it
	Day      int    `json:"day"`   // recorded day, from 0
	Date     string `json:"date"`
	Column   string `json:"column"`
	Recorded string `json:"recorded"` // in the record
	Again    string `json:"again"`    // when the run was repeated
}

func (d *Difference) String() string {
	return say.Textf("day %d (%s), %s, column %s: recorded %s, now %s", d.Day, d.Date, d.Table, d.Column, d.Recorded, d.Again)
}

// FirstDifference compares two runs of the same case: what happened, day by day,
// who paid whom, the checksums of the whole state, and every trip if both have a
// record of them. It gives the first day on which they differ, and the first
// column on it, checksums last since they say least; nil if there is none. Days
// that only one of the runs has are a difference. An error says what could not
// be read.
func FirstDifference(recorded, again *Run) (*Difference, error) {
	first := differInDays(DaysFile, recorded.Days, again.Days)
	first = earlier(first, differInFlows(recorded.Flows, again.Flows, recorded.Manifest.Money.Minor))
	trips, err := differInTrips(recorded.Crossings, again.Crossings)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", CrossingsFile, err)
	}
	first = earlier(first, trips)
	if recorded.Checks != nil && again.Checks != nil {
		first = earlier(first, differInDays(ChecksFile, recorded.Checks, again.Checks))
	}
	if first != nil {
		start, err := parameter.ParseDate(again.Manifest.Start)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", ManifestFile, err)
		}
		first.Date = (start + parameter.Date(first.Day)).String()
	}
	return first, nil
}

// earlier is the difference on the earlier day, and a on the same one.
func earlier(a, b *Difference) *Difference {
	if a == nil || b != nil && b.Day < a.Day {
		return b
	}
	return a
}

// nothing is what a run that lacks a day or a column has there.
const nothing = "nothing"

// differInDays compares two tables of one row a day, row by row.
func differInDays(table string, a, b *observe.Table) *Difference {
	for i := range a.Columns {
		if name := a.Columns[i].Name; b.Column(name) == nil {
			return &Difference{Table: table, Column: name, Recorded: say.Text("a column"), Again: nothing}
		}
	}
	for i := range b.Columns {
		if name := b.Columns[i].Name; a.Column(name) == nil {
			return &Difference{Table: table, Column: name, Recorded: nothing, Again: say.Text("a column")}
		}
	}
	for day := range max(a.Rows(), b.Rows()) {
		for i := range a.Columns {
			c := &a.Columns[i]
			x, y := cell(c, day), cell(b.Column(c.Name), day)
			if x != y {
				return &Difference{Table: table, Day: day, Column: c.Name, Recorded: x, Again: y}
			}
		}
	}
	return nil
}

// cell is a number of a table as text, every bit of it.
func cell(c *observe.Column, row int) string {
	switch {
	case row < len(c.Ints):
		return fmt.Sprint(c.Ints[row])
	case row >= len(c.Reals):
		return nothing
	case math.IsNaN(c.Reals[row]):
		return say.Text("no number")
	default:
		return fmt.Sprint(c.Reals[row])
	}
}

// differInFlows compares two flow matrices: the first day that differs, and on
// it the first cell, in the order of the table. minor is the unit of amounts.
func differInFlows(a, b []observe.Flow, minor string) *Difference {
	row := 0
	for row < len(a) && row < len(b) && a[row] == b[row] {
		row++
	}
	day := int32(math.MaxInt32)
	for _, rest := range [...][]observe.Flow{a[row:], b[row:]} {
		if len(rest) > 0 {
			day = min(day, rest[0].Day)
		}
	}
	amount := func(flows []observe.Flow, cell *observe.Flow) string {
		for _, f := range flows {
			if f.Day == day && f.Kind == cell.Kind && f.From == cell.From && f.To == cell.To {
				return fmt.Sprint(f.Amount, " ", minor)
			}
		}
		return nothing
	}
	for _, rest := range [...][]observe.Flow{a[row:], b[row:]} {
		for _, f := range rest {
			if f.Day != day {
				break
			}
			if x, y := amount(a[row:], &f), amount(b[row:], &f); x != y {
				return &Difference{Table: FlowsFile, Day: int(day), Column: say.Textf("%s from %s to %s", f.Kind, f.From, f.To), Recorded: x, Again: y}
			}
		}
	}
	return nil
}

// differInTrips compares two records of trips, one trip at a time. It is nil if
// one of the runs has none.
func differInTrips(a, b *Crossings) (*Difference, error) {
	if a == nil || b == nil || a.file.SHA256 == b.file.SHA256 {
		return nil, nil
	}
	var d *Difference
	ours, stop := make(chan observe.Trip, table.Batch), make(chan struct{})
	wrong := make(chan error, 1)
	go func() {
		defer close(ours)
		wrong <- b.Each(func(t observe.Trip) error {
			select {
			case ours <- t:
				return nil
			case <-stop:
				return io.EOF
			}
		})
	}()
	err := a.Each(func(t observe.Trip) error {
		u, more := <-ours
		switch {
		case !more:
			d = &Difference{Table: CrossingsFile, Day: int(t.Day), Column: "porter", Recorded: fmt.Sprint(t.Porter), Again: nothing}
		case t != u:
			d = differInTrip(&t, &u)
		default:
			return nil
		}
		return io.EOF // seen enough
	})
	if u, more := <-ours; d == nil && more {
		d = &Difference{Table: CrossingsFile, Day: int(u.Day), Column: "porter", Recorded: nothing, Again: fmt.Sprint(u.Porter)}
	}
	close(stop)
	for range ours { // let the other reader come to its end
	}
	for _, err := range []error{err, <-wrong} {
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
	}
	return d, nil
}

// differInTrip names the first column in which two trips differ.
func differInTrip(a, b *observe.Trip) *Difference {
	var x, y observe.Trip
	left, right := table.TripColumns(&x, ""), table.TripColumns(&y, "")
	x, y = *a, *b
	for i := range left {
		if u, v := left[i].Cell(0), right[i].Cell(0); u.String() != v.String() {
			return &Difference{Table: CrossingsFile, Day: int(min(a.Day, b.Day)), Column: left[i].Name, Recorded: u.String(), Again: v.String()}
		}
	}
	return nil
}
