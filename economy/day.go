package economy

import "context"

// Day advances the world by one day. The order is the process overview of
// docs/odd.md; each step reads what the earlier ones wrote and nothing that
// comes later.
func (w *World) Day() {
	w.morning.turnSeason() // the calendar: month, who is free again, who comes and who leaves
	w.applyPolicy()        // what begins or ends today
	w.pricing.setPrices()  // what merchants pay, what gatherers ask
	w.tariffs.setTariffs() // what each post asks, and how hard the MSS looks
	w.planning.makePlans() // each organiser: which good, which route, how many, for how much
	w.clearing.clear()     // one cut a county: who goes, who carries, what is borrowed and bought
	w.crossing.cross()     // the night
	w.selling.sell()       // what arrived is sold
	w.settling.settle()    // everyone is paid, double entry
	w.learning.learn()     // beliefs for tomorrow
	w.living.live()        // the day's living, of all people together
	w.recording.observe()  // observers look; they draw nothing
	w.day++
}

// Run advances the world through its burn-in and its recorded days. It returns
// the context's error when it is interrupted, always between two days, and an
// error of the accounts if a day did not balance. progress may be nil; it is
// told the recorded days finished so far (0 during burn-in) and their number.
func (w *World) Run(ctx context.Context, progress func(day, days int)) error {
	for w.day < int32(w.p.Days) {
		if err := ctx.Err(); err != nil {
			w.summing.finish()
			return err
		}
		if err := w.advance(progress); err != nil {
			return err
		}
	}
	w.summing.finish()
	return w.wrong
}

// advance is one day, and who is told of it.
func (w *World) advance(progress func(day, days int)) error {
	w.Day()
	if w.wrong != nil {
		return w.wrong
	}
	if progress != nil {
		progress(max(0, int(w.day)), w.p.Days)
	}
	return nil
}
