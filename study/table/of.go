package table

import (
	"tumen/scenario"
	"tumen/study"
	"tumen/study/design"
)

// Of is a table of rows that are in memory: points are how many each round has, and
// narrow from what each was drawn. The patterns of the study are evidence as their roles
// say; none is all of them.
func Of(spec *study.Spec, points []int, narrow []design.Narrow, rows []Row, roles []scenario.Role) (*Table, error) {
	t := &Table{Spec: spec, Rounds: points, Narrow: narrow, Rows: rows}
	var err error
	if t.Space, err = spec.Space(); err != nil {
		return nil, err
	}
	return t, t.ready(given(spec, roles))
}
