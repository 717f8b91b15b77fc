package labour

// phases are what workers share, one piece each. They are bound once, so that a
// day allocates nothing. They are no state: a market that is read back from a file
// binds them anew ([Market.Bind]).
type phases struct {
	pool   *Pool
	roster *Roster

	settle, count, morning, tally, take, depart func(worker, piece int)
}

// Bind makes the market at this address one that can be used, after it was copied.
func (m *Market) Bind() {
	w := &m.work
	w.settle = func(_, piece int) { m.settlePeople(piece) }
	w.count = func(_, piece int) {
		lo, hi := piece*countTogether, min((piece+1)*countTogether, len(w.pool.table.renew))
		for _, which := range w.pool.table.renew[lo:hi] {
			w.pool.countRow(which)
		}
	}
	w.morning = func(_, piece int) { m.returnShard(piece) }
	w.tally = func(_, piece int) { m.tallyShard(piece) }
	w.take = func(_, piece int) { m.takeShard(piece) }
	w.depart = func(_, piece int) { m.departShard(piece) }
}
