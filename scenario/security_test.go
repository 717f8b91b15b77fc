package scenario

import (
	"fmt"
	"testing"
)

// security_test.go: nobody is found without being looked for, and looking twice as
// hard, or for twice as long, finds less than twice as much.

// With the chance of a raid at 0 there is nothing that an enforcing MSS or a campaign
// could multiply. Goods can then be lost only at posts, by those who do not pay;
// where these seize nothing, nobody is detained at all.
func TestWithoutRaidsNobodyIsLostToBeingNoticed(t *testing.T) {
	long(t)
	none := append(atGuards(t, "unpaid_seizure=0 %"), "crossing.raid=0 %")
	for _, o := range []Options{{}, {Policies: []string{"mss-campaign"}}, {Policies: []string{"mss-enforcer"}}} {
		for k, s := range over(t, o.and(none...))[0] {
			if s.Harm.Detained != 0 {
				t.Errorf("%v, seed %d: %d people are detained", o.Policies, k+1, s.Harm.Detained)
			}
		}
	}
}

// A campaign drives some away and catches others. Both are fewer of those who are
// left, so twice the campaign costs less than twice the tonnes.
func TestTwiceTheCampaignCostsLessThanTwiceTheTonnes(t *testing.T) {
	long(t)
	campaign := Options{Policies: []string{"mss-campaign"}}
	s := border(t, campaign)
	kg := smuggled(&s.Parameters)
	base := over(t, Options{})[0]
	lost := func(sets ...string) float64 { return between(base, over(t, campaign.and(sets...))[0], kg) }
	once := lost()
	if !(once > 0) {
		t.Fatalf("a campaign costs %.0f kg", once)
	}
	for k := range s.Parameters.Security.Campaigns {
		c := &s.Parameters.Security.Campaigns[k]
		path := "security.campaigns." + c.Name
		longer, harder := lost(fmt.Sprintf("%s.days=%d", path, 2*c.Days)), lost(fmt.Sprintf("%s.effort=%g", path, 2*c.Effort))
		t.Logf("%s: %.1f t lost; twice as long %.1f, twice the effort %.1f", c.Name, once/1000, longer/1000, harder/1000)
		if !(longer < 2*once) {
			t.Errorf("%s, twice as long: %.0f kg lost, want less than twice %.0f", c.Name, longer, once)
		}
		if !(harder < 2*once) {
			t.Errorf("%s, twice the effort: %.0f kg lost, want less than twice %.0f", c.Name, harder, once)
		}
	}
}
