package labour

// train.go: recruiters. An agency finds and trains novices, for a fee. On an
// evening every novice is worth training whose index, raised by what his training
// costs (novice.go), is below the cut: he will take the place of somebody dearer.
// As many are taken as the agencies have places for, by lot. They are away for the
// days of training, without outside income, and then wait with those who have few
// runs. Newcomers come every day, so agencies always have some work.

// Train sends the novices of a county who are worth it to the agencies, and says
// who they are; the list is good until the next call. It follows Hire. least is
// the smallest own load of anybody who is hired [kg].
func (m *Market) Train(county int, cut, least float64, r *Roster, team Team) []Worker {
	p := &m.Pools[county]
	m.begin(r, county)
	low := wholeLoad(least)
	at, part := within(p.sorted(cut, Untrained))
	for _, end := range [...]int32{int32(at), int32(at) + 1} {
		x := pick{from: Untrained, to: Untrained, low: low, high: max(low, across-1)}
		x.end[Untrained] = end
		if len(r.picks) > 0 {
			x.cell[Untrained] = int32(at)
		}
		r.picks = append(r.picks, x)
	}
	free := m.Params.Places - p.Learners
	if free <= 0 {
		return nil
	}
	m.count(r, team)
	below, edge := &r.picks[0], &r.picks[1]
	below.take = min(below.all, free)
	// Those in the cell of the cut as far as they lie below it, rounded by lot.
	lot := m.chance.Draw(drawLearner, uint32(county), m.Day, 0)
	edge.take = min(int(float64(part*float64(edge.all))+float64(lot.Unit(0))), edge.all, free-below.take)
	m.takeAll(r, 1, team)
	p.Learners += len(r.Workers)
	for _, x := range r.Workers {
		i := &m.People[x.Person]
		i.Standing = Training
		i.Free = m.Day + max(1, int32(m.Params.Training))
	}
	m.Depart(r, team)
	return r.Workers
}

// Agency is which of a county's agencies has the k-th novice of tonight, each as
// often as any other.
func (m *Market) Agency(county, k, agencies int) int {
	first := m.chance.Draw(drawLearner, uint32(county), m.Day, 1).Below(0, uint32(agencies))
	return (int(first) + k) % agencies
}
