package study

import (
	"time"

	"tumen/economy"
	"tumen/scenario"
)

// timeOfRow is what a row costs beside the days of its run: drawing its inputs,
// building its world, writing it. docs/performance.md measures it.
const timeOfRow = 300 * time.Microsecond

// Need is what the runs of a study ask of the machine, with one run a worker at a
// time; the time is that of one core. A known function needs next to nothing.
func (s *Spec) Need(workers int) (economy.Need, error) {
	var need economy.Need
	if IsKnown(s.Case.Name) {
		return need, nil
	}
	c, err := scenario.Parse(s.Case.File, []byte(s.Case.Text))
	if err != nil {
		return need, err
	}
	laid, err := c.With(s.options(s.Arms[0]))
	if err != nil {
		return need, err
	}
	one := laid.Parameters.Need()
	need.Bytes = one.Bytes * float64(max(1, min(workers, s.Rows())))
	need.Work = time.Duration(min(float64(s.Rows())*float64(one.Work+timeOfRow), float64(1<<62)))
	return need, nil
}
