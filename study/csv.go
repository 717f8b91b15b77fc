package study

import (
	"bufio"
	"encoding/csv"
	"io"
	"math"
	"strconv"

	"tumen/study/store"
)

// CSV writes the rows that are there as comma-separated values, for other
// programs: row, with (the alternative), seed, failure, then the inputs and the
// outcomes by their names. A number that a run does not have is an empty cell.
// Daily series are left out. Units stand in study.json.
func (s *Study) CSV(to io.Writer) error {
	buffered := bufio.NewWriter(to)
	lines := csv.NewWriter(buffered)
	line := []string{"row", "with", "seed", "failure"}
	for _, in := range s.Spec.Inputs {
		line = append(line, in.Name)
	}
	for _, o := range s.Spec.Outcomes {
		line = append(line, o.Name)
	}
	if err := lines.Write(line); err != nil {
		return err
	}
	_, err := s.Each(func(r *store.Row) error {
		arm := s.Spec.Arms[int(r.Number)%len(s.Spec.Arms)]
		line = append(line[:0], strconv.FormatUint(r.Number, 10), arm.Name, strconv.FormatUint(r.Seed, 10), r.Failure)
		for _, x := range r.Inputs {
			line = append(line, cell(x))
		}
		for k := range s.Spec.Outcomes {
			if r.Failed() {
				line = append(line, "")
				continue
			}
			line = append(line, cell(r.Outcomes[k]))
		}
		return lines.Write(line)
	})
	if err != nil {
		return err
	}
	if lines.Flush(); lines.Error() != nil {
		return lines.Error()
	}
	return buffered.Flush()
}

// cell is a number with the digits that it needs to be read back to the same
// bits.
func cell(x float64) string {
	if math.IsNaN(x) {
		return ""
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}
