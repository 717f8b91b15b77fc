package show

import (
	"strings"

	"tumen/internal/say"
	"tumen/study"
	"tumen/vocabulary"
)

// phrases are outcomes as the object of a verb. The %s is what the case names.
var phrases = map[string]string{
	"routes.*.mass":       say.Text("what goes over %s"),
	"mass.gathered":       say.Text("how much is gathered"),
	"mass.sold":           say.Text("how much is sold"),
	"mass.seized":         say.Text("how much is seized"),
	"mass.lost":           say.Text("how much is lost"),
	"harm.detained":       say.Text("how often porters are detained"),
	"harm.hurt":           say.Text("how often porters are hurt"),
	"harm.dead":           say.Text("how many porters die"),
	"porter_month.staple": say.Text("the rice that a month's pay buys"),
	"organisers.active":   say.Text("the number of active organisers"),
	"organisers.entered":  say.Text("the number of organisers who enter"),
	"organisers.left":     say.Text("the number of organisers who leave"),
}

// Phrase is an outcome as the object of a verb.
func Phrase(o study.Outcome) string {
	if actor, is := Gainer(o); is {
		if actor.One == "" {
			return say.Textf("what the %s gains", actor.Name)
		}
		return say.Textf("what %s gain", actor.Name)
	}
	name := Name(o)
	known := vocabulary.Find(o.Name)
	if known == nil {
		return name
	}
	words, has := phrases[known.Pattern]
	switch {
	case !has:
		return say.Textf("the %s", name)
	case !strings.Contains(words, "%s"):
		return words
	case known.Thing == customs:
		return say.Text("what goes through customs")
	}
	return say.Textf(words, theThing(strings.TrimPrefix(name, beforeThing(known))))
}

// theThing is a route as it stands after over.
func theThing(name string) string {
	if strings.HasPrefix(name, "the ") {
		return name
	}
	return say.Textf("the %s", name)
}

// customs is the route of those who declare, which one goes through.
const customs = "customs"

// beforeThing is what stands before the thing in the name of an outcome.
func beforeThing(known *vocabulary.Outcome) string {
	before, _, _ := strings.Cut(known.Name, known.Thing)
	return before
}
