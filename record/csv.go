package record

import (
	"bufio"
	"encoding/csv"
	"io"
	"strconv"

	"tumen/record/table"
)

// DaysCSV writes days.parquet as comma-separated values: a line of column names,
// then one line a day. Whole numbers are exact; others have the digits that they
// need to be read back to the same bits, and one that does not exist is an empty
// field. Units stand in the manifest's tables and
// in docs/format.md, not here.
func (r *Run) DaysCSV(to io.Writer) error {
	lines, flush := csvTo(to)
	row := make([]string, len(r.Days.Columns))
	for k, c := range r.Days.Columns {
		row[k] = c.Name
	}
	err := lines.Write(row)
	for d := 0; d < r.Days.Rows() && err == nil; d++ {
		for k := range r.Days.Columns {
			c := &r.Days.Columns[k]
			if c.Reals != nil {
				row[k] = table.Field(c.Reals[d])
			} else {
				row[k] = strconv.FormatInt(c.Ints[d], 10)
			}
		}
		err = lines.Write(row)
	}
	return flush(err)
}

// FlowsCSV writes flows.parquet as comma-separated values: day, kind, from, to,
// amount.
func (r *Run) FlowsCSV(to io.Writer) error {
	lines, flush := csvTo(to)
	err := lines.Write([]string{"day", "kind", "from", "to", "amount"})
	for k := 0; k < len(r.Flows) && err == nil; k++ {
		f := &r.Flows[k]
		err = lines.Write([]string{strconv.Itoa(int(f.Day)), f.Kind, f.From, f.To, strconv.FormatInt(f.Amount, 10)})
	}
	return flush(err)
}

// csvTo begins a table; flush ends it, and keeps an error that came before.
func csvTo(to io.Writer) (lines *csv.Writer, flush func(error) error) {
	buffered := bufio.NewWriter(to)
	lines = csv.NewWriter(buffered)
	return lines, func(err error) error {
		if lines.Flush(); err == nil {
			err = lines.Error()
		}
		if err == nil {
			err = buffered.Flush()
		}
		return err
	}
}
