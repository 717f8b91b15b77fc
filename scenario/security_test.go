package scenario

import (
	"fmt"
	"testing"

	"tumen/economy/observe"
	"tumen/economy/parameter"
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
// left, so twice the campaign costs less than twice the tonnes: twice the effort on the
// same nights, and twice the length at the same season. The danger of the river
// follows the months, so a campaign of twice the length is held against its own two
// halves, each of them alone; where the danger is left at its yearly mean, the two
// halves are alike, and it is held against twice the first of them too.
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
		mean bool
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
			if !(once > 0 && found > 0) {
				t.Fatalf("a campaign costs %.1f t, and %.1f t are seized", once, found)
			}
			after, foundAfter := lost(fmt.Sprintf("%s.starts=%s", path, c.Starts+parameter.Date(c.Days)))
			for _, x := range []struct {
				what, set   string
				lost, found float64 // less than these
				must        bool
			}{
				{"twice the effort", fmt.Sprintf("%s.effort=%g", path, 2*c.Effort), 2 * once, 2 * found, true},
				{"twice as long as each half", fmt.Sprintf("%s.days=%d", path, 2*c.Days), once + after, found + foundAfter, true},
				{"twice as long as the first half", fmt.Sprintf("%s.days=%d", path, 2*c.Days), 2 * once, 2 * found, season.mean},
			} {
				tonnes, finds := lost(x.set)
				t.Logf("%s, %s, %s: %.1f t lost, want less than %.1f; %.1f seized, want less than %.1f", season.name, c.Name, x.what, tonnes, x.lost, finds, x.found)
				if x.must && !(tonnes < x.lost) {
					t.Errorf("%s, %s, %s: %.1f t lost, want less than %.1f", season.name, c.Name, x.what, tonnes, x.lost)
				}
				if x.must && !(finds < x.found) {
					t.Errorf("%s, %s, %s: %.1f t seized, want less than %.1f", season.name, c.Name, x.what, finds, x.found)
				}
			}
		}
	}
}
