package rng

// Many draws one block for each of the agents, as Draw does, into the first
// len(agents) blocks of to. The draws of a phase that are made together cost
// less than one by one: nothing stands between one and the next.
func (s Source) Many(to []Block, p Purpose, agents []uint32, day int32, index uint32) {
	to = to[:len(agents)]
	for i, agent := range agents {
		b := &to[i]
		b[0], b[1], b[2], b[3] = philox(s.key[0], s.key[1], agent, uint32(day), uint32(p), index)
	}
}
