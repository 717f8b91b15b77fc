package security

import "tumen/economy/parameter"

// posture.go: what the MSS is to the trade is what it wants. A posture is a row of
// this table; no rule asks for a posture, each asks for a motive.
//
//	posture     favour  campaigns  claim  joint  protects  own trade
//	bystander      -        -        -      -       -          -      ordinary effort, campaigns by date
//	enforcer      yes      yes       -      -       -          -      finds bring favour, traffic brings fear
//	claimant       -        -       yes     -       -          -      a share of the profit, and looks away for it
//	monopolist     -        -        -     yes     yes         -      one hand over the posts; who pays is safe
//	trader         -        -        -      -       -         yes     all goods, past the guards for nothing
//
// How strong a motive is are numbers of the case (Strengths). Under every posture
// the MSS's own traders move their own lots and are raided by nobody.

// Strengths are how strong each motive is where a posture has it.
type Strengths struct {
	Favour    float64 // effort gained by one find a month for each unit of effort [1]
	LooksAway float64 // effort given up for takings that are the whole profit of a route [1]
	Claim     float64 // share of assessed profit
	Wage      float64 // share of the takings left to the guards
}

// Motives are what the MSS wants, as strong as it wants it.
type Motives struct {
	Favour     float64 // effort gained by one find a month for each unit of effort [1]
	LooksAway  float64 // effort given up for takings that are the whole profit of a route [1]
	Campaigns  bool    // it starts campaigns of its own
	Claim      float64 // share of assessed profit that it asks on clandestine routes
	Joint      bool    // all posts of clandestine routes price as one
	Keeps      float64 // share of the guards' takings on clandestine routes that goes to it
	Protection float64 // share of the hazard from which those are safe who pay there
	OwnTrade   bool    // its traders may move all goods
}

// MotivesOf are the motives of a posture. Every posture may be paid to look away; one
// that takes nothing is not.
func MotivesOf(posture parameter.Posture, s Strengths) Motives {
	m := Motives{LooksAway: s.LooksAway}
	switch posture {
	case parameter.Enforcer:
		m.Favour, m.Campaigns = s.Favour, true
	case parameter.Claimant:
		m.Claim = s.Claim
	case parameter.Monopolist:
		m.Joint, m.Keeps, m.Protection = true, 1-s.Wage, 1
	case parameter.Trader:
		m.OwnTrade = true
	}
	return m
}
