package study

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tumen/economy"
)

func TestAChangeIsADifferenceNumberByNumber(t *testing.T) {
	with := economy.Summary{
		Shares: economy.Shares{Guards: economy.NumberOf(0.5, 9)}, Load: economy.Load{Mean: economy.NumberOf(48, 3)},
		Profit: economy.NumberOf(4, 7),
		Routes: map[string]economy.RouteSum{"river": {Mass: 100, Crossings: 3}, "bridge": {Mass: 5}},
		Harm:   economy.Harm{Hurt: 1}, Agents: 10, AgentDays: 300,
	}
	without := economy.Summary{
		Shares: economy.Shares{Guards: economy.NumberOf(0.25, 8)}, Load: economy.Load{Mean: economy.NumberOf(50, 4)},
		PieceRate: economy.NumberOf(0.8, 7),
		Routes:    map[string]economy.RouteSum{"river": {Mass: 150, Crossings: 4}, "customs": {Mass: 7}},
		Harm:      economy.Harm{Hurt: 3}, Agents: 10, AgentDays: 300,
	}
	want := economy.Summary{
		Shares: economy.Shares{Guards: economy.NumberOf(0.25, 8)}, Load: economy.Load{Mean: economy.NumberOf(-2, 3)},
		Routes: map[string]economy.RouteSum{"river": {Mass: -50, Crossings: -1}, "bridge": {Mass: 5}, "customs": {Mass: -7}},
		Harm:   economy.Harm{Hurt: -2},
	}
	if diff := cmp.Diff(want, Change(with, without)); diff != "" {
		t.Error(diff)
	}
}

func TestNothingChangesBetweenARunAndItself(t *testing.T) {
	s := economy.Summary{Profit: economy.NumberOf(4, 7), Routes: map[string]economy.RouteSum{"river": {Mass: 1}}}
	want := economy.Summary{Profit: economy.NumberOf(0, 7), Routes: map[string]economy.RouteSum{"river": {}}}
	if diff := cmp.Diff(want, Change(s, s)); diff != "" {
		t.Error(diff)
	}
}
