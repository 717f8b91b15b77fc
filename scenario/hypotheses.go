package scenario

import (
	"math"
	"reflect"
	"slices"
	"strings"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/unit"
)

// hypotheses.go: rival explanations. A group of hypotheses is a question with
// exclusive answers, each a named overlay with a prior weight; a parameter that is
// stated as `bystander | claimant` is such a question too. In a run of the case one
// answer holds: the case as it stands, or one that a setting names. A study draws
// them (draws.go).

// Choice is a question of which one answer holds.
type Choice struct {
	Key          string        `json:"key" doc:"what a setting names to decide it, as in KEY=NAME: hypotheses.GROUP, or the path of a parameter"`
	Question     string        `json:"question,omitempty"`
	Alternatives []Alternative `json:"alternatives" doc:"of which one holds"`
	Origin       string        `json:"origin" doc:"hypothesis, or where the parameter comes from"`
	From         string        `json:"from,omitempty" doc:"of a parameter: the claim's or source's id"`
	Why          string        `json:"why,omitempty" doc:"of a parameter"`
}

// Alternative is one answer.
type Alternative struct {
	Name     string         `json:"name"`
	Says     string         `json:"says,omitempty" doc:"what it says, in a sentence"`
	Prior    float64        `json:"prior" doc:"its probability before any run, 0 to 1"`
	AsStated bool           `json:"as_stated" doc:"it is the case as it stands"`
	Changes  []PolicyChange `json:"changes"`
}

// hypothesesKey is the part of a case, and what the key of a group begins with.
const hypothesesKey = "hypotheses"

// ShortKey is the key of a choice without what all groups begin with.
func ShortKey(key string) string { return strings.TrimPrefix(key, hypothesesKey+".") }

// Names are the alternatives by name.
func (c *Choice) Names() []string {
	return list.Map(c.Alternatives, func(a Alternative) string { return a.Name })
}

// Priors are their probabilities.
func (c *Choice) Priors() []float64 {
	return list.Map(c.Alternatives, func(a Alternative) float64 { return a.Prior })
}

// paths are the parameters that its alternatives change.
func (c *Choice) paths() (paths []string) {
	for i := range c.Alternatives {
		for _, change := range c.Alternatives[i].Changes {
			paths = addNew(paths, change.Path)
		}
	}
	return paths
}

// Choice is the choice of a key, or nil.
func (s *Content) Choice(key string) *Choice {
	return list.Find(s.Choices, func(c *Choice) bool { return c.Key == key })
}

// groupOfKeys describe a group of hypotheses, and hypothesisKeys one of them.
var (
	hypothesisGroupKeys = casefile.Table{
		{Name: "question", Means: "what the alternatives answer, in one line"},
		{Name: "alternatives", Form: casefile.Names, Keys: func() casefile.Table { return hypothesisKeys }, Means: "the answers, of which one holds: two or more", Required: true},
	}
	hypothesisKeys = casefile.Table{
		{Name: "says", Means: "what it says and why it may be so, in a plain sentence", Required: true},
		{Name: "weight", Form: casefile.Figure, Means: "how likely it is before any run, relative to the others of its group; 1 if it is left out"},
		{Name: "changes", Form: casefile.Items, Keys: func() casefile.Table { return changeKeys }, Means: "what it changes in the case, as a policy does; without them it is the case as it stands"},
	}
)

// hypothesisReader reads the groups of hypotheses of a case, after its parameters.
type hypothesisReader struct {
	policyReader
	places map[string]*casefile.Node // where each alternative stands, by KEY=NAME
}

// groups reads the groups, beside the parameters that are choices themselves.
func (r *hypothesisReader) groups(n *casefile.Node, stated []Choice) []Choice {
	all := append([]Choice{}, stated...)
	for _, e := range r.Named(n, "`hypotheses`") {
		r.CheckName(e.Key, casefile.NameForm)
		k, ok := r.Open(e.Value, say.Textf("the hypotheses `%s`", e.Key.Text), hypothesisGroupKeys)
		if !ok {
			continue
		}
		before := len(r.Faults)
		k.Require(e.Key, say.Text("write `alternatives:` and below it each one by its name"))
		c := Choice{Key: hypothesesKey + "." + e.Key.Text, Question: k.Text("question"), Origin: FromHypothesis}
		entries := r.Named(k.Get("alternatives"), "`alternatives`")
		for _, a := range entries {
			if read, ok := r.alternative(a, c.Key); ok {
				c.Alternatives = append(c.Alternatives, read)
			}
		}
		if k.Get("alternatives") != nil && len(entries) < 2 && len(r.Faults) == before {
			r.Fault(e.Key, say.Textf("`%s` has one alternative, so nothing is open", e.Key.Text), say.Text("write another one, such as `as-stated: {says: WHY}`, which is the case as it stands"))
		}
		if len(r.Faults) == before {
			r.distinct(&c)
			r.apart(&c, all)
		}
		weigh(c.Alternatives)
		all = append(all, c)
	}
	r.checkReferences(r.p)
	return all
}

// alternative reads one hypothesis. Its prior is the weight as it is written.
func (r *hypothesisReader) alternative(e casefile.Entry, key string) (a Alternative, ok bool) {
	r.CheckName(e.Key, casefile.NameForm)
	k, ok := r.Open(e.Value, say.Textf("the hypothesis `%s`", e.Key.Text), hypothesisKeys)
	if !ok {
		return a, false
	}
	before := len(r.Faults)
	k.Require(e.Key, say.Text("write `says:` and what it says, in a plain sentence"))
	a = Alternative{Name: e.Key.Text, Says: k.Text("says"), Prior: r.weight(k), AsStated: !k.Has("changes"), Changes: []PolicyChange{}}
	r.places[key+"="+a.Name] = e.Key
	if changes := k.Get("changes"); changes != nil {
		a.Changes = append(a.Changes, r.changes(changes)...)
		r.settings(changes)
	}
	return a, len(r.Faults) == before
}

// weight reads a prior weight.
func (r *hypothesisReader) weight(k *casefile.Keys) float64 {
	n := k.Get("weight")
	if n == nil {
		return 1
	}
	text := r.Text(n, "weight")
	x, err := unit.Number(strings.TrimSuffix(text, "%"))
	if text != "" && (err != nil || !(x > 0) || math.IsInf(x, 1)) {
		r.Fault(n, say.Textf("%q is not a weight", text), say.Text("write a positive number, such as 2 for twice as likely as one of weight 1, or leave the hypothesis out"))
	}
	return x
}

// settings refuses changes of what belongs to the run and not to the world.
func (r *hypothesisReader) settings(changes *casefile.Node) {
	for _, item := range changes.Items {
		if item.Shape != casefile.Mapping {
			continue
		}
		for _, e := range item.Entries {
			if e.Value == nil || e.Key.Text == "to" || e.Key.Text == "by" {
				continue
			}
			if f, found := parameter.Lookup(r.p, strings.TrimSpace(e.Value.Text)); found && f.Setting {
				r.Fault(e.Value, say.Textf("`%s` is a setting of the run, and no hypothesis about the world", f.Path), say.Text("leave it out"))
			}
		}
	}
}

// distinct refuses alternatives that change nothing, or the same as another.
func (r *hypothesisReader) distinct(c *Choice) {
	seen := map[string]string{}
	for i := range c.Alternatives {
		a := &c.Alternatives[i]
		effect := r.effect(a.Changes)
		at := r.places[c.Key+"="+a.Name]
		other, taken := seen[effect]
		switch {
		case effect == "" && !a.AsStated:
			r.Fault(at, say.Textf("the hypothesis `%s` changes nothing: the case states the same", a.Name), say.Text("leave `changes` out if the case as it stands is meant, or write other values"))
		case effect == "" && taken:
			r.Fault(at, say.Textf("`%s` and `%s` are both the case as it stands", other, a.Name), say.Text("keep one of them, or write what it changes after `changes:`"))
		case taken:
			r.Fault(at, say.Textf("`%s` and `%s` change the same", other, a.Name), say.Text("keep one of them, or write other values"))
		default:
			seen[effect] = a.Name
		}
	}
}

// effect is what some changes make of the case, in words that are equal if that is;
// empty if it is nothing.
func (r *hypothesisReader) effect(changes []PolicyChange) string {
	p := r.p.Clone()
	var words []string
	for i := range changes {
		c := &changes[i]
		f, _ := parameter.Lookup(p, c.Path)
		was, now := f.Value.Interface(), c.on(r.p.Start, f.Value.Interface())
		switch {
		case c.dated() && (c.reaches != nil || !reflect.DeepEqual(was, now)):
			words = addNew(words, strings.Join([]string{c.Verb, c.Path, c.Value, c.Starts, c.Ends, c.Reaches}, " "))
		case !c.dated():
			_ = p.Set(c.Path, now) // change has tried it
		}
	}
	for _, path := range (&Choice{Alternatives: []Alternative{{Changes: changes}}}).paths() {
		before, _ := parameter.Lookup(r.p, path)
		f, _ := parameter.Lookup(p, path)
		if !reflect.DeepEqual(f.Value.Interface(), before.Value.Interface()) {
			words = append(words, path+"="+printed(f))
		}
	}
	for i := range changes { // a range is another hypothesis than its middle
		if f := changes[i].operand.figure; f != nil && f.Low < f.High {
			words = append(words, changes[i].Path+" "+f.Text)
		}
	}
	slices.Sort(words)
	return strings.Join(words, "; ")
}

// apart refuses a group that changes a parameter which another one changes: what
// both together say would depend on their order.
func (r *hypothesisReader) apart(c *Choice, others []Choice) {
	for i := range others {
		for _, path := range c.paths() {
			if slices.Contains(others[i].paths(), path) {
				at := r.places[c.Key+"="+list.Find(c.Alternatives, func(a *Alternative) bool {
					return slices.ContainsFunc(a.Changes, func(p PolicyChange) bool { return p.Path == path })
				}).Name]
				r.Fault(at, say.Textf("`%s` is changed by `%s` and by `%s`", path, others[i].Key, c.Key), say.Text("let one group decide it: join the two, or leave it out of one"))
			}
		}
	}
}

// weigh turns weights into probabilities.
func weigh(alternatives []Alternative) {
	var sum float64
	for _, a := range alternatives {
		sum += a.Prior
	}
	for i := range alternatives {
		alternatives[i].Prior /= sum
	}
}

// runnable tries each alternative alone: a case of which no world can be made under
// one of them is at fault now, and not when it is drawn.
func (c *Case) runnable(r *hypothesisReader) {
	for i := range c.Choices {
		choice := &c.Choices[i]
		for _, name := range choice.Names() {
			if _, err := c.With(Options{Decided: []string{choice.Key + "=" + name}}); err != nil {
				what, write := faultWords(err)
				r.Fault(r.places[choice.Key+"="+name], say.Textf("with `%s` no world can be made: %s", name, what), write)
			}
		}
	}
}
