package rng

// Many draws one block for each of the agents, as Draw does, into the first
// len(agents) blocks of to. The draws of a phase cost less together than one
// by one: where the processor can, several are made at once.
func (s Source) Many(to []Block, p Purpose, agents []uint32, day int32, index uint32) {
	to = to[:len(agents)]
	done := manyAtOnce(to, s.key, agents, [3]uint32{uint32(day), uint32(p), index})
	s.each(to[done:], p, agents[done:], day, index)
}

// each makes the draws one after another.
func (s Source) each(to []Block, p Purpose, agents []uint32, day int32, index uint32) {
	for i, agent := range agents {
		b := &to[i]
		b.a, b.b, b.c, b.d = philox(s.key[0], s.key[1], agent, uint32(day), uint32(p), index)
	}
}
