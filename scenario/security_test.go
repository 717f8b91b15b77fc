package scenario

import (
	"fmt"
	"testing"

	"tumen/economy/observe"
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
// left, so twice the campaign costs less than twice the tonnes. The danger of the
// river is left at its yearly mean: otherwise the second half of a longer campaign
// falls into another season.
func TestTwiceTheCampaignCostsLessThanTwiceTheTonnes(t *testing.T) {
	long(t)
	var calm []string
	for _, r := range clandestine(&border(t, Options{}).Parameters) {
		calm = append(calm, "routes."+r.Name+".river=1")
	}
	campaign := Options{Policies: []string{"mss-campaign"}}
	s := border(t, campaign)
	kg := smuggled(&s.Parameters)
	seized := func(s *observe.Summary) float64 { return s.Mass.Seized }
	for _, season := range []struct {
		name string
		sets []string
		must bool
	}{{"danger at its mean", calm, true}, {"danger by season", nil, false}} {
		base := over(t, sets(season.sets...))[0]
		lost := func(sets ...string) (tonnes, taken float64) {
			runs := over(t, campaign.and(season.sets...).and(sets...))[0]
			return between(base, runs, kg) / 1000, between(runs, base, seized) / 1000
		}
		for k := range s.Parameters.Security.Campaigns {
			c := &s.Parameters.Security.Campaigns[k]
			path := "security.campaigns." + c.Name
			once, found := lost()
			if !(once > 0) {
				t.Fatalf("a campaign costs %.1f t", once)
			}
			for _, x := range []struct{ what, set string }{
				{"as long", fmt.Sprintf("%s.days=%d", path, 2*c.Days)},
				{"the effort", fmt.Sprintf("%s.effort=%g", path, 2*c.Effort)},
			} {
				twice, finds := lost(x.set)
				t.Logf("%s, %s: %.1f t lost, twice %s %.1f; seized %.1f and %.1f", season.name, c.Name, once, x.what, twice, found, finds)
				if season.must && !(twice < 2*once) {
					t.Errorf("%s, twice %s: %.1f t lost, want less than twice %.1f", c.Name, x.what, twice, once)
				}
				if season.must && !(finds < 2*found) {
					t.Errorf("%s, twice %s: %.1f t seized, want less than twice %.1f", c.Name, x.what, finds, found)
				}
			}
		}
	}
}
