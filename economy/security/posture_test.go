package security

import (
	"testing"

	"tumen/economy/parameter"
)

// The table of postures: each has the motives that its name says, as strong as the
// case says, and no other.
func TestPosturesAreSettingsOfMotives(t *testing.T) {
	s := Strengths{Favour: 2, LooksAway: 3, Claim: 0.1, Wage: 0.3}
	for posture, want := range map[parameter.Posture]Motives{
		parameter.Bystander:  {LooksAway: 3},
		parameter.Enforcer:   {LooksAway: 3, Favour: 2, Campaigns: true},
		parameter.Claimant:   {LooksAway: 3, Claim: 0.1},
		parameter.Monopolist: {LooksAway: 3, Joint: true, Keeps: 0.7, Protection: 1},
		parameter.Trader:     {LooksAway: 3, OwnTrade: true},
	} {
		if got := MotivesOf(posture, s); got != want {
			t.Errorf("a %s wants %+v, want %+v", posture, got, want)
		}
	}
}
