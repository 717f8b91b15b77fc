package economy

// Work is what a world has had to do since it was built, burn-in included: what
// its time is to be divided by. It decides nothing.
type Work struct {
	Free   int64 // porter-days: who waited for work where there was any, summed over days
	Asked  int64 // offers that somebody weighed
	SetOut int64 // porters who set out
}

// Work is the work so far.
func (w *World) Work() Work { return w.work }
