package economy

import (
	"math"
	"testing"

	"tumen/economy/parameter"
)

// "If crossings a day times 30 exceed the trigger and no campaign of its own
// lasts, one of campaign_days begins tomorrow", and "one of its own lasts its
// days even if the posture changes".
func TestACampaignOfItsOwnBeginsTomorrowAndLastsItsDays(t *testing.T) {
	w := morning(t, func(p *parameter.Parameters) {
		p.Security = parameter.Security{Posture: parameter.Enforcer, Adaptation: 0.05, Trigger: 60, CampaignDays: 5, CampaignRaid: 0.3}
	})
	var days []int32
	for range 12 {
		if _, lasts := w.campaign(); lasts {
			days = append(days, w.day)
		}
		switch w.day {
		case 2:
			w.routes[0].daily = 2 // 60 in 30 days, which do not exceed it
		case 3:
			w.routes[0].daily = 2.1
		case 5:
			w.p.Security.Posture = parameter.Bystander
		}
		w.moveInspectors()
		w.day++
	}
	if len(days) != 5 || days[0] != 4 || days[4] != 8 {
		t.Errorf("the campaign lasts on days %v, want 4 to 8", days)
	}
}

// "looked_r <- looked_r + c (n found_r / sum found - looked_r)": mean 1.
func TestInspectorsGoWhereTheyFoundSomethingAndAreOneOnTheMean(t *testing.T) {
	w := morning(t, func(p *parameter.Parameters) {
		p.Security = parameter.Security{Posture: parameter.Enforcer, Inspection: 0.2, Adaptation: 0.1}
		other := p.Routes[0]
		other.Name = "bridge"
		p.Routes = append(p.Routes, other)
	})
	w.crews = []crew{{route: 0, load: 500_000, taken: true}, {route: 1, load: 900_000}}
	for range 20 {
		w.moveInspectors()
	}
	near, far := w.routes[0].looked, w.routes[2].looked
	if want := 2 - math.Pow(0.9, 20); math.Abs(near-want) > 1e-12 || math.Abs(near+far-2) > 1e-12 {
		t.Errorf("inspectors look %v where they find something, want %v, and %v elsewhere", near, want, far)
	}
	if got, want := w.raidChance(0), w.p.Crossing.Raid+0.2*near; math.Abs(got-want) > 1e-12 {
		t.Errorf("a raid comes with chance %v there, want %v", got, want)
	}
}
