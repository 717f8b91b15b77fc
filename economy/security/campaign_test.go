package security

import (
	"slices"
	"testing"

	"tumen/economy/parameter"
)

// Campaigns by date last their days, and of two at once the stronger counts.
func TestCampaignsByDateLastTheirDays(t *testing.T) {
	o := Orders{Campaigns: []Campaign{{Starts: 3, Days: 4, Effort: 10}, {Starts: 5, Days: 1, Effort: 30}, {Starts: 6, Days: 3, Effort: 0.5}}}
	var got []float64
	for day := range int32(10) {
		got = append(got, o.Campaign(day, -1))
	}
	if want := []float64{0, 0, 0, 10, 10, 30, 10, 0.5, 0.5, 0}; !slices.Equal(got, want) {
		t.Errorf("campaigns demand %v, want %v", got, want)
	}
}

// If crossings in 30 days pass the trigger and no campaign of its own lasts, one
// begins tomorrow and lasts its days, even if the MSS wants something else by then.
func TestACampaignOfItsOwnBeginsTomorrowAndLastsItsDays(t *testing.T) {
	o := Orders{Trigger: 60, Days: 5, Effort: 20}
	s, m := opened(1), MotivesOf(parameter.Enforcer, Strengths{})
	var days []int32
	for day, crossings := range []float64{0, 0, 2, 2.1, 9, 9, 9, 9, 0, 0, 0} {
		if day == 5 {
			m = MotivesOf(parameter.Bystander, Strengths{})
		}
		s.Choose(o.Campaign(int32(day), s.Until), &m, &terms)
		if s.Watches[0].Effort == 21 {
			days = append(days, int32(day))
		}
		s.Learn(int32(day), []Night{{}}, crossings, &o, &m, &terms)
	}
	if want := []int32{4, 5, 6, 7, 8}; !slices.Equal(days, want) {
		t.Errorf("its campaign lasts on days %v, want %v", days, want)
	}
}

// Only an MSS that fears for its name starts campaigns.
func TestWhoDoesNotEnforceStartsNone(t *testing.T) {
	o := Orders{Trigger: 60, Days: 5, Effort: 20}
	for _, posture := range []parameter.Posture{parameter.Bystander, parameter.Claimant, parameter.Monopolist, parameter.Trader} {
		s, m := opened(1), MotivesOf(posture, Strengths{Favour: 1})
		s.Learn(0, []Night{{}}, 1000, &o, &m, &terms)
		if s.Until >= 0 {
			t.Errorf("a %s starts a campaign until day %d", posture, s.Until)
		}
	}
}
