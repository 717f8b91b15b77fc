package study

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tumen/economy"
)

func TestAChangeIsADifferenceNumberByNumber(t *testing.T) {
	with := economy.Summary{
		Shares: economy.Shares{Guards: 0.5}, Load: economy.Load{Mean: 48},
		Routes: map[string]economy.RouteSum{"river": {Kg: 100, Crossings: 3}, "bridge": {Kg: 5}},
		Harm:   economy.Harm{Hurt: 1}, Agents: 10, AgentDays: 300,
	}
	without := economy.Summary{
		Shares: economy.Shares{Guards: 0.25}, Load: economy.Load{Mean: 50},
		Routes: map[string]economy.RouteSum{"river": {Kg: 150, Crossings: 4}, "customs": {Kg: 7}},
		Harm:   economy.Harm{Hurt: 3}, Agents: 10, AgentDays: 300,
	}
	want := economy.Summary{
		Shares: economy.Shares{Guards: 0.25}, Load: economy.Load{Mean: -2},
		Routes: map[string]economy.RouteSum{"river": {Kg: -50, Crossings: -1}, "bridge": {Kg: 5}, "customs": {Kg: -7}},
		Harm:   economy.Harm{Hurt: -2},
	}
	if diff := cmp.Diff(want, Change(with, without)); diff != "" {
		t.Error(diff)
	}
}

func TestNothingChangesBetweenARunAndItself(t *testing.T) {
	s := economy.Summary{Profit: 4, Routes: map[string]economy.RouteSum{"river": {Kg: 1}}}
	want := economy.Summary{Routes: map[string]economy.RouteSum{"river": {}}}
	if diff := cmp.Diff(want, Change(s, s)); diff != "" {
		t.Error(diff)
	}
}
