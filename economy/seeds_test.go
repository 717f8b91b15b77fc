package economy

import (
	"slices"
	"testing"

	"tumen/internal/proof"
)

func built(t *testing.T, s Seeds) *World {
	t.Helper()
	w := proof.Must(Build(upland(), nil, s, 1))(t)
	return w
}

// The world's seed says who lives there, the run's what happens to them.
func TestOneWorldManyFortunes(t *testing.T) {
	one, other := built(t, Seeds{World: 7, Run: 1}), built(t, Seeds{World: 7, Run: 2})
	if !slices.Equal(one.labour.People, other.labour.People) || !slices.Equal(one.organisers.FreeOn, other.organisers.FreeOn) {
		t.Error("one world has other people under another run's seed")
	}
	for range 30 {
		one.Day()
		other.Day()
	}
	if slices.Equal(one.labour.People, other.labour.People) {
		t.Error("two seeds of the run gave the same people the same month")
	}
}

func TestAnotherWorldHasOtherPeople(t *testing.T) {
	one, other := built(t, Seeds{World: 7, Run: 1}), built(t, Seeds{World: 8, Run: 1})
	if slices.Equal(one.labour.People, other.labour.People) {
		t.Error("two worlds have the same people")
	}
	if one.draw(drawRaid, 3, 0) != other.draw(drawRaid, 3, 0) {
		t.Error("the world's seed changed a draw of the run")
	}
}

func TestOneSeedIsThatOfTheWorldAndOfTheRun(t *testing.T) {
	w := proof.Must(New(upland(), nil, 9, 1))(t)
	if w.worldRandom != built(t, Seeds{World: 9, Run: 9}).worldRandom || w.runRandom != w.worldRandom {
		t.Error("a world of one seed has two")
	}
}
