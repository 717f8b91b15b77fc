package economy

import (
	"tumen/economy/parameter"
	"tumen/ledger"
)

// security.go: the Ministry of State Security (MSS). What it is to the trade is
// a parameter, its posture:
//
//	bystander   looks on, but for campaigns by date
//	enforcer    raids; its inspectors move to where they found something, and
//	            much traffic makes it start a campaign of its own
//	claimant    asks one more share of the profit, on clandestine routes
//	monopolist  puts the guards under one hand, takes what they take but for a
//	            wage, and raids nobody who pays
//	trader      moves all goods on its own account, past the guards for nothing
//
// Under every posture its own traders move their own lots.

// campaign says whether a security campaign lasts today, and how often it raids:
// more than on an ordinary night, or it is none.
func (w *World) campaign() (raid float64, lasts bool) {
	for k := range w.p.Security.Campaigns {
		c := &w.p.Security.Campaigns[k]
		if w.date >= c.Starts && w.date < c.Starts+parameter.Date(c.Days) && c.Raid > w.p.Crossing.Raid {
			return c.Raid, true
		}
	}
	if w.day <= w.campaignEnd {
		return w.p.Security.CampaignRaid, true
	}
	return 0, false
}

// raidChance is the chance that a clandestine crossing is raided tonight which
// draws no notice and enjoys no protection.
func (w *World) raidChance(route int) float64 {
	if raid, lasts := w.campaign(); lasts {
		return raid
	}
	s := &w.p.Security
	if w.p.Regime == parameter.Behavioural && s.Posture == parameter.Enforcer {
		return min(1, w.p.Crossing.Raid+float64(s.Inspection*w.routes[route].looked))
	}
	return w.p.Crossing.Raid
}

// monopoly says whether the MSS alone sells the passage. It raids nobody who
// pays.
func (w *World) monopoly() bool {
	return w.p.Regime == parameter.Behavioural && w.p.Security.Posture == parameter.Monopolist
}

// moveInspectors is an enforcing MSS's day after: what was found where fades and
// adds up, inspectors go where it is more, and too much traffic in a month
// starts a campaign.
func (w *World) moveInspectors() {
	s := &w.p.Security
	if s.Posture != parameter.Enforcer {
		return
	}
	routes, found := 0, 0.0
	crossings := 0.0
	for r := range w.routes {
		if w.p.Routes[r].Kind != parameter.Clandestine {
			continue
		}
		x := &w.routes[r]
		x.found = float64((1 - s.Adaptation) * x.found)
		for k := range w.crews {
			if c := &w.crews[k]; int(c.route) == r && c.taken {
				x.found += float64(s.Adaptation * c.load.Kg())
			}
		}
		routes++
		found += x.found
		crossings += x.daily
	}
	for r := range w.routes {
		if x := &w.routes[r]; w.p.Routes[r].Kind == parameter.Clandestine && found > 0 {
			target := float64(routes) * x.found / found
			x.looked += float64(s.Adaptation * (target - x.looked))
		}
	}
	if s.Trigger > 0 && w.day > w.campaignEnd && crossings*30 > float64(s.Trigger)*w.p.Scale {
		w.campaignEnd = w.day + int32(s.CampaignDays)
	}
}

// detain holds a porter and says for how many days. One who has the release
// bribe pays it and goes home at once.
func (w *World) detain(i uint32) int32 {
	bribe := w.inMinor(w.p.Crossing.Release)
	if w.book.Cash(porterAccount(i)) < bribe {
		return int32(w.p.Crossing.Detention)
	}
	w.book.Pay(ledger.ReleaseBribe, porterAccount(i), w.mssAccount(), bribe)
	return 0
}
