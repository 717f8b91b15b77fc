package audit

import (
	"math"

	"tumen/economy/observe"
	"tumen/internal/say"
	"tumen/record"
)

// count adds to a column of days.parquet as the trips have it.
func (t *trips) count(column string, day int32, n int64) {
	if t.sums[column] == nil {
		t.sums[column] = make([]int64, t.recorded())
	}
	t.sums[column][day] += n
}

// away notes that a porter rests, is hurt or detained from the end of a day until
// the day on which he is free.
func (t *trips) away(standing string, x observe.Trip) {
	t.count(standing, x.Day, 1)
	if x.Free > x.Day && int(x.Free) < t.recorded() {
		t.count(standing, x.Free, -1)
	}
}

// absences are the trips' fates that keep a porter away, and what it is called
// in the days.
var absences = map[string]string{"returned": "resting", "hurt": "hurt", "caught": "detained"}

// add takes a row into the sums.
func (t *trips) add(x observe.Trip) {
	t.harm[x.Fate]++
	if standing := absences[x.Fate]; standing != "" && x.Porter >= 0 {
		t.away(standing, x)
	}
	switch x.Fate {
	case "returned", "caught":
		if x.Arrived == 0 {
			t.count("seized", x.Day, int64(x.Load))
		}
	case "hurt":
		t.count("lost", x.Day, int64(x.Load))
	case "dead":
		t.count("lost", x.Day, int64(x.Load))
		t.end("dead", x.Day)
	case "stayed":
		t.end("gone", x.Day)
	default:
		t.fate.that(false, t.where(), "%q is not a known fate of a porter", x.Fate)
	}
	t.count("sold", x.Day, int64(x.Arrived))
	if !t.lots(x.Good) {
		t.count("mass."+x.Route, x.Day, int64(x.Arrived))
	}
	if x.Porter < 0 {
		return
	}
	t.count("hired", x.Day, 1)
	t.pay[x.Day] += int64(x.Pay)
	if x.Arrived > 0 {
		t.paid[x.Day] += int64(x.Load)
		t.loads[min(max(int64(x.Load)/1000, 0), int64(len(t.loads)-1))]++
	}
}

func (t *trips) end(how string, day int32) {
	if t.ended[how] == nil {
		t.ended[how] = make([]int64, t.recorded())
	}
	t.ended[how][day]++
}

// against holds the sums of all trips against the other files.
func (t *trips) against() {
	if t.days != nil && t.days.n == t.recorded() {
		t.againstDays()
	}
	if t.readable(record.FlowsFile) {
		c := t.check(say.Text("porters' pay is that of the trips, day by day"))
		paid := make([]int64, len(t.pay))
		for _, f := range t.Flows {
			if f.Kind == "pay" && f.Day >= 0 && int(f.Day) < len(paid) {
				paid[f.Day] += f.Amount
			}
		}
		for k := range paid {
			c.that(paid[k] == t.pay[k], on(record.FlowsFile, k), "porters were paid %d {minor}, but the trips give %d", paid[k], t.pay[k])
		}
	}
	s := &t.Manifest.Summary
	c := t.check(say.Text("the summary agrees with the trips"))
	is := func(name string, got, want float64) {
		c.that(got == want, record.ManifestFile, "%s is %v, but the trips give %v", name, got, want)
	}
	is("harm.detained", float64(s.Harm.Detained), float64(t.harm["caught"]))
	is("harm.hurt", float64(s.Harm.Hurt), float64(t.harm["hurt"]))
	is("harm.dead", float64(s.Harm.Dead), float64(t.harm["dead"]))
	for _, h := range t.Manifest.Distributions {
		want := map[string][]int64{"load": t.loads, "crew": t.crews}[h.Name]
		for x, n := range want {
			got := int64(0)
			if x < len(h.Counts) {
				got = h.Counts[x]
			}
			c.that(got == n, record.ManifestFile, "the distribution %s counts %d at %d, but the trips give %d", h.Name, got, x, n)
		}
	}
}

// againstDays holds the sums against days.parquet.
func (t *trips) againstDays() {
	d := t.days
	c := t.check(say.Text("the days agree with their trips"))
	columns := []string{"hired", "crews", "sold", "seized", "lost"}
	for _, r := range d.routes {
		columns = append(columns, "mass."+r, "crossings."+r)
	}
	for _, name := range columns {
		want := t.sums[name]
		if want == nil {
			want = make([]int64, d.n)
		}
		for k := range d.n {
			c.that(d.ints[name][k] == want[k], on(record.DaysFile, k), "%s is %d, but the trips give %d", name, d.ints[name][k], want[k])
		}
	}
	for _, how := range []string{"dead", "gone"} {
		ended := t.ended[how]
		for k := 1; k < d.n; k++ {
			n := int64(0)
			if ended != nil {
				n = ended[k]
			}
			c.that(d.ints[how][k]-d.ints[how][k-1] == n, on(record.DaysFile, k), "%s rises by %d, but the trips give %d", how, d.ints[how][k]-d.ints[how][k-1], n)
		}
	}
	if d.n > 0 {
		ended := int64(0)
		for _, how := range []string{"dead", "gone"} {
			if t.ended[how] != nil {
				ended += t.ended[how][0]
			}
		}
		if all := t.population(); all >= 0 {
			want := all - d.ints["dead"][0] - d.ints["gone"][0] + ended
			c.that(d.ints["alive"][0] == want, on(record.DaysFile, 0), "alive is %d, but the trips give %d", d.ints["alive"][0], want)
		}
	}
	for _, standing := range []string{"resting", "hurt", "detained"} {
		t.againstStanding(standing)
	}
	for k := range min(d.n, len(d.pieceRate)) {
		want := ratio(float64(t.pay[k]), kg(t.paid[k]), 1).Float()
		c.that(close(d.pieceRate[k], want), on(record.DaysFile, k), "the piece rate is %v {minor}/kg, but the trips give %v", d.pieceRate[k], want)
	}
}

// againstStanding holds how many are away by the days against how many are by
// the trips. Some have been away since before the record began: they only become
// fewer.
func (t *trips) againstStanding(standing string) {
	c := t.check(say.Textf("only porters after a trip are %s, until the day on which they are free", standing))
	changes, before := t.sums[standing], int64(math.MaxInt64)
	away := int64(0)
	for k, n := range t.days.ints[standing] {
		if changes != nil {
			away += changes[k]
		}
		since := n - away
		c.that(since >= 0 && since <= before, on(record.DaysFile, k), "%d people are %s, but the trips give %d", n, standing, away)
		before = since
	}
}
