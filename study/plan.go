package study

// Task is one run to be made: where it stands in the study, and what with.
type Task struct {
	Row       int
	Point     int
	Replicate int
	Arm       int
	Seed      uint64
	World     uint64    // seed of the world in which it runs
	Values    []float64 // of the inputs
}

// Plan turns the number of a row into the run that it is.
type Plan struct {
	spec   *Spec
	values [][]float64 // by point
}

// Plan lays out the study as far as it is asked for.
func (s *Spec) Plan() (*Plan, error) {
	points, err := s.Design.Points(s.Asked, len(s.Inputs))
	if err != nil {
		return nil, err
	}
	space, err := s.Space()
	if err != nil {
		return nil, err
	}
	p := &Plan{spec: s, values: points}
	if space != nil {
		p.values, err = space.Values(points)
	}
	return p, err
}

// Task is the run that a row is: point by point, within a point replicate by
// replicate, and within that arm by arm.
func (p *Plan) Task(row int) Task {
	arms, replicates := len(p.spec.Arms), p.spec.Seeds.Replicates
	t := Task{Row: row, Arm: row % arms, Replicate: row / arms % replicates, Point: row / (arms * replicates)}
	t.Seed = p.spec.Seeds.First + uint64(row/arms)
	t.World = p.spec.Seeds.world(t.Seed)
	t.Values = p.values[t.Point]
	return t
}

// Proposed is the run of a calibration at some values of the inputs.
func (s *Spec) Proposed(row int, values []float64) Task {
	seed := s.Seeds.First + uint64(row)
	return Task{Row: row, Point: row, Seed: seed, World: s.Seeds.world(seed), Values: values}
}
