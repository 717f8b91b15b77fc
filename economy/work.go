package economy

// Work is what a world has had to do since it was built, burn-in included: what
// its time is to be divided by. It decides nothing.
type Work struct {
	Asked    int64 // offers that a waiting porter weighed
	SetOut   int64 // porters who set out
	Returned int64 // porters who came back to those who wait
}

// Acts is how often a porter did anything: was asked, set out or came back.
func (k Work) Acts() int64 { return k.Asked + k.SetOut + k.Returned }

// Work is the work so far.
func (w *World) Work() Work { return w.work }
