package security

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// samjiyon is a route as the founding case might have it: a crew of 25 is raided
// one night in two hundred, and exposure grows faster than the crew.
var samjiyon = Exposure{Usual: 25, Growth: 1.5}

func tonight(raid, effort, season float64) *Table {
	var t Table
	t.Open(samjiyon, 50)
	t.Set(Hazard(raid), effort, season)
	return &t
}

// Without raids, or without effort, nobody is lost to being noticed, however
// large the crew and however strong the other of the two.
func TestWithoutRaidsOrWithoutEffortNobodyIsNoticed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raid, effort := 0.0, rapid.Float64Range(0, 1e6).Draw(t, "effort")
		if rapid.Bool().Draw(t, "raids") {
			raid, effort = rapid.Float64Range(0, 1).Draw(t, "raid"), 0
		}
		table := tonight(raid, effort, rapid.Float64Range(0, 100).Draw(t, "season"))
		crew := Crew{Heads: rapid.IntRange(0, 1000).Draw(t, "heads")}
		if got := table.Raided(crew); got != 0 {
			t.Fatalf("with raid %v and effort %v a crew of %d is raided with chance %v", raid, effort, crew.Heads, got)
		}
	})
}

// A usual crew on an ordinary night runs the stated chance, and twice the effort
// is two such nights in one.
func TestEffortCountsInOrdinaryNights(t *testing.T) {
	const raid = 0.005
	for effort, want := range map[float64]float64{1: raid, 2: 1 - math.Pow(1-raid, 2), 58: 1 - math.Pow(1-raid, 58)} {
		if got := tonight(raid, effort, 1).Raided(Crew{Heads: 25}); math.Abs(got-want) > 1e-14 {
			t.Errorf("with effort %v a usual crew is raided with chance %v, want %v", effort, got, want)
		}
	}
	if got := tonight(1, 1, 1).Raided(Crew{Heads: 25}); got < 1-1e-15 {
		t.Errorf("where every crossing is raided one escapes with chance %v", 1-got)
	}
}

// The hazard has a constant elasticity in the crew, and is proportional to the
// month's danger.
func TestExposureGrowsWithTheCrewAndTheSeason(t *testing.T) {
	table, river := tonight(0.01, 1, 1), tonight(0.01, 1, 3)
	for heads := 1; heads <= 25; heads++ {
		if got, want := table.HazardOf(2*heads)/table.HazardOf(heads), math.Pow(2, 1.5); math.Abs(got-want) > 1e-12 {
			t.Errorf("twice a crew of %d has %v times the hazard, want %v", heads, got, want)
		}
		if got, want := table.Raided(Crew{Heads: heads}), -math.Expm1(-table.HazardOf(heads)); math.Abs(got-want) > 1e-15 {
			t.Errorf("a crew of %d is raided with chance %v, want %v", heads, got, want)
		}
		if got := river.HazardOf(heads) / table.HazardOf(heads); math.Abs(got-3) > 1e-12 {
			t.Errorf("in a month three times as dangerous, the hazard is %v times as large", got)
		}
	}
}

// Protection takes away a share of the hazard; the organ's own are exempt.
func TestStandingProtects(t *testing.T) {
	table := tonight(0.2, 3, 1)
	whole := table.HazardOf(30)
	for protection, want := range map[float64]float64{0: -math.Expm1(-whole), 0.5: -math.Expm1(-whole / 2), 1: 0} {
		if got := table.Raided(Crew{Heads: 30, Protection: protection}); math.Abs(got-want) > 1e-15 {
			t.Errorf("with protection %v a crew is raided with chance %v, want %v", protection, got, want)
		}
	}
	if got := table.Raided(Crew{Heads: 30, Exempt: true}); got != 0 {
		t.Errorf("the organ raids its own with chance %v", got)
	}
}

// A chance that is a hazard and back is the same chance, also where the series
// takes over from the exponential.
func TestAChanceIsAHazardAndBack(t *testing.T) {
	for _, chance := range []float64{0, 1e-12, 9e-7, 1e-6, 1.1e-6, 0.005, 0.5, 0.999} {
		if got := Chance(Hazard(chance)); math.Abs(got-chance) > 2e-16+1e-10*chance {
			t.Errorf("%v becomes %v", chance, got)
		}
	}
}

func TestATableIsFilledOnceANightWithoutAllocating(t *testing.T) {
	table := tonight(0.01, 1, 1)
	effort := 1.0
	if n := testing.AllocsPerRun(100, func() { effort += 0.01; table.Set(0.01, effort, 1) }); n != 0 {
		t.Errorf("a night allocates %v times", n)
	}
}
