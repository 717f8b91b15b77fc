package trade

import (
	"math"
	"testing"

	"tumen/ledger"
)

// herb is a good with curves that are easy to work out.
func herb() Curves {
	return Curves{Source: 100, Resale: 1000, Volume: 2000, Supply: 4, Demand: 2, Harvest: 1}
}

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s is %.6g, want %.6g within %.2g", what, got, want, within)
	}
}

// "C = C0 (G/Q0)^(1/eps) / harvest"
func TestGatherersAskMoreOfThoseWhoBuyMuch(t *testing.T) {
	c := herb()
	var m Market
	m.Open(&c)
	m.Gathered = 16 * c.Volume / 2 // 8 times
	m.SetSource(&c, 100)
	near(t, "the price at eight times the volume", m.Source, 100*math.Pow(8, 0.25), 1e-9)
	c.Harvest = 0.5
	m.SetSource(&c, 100)
	near(t, "the price in half a harvest", m.Source, 200*math.Pow(8, 0.25), 1e-9)
	c.Harvest = 0
	m.SetSource(&c, 100)
	near(t, "the price that is quoted in a month without harvest", m.Source, 100, 0)
}

// "R = R0 (S/Q0)^(-1/eta) e^a"
func TestTheFarSidePaysLessForMore(t *testing.T) {
	c := herb()
	var m Market
	m.Open(&c)
	m.SetResale(&c, 4*c.Volume, 100)
	near(t, "the price at four times the volume", m.Resale, 500, 1e-9)
	m.Hear(0.9, 0.1)
	m.Hear(0.9, 0)
	m.SetResale(&c, c.Volume, 100)
	near(t, "the price a day after news of a tenth", m.Resale, 1000*math.Exp(0.09), 1e-9)
}

// A market that nobody has come to for long is not one where a kilogram is worth
// anything: curves end at a tenth and at ten times the usual volume, and a price
// at an end is counted.
func TestNoCurveIsKnownFarFromTheUsualVolume(t *testing.T) {
	c := herb()
	var m Market
	m.Open(&c)
	m.SetResale(&c, 0, 100)
	near(t, "the price of nothing", m.Resale, 1000*math.Sqrt(10), 1e-9)
	m.SetResale(&c, c.Volume, 100)
	if m.Clamps != (Tally{Decisions: 2, Held: 1}) {
		t.Errorf("prices at an end of their curve: %+v, want 1 of 2", m.Clamps)
	}
	c.Volume = 0
	m.SetResale(&c, 12345, 100)
	near(t, "the price where no volume matters", m.Resale, 1000, 0)
}

// The usual volume of gatherers forgets by its memory.
func TestGatherersForget(t *testing.T) {
	c := herb()
	var m Market
	m.Open(&c)
	for range 10 {
		m.Learn(ledger.Grams(3000_000), 0.9)
	}
	near(t, "the usual volume", m.Gathered, 3000-1000*math.Pow(0.9, 10), 1e-9)
}
