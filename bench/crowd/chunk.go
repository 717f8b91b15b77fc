package crowd

// Chunk is how many people a piece of work has. It never depends on the
// number of workers, and it is a multiple of 64, so that two chunks share no
// word of a bit set.
const Chunk = 16384

// Chunks is how many chunks n people make.
func Chunks(n int) int { return (n + Chunk - 1) / Chunk }

// Span is the first person of chunk k of n people, and the one after its last.
func Span(k, n int) (first, end int) {
	return k * Chunk, min((k+1)*Chunk, n)
}
