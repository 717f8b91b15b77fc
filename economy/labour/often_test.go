package labour

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"tumen/engine"
)

// Nobody earns more a day by going sooner or later than he chooses: no day of a
// fine grid brings more.
func TestDaysBetweenRunsMakeADayOfLifeBringMost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		gain, tired := rapid.Float64Range(0.01, 30).Draw(t, "gain"), rapid.Float64Range(0.01, 30).Draw(t, "tired")
		away := rapid.Float64Range(0, 30).Draw(t, "away")
		days, bound := Days(gain, tired, away)
		brings := func(d float64) float64 { return (gain - tired/d) / (away + d) }
		best := brings(days)
		for k := range 100 * longest {
			if d := float64(k+1) / 100; brings(d) > best+1e-12*math.Abs(best) {
				t.Fatalf("after %v days a day brings %v, after %v it brings %v", days, best, d, brings(d))
			}
		}
		if bound && brings(longest+0.001) < best-1e-12*math.Abs(best) {
			t.Fatalf("he stays as long as anybody does and would not stay longer")
		}
	})
	if days, _ := Days(2, 3, 0); days != 2*3/2.0 {
		t.Errorf("where runs and recovery take no time, %v days instead of 2 a / m", days)
	}
	if days, bound := Days(5, 0, 9); days != 0 || bound {
		t.Errorf("who never tires stays at home for %v days", days)
	}
	if days, bound := Days(0, 1, 9); days != longest || !bound {
		t.Errorf("who gains nothing stays at home for %v days", days)
	}
}

// The higher the usual wage, the oftener everybody goes; the poor go oftener than
// those who earn more elsewhere; the mean of what chance rounds is exact.
func TestPeopleGoOftenerWhereARunPaysMore(t *testing.T) {
	p, one := usual()
	m, _ := village(t, p, one)
	terms := p.Terms(Danger{Lost: 0.03})
	poor, rich := uint32(0), uint32(0)
	for i := range m.People {
		if m.People[i].Outside < m.People[poor].Outside {
			poor = uint32(i)
		}
		if o := m.People[i].Outside; o > m.People[rich].Outside && o < 700 {
			rich = uint32(i)
		}
	}
	mean := func(i uint32) (home, free float64) {
		const days = 4000
		own := m.People[i].Strength
		r := m.Pause(0, &terms, 1)
		for d := range int32(days) {
			h, f, _ := m.Rest(&r, i, own, Bag(1, own, 500), d)
			home += float64(h-d-1) / days
			free += float64(f-h) / days
		}
		return home, free
	}
	m.Pools[0].Usual = 30
	restPoor, daysPoor := mean(poor)
	restRich, daysRich := mean(rich)
	m.Pools[0].Usual = 60
	_, more := mean(rich)
	if daysPoor >= daysRich || more >= daysRich {
		t.Errorf("at home %v days if poor, %v if not, and %v for twice the pay", daysPoor, daysRich, more)
	}
	if math.Abs(restPoor-4) > 0.04 || math.Abs(restRich-4) > 0.04 {
		t.Errorf("a full load takes %v and %v days of recovery, want 4", restPoor, restRich)
	}
	x := &m.People[rich]
	gain := terms.Phi(1) * (60*float64(x.Strength)/float64(x.Outside) - 1)
	if want, _ := Days(gain, 1, 5); math.Abs(more-want) > 0.05 {
		t.Errorf("%v days at home, want %v", more, want)
	}
}

// A round is how often somebody goes, and for how much, at a cut that stays: the days of
// many runs, on average, and what they were paid. Who asks more than the cut makes none.
func TestARoundIsTheMeanOfManyRuns(t *testing.T) {
	p, one := usual()
	one.Experienced = 1
	m, _ := village(t, p, one)
	terms := p.Terms(Danger{Lost: 0.03})
	const cut, x, runs = 30.0, 0.8, 4000
	m.Pools[0].Usual = cut
	pause, carry := m.Pause(0, &terms, x), 0
	for i := range uint32(40) {
		own := m.People[i].Strength
		round, carries := m.Round(i, &terms, x, cut)
		if carries != (m.Index(i) < cut) {
			t.Fatalf("carries is %t at an index of %v, where the cut is %v", carries, m.Index(i), cut)
		}
		if !carries {
			continue
		}
		carry++
		away, home := 0.0, 0.0
		for d := range int32(runs) {
			h, f, _ := m.Rest(&pause, i, own, Bag(x, own, 500), d)
			away += float64(h-d) / runs
			home += float64(f-h) / runs
		}
		// What a bag holds is whole kilograms, so recovery differs a little.
		if math.Abs(away-round.Away) > 0.1 || math.Abs(home-round.Home) > 0.05*home+0.1 {
			t.Errorf("%.2f days away and %.2f at home, a round says %.2f and %.2f", away, home, round.Away, round.Home)
		}
		pay := terms.Rate(cut, x) * x * float64(own) * (1 - terms.Lost)
		if math.Abs(round.Pay-pay) > 1e-9*pay {
			t.Errorf("a round pays %v, want %v", round.Pay, pay)
		}
	}
	if carry < 5 || carry == 40 {
		t.Fatalf("%d of 40 carry", carry)
	}
}

// Half a load tires an eighth as much, by the power three.
func TestALightLoadTiresLess(t *testing.T) {
	p, one := usual()
	one.Strength, one.StrengthSpread = 60, 0
	m, _ := New(p, []Population{one}, testSource, testSource, -1, engine.NewTeam(1))
	m.Pools[0].Usual = 1e9
	terms := p.Terms(Danger{})
	r := m.Pause(0, &terms, 1)
	sum := 0.0
	for d := range int32(4000) {
		home, _, _ := m.Rest(&r, 0, 60, 30, d)
		sum += float64(home-d-1) / 4000
	}
	if math.Abs(sum-0.5) > 0.04 {
		t.Errorf("half a load takes %v days of recovery, want 0.5", sum)
	}
}
