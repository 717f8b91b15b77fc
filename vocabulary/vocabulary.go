// Package vocabulary is what the program knows about the numbers and names that
// it shows: each outcome of a run with its path, unit and words, the kinds of
// actor, the organs, the payments, and the columns of a run's days.
//
// Nothing is written down here twice, and hardly anything once. Outcomes are the
// tags of economy.Summary, columns the table of economy.DayColumns, actors and
// payments the tables of package ledger; the names of routes, posts, goods and
// counties come from a case, with the labels that it gives them. Whoever shows a
// number, or reads the name of one, asks here: what a pattern may measure, what a
// study keeps, how a report writes it, what the page and the docs say.
//
// A path is that of the keys in a run's summary: shares.guards,
// posts.customs-house.per_crossing. In the path of an outcome of any case a name
// is written *. Units write the money of the case as money where there is no case.
package vocabulary

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"tumen/economy"
	"tumen/ledger"
	"tumen/unit"
)

// Outcome is a number that a run ends in.
type Outcome struct {
	Path    string   `json:"path"`
	Pattern string   `json:"pattern" doc:"the path with * for a name of the case"`
	Unit    string   `json:"unit" doc:"share is from 0 to 1"`
	Also    []string `json:"also" doc:"other units in which it may be stated"`
	Name    string   `json:"name" doc:"in running text: border guards' share"`
	Thing   string   `json:"thing" doc:"what it is of, where the case names that: border guards"`
	Means   string   `json:"means"`
	Of      string   `json:"of" doc:"count or weight behind it; empty for a total, which always exists"`
	Places  int      `json:"places" doc:"decimal places that a reader needs; of a share, in per cent"`
	Whose   string   `json:"whose" doc:"group of actors that it is about, as ledger.Actor has them; empty where it is about none"`
	Better  string   `json:"better" doc:"higher or lower, for the people whom it is about; empty where that depends on who is asked"`
	Rank    int      `json:"rank" doc:"how soon a reader asks for it, from 1 (Watched) to 4 (Compared); 0 for the others"`
}

// The ranks of outcomes: an outcome of a rank is in all later ones too.
const (
	Watched  = 1 // while a study runs
	Main     = 2 // in every table of main results
	Tested   = 3 // in a comparison of policies
	Compared = 4 // in a comparison of two runs
)

// Within says whether an outcome has a rank or an earlier one.
func (o *Outcome) Within(rank int) bool { return o.Rank > 0 && o.Rank <= rank }

// Units are all units in which the outcome may be stated; the first is its own.
func (o *Outcome) Units() []string { return append([]string{o.Unit}, o.Also...) }

// UnitFor is the first unit of the outcome that measures the same as another one,
// as a reader of units reads it; false if there is none.
func (o *Outcome) UnitFor(other unit.Unit, parse func(string) (unit.Unit, error)) (u unit.Unit, is bool) {
	for _, text := range o.Units() {
		if u, err := parse(text); err == nil && u.Dimension() == other.Dimension() {
			return u, true
		}
	}
	return u, false
}

// Name is a name of the case with the words for it.
type Name struct {
	Key   string `json:"key"`
	Name  string `json:"name"`
	Class string `json:"class" doc:"as ledger.Actor.Class; empty for what is no actor"`
}

// Group heads the outcomes whose paths begin with its path.
type Group struct {
	Path  string `json:"path"`
	Title string `json:"title"`
}

// Vocabulary is what there is to know about the runs of a case, or of any case.
type Vocabulary struct {
	Money    string              `json:"money" doc:"in which the units are; money for any case"`
	Outcomes []Outcome           `json:"outcomes"`
	Groups   []Group             `json:"groups"`
	Columns  []economy.DayColumn `json:"columns"`
	Kinds    []ledger.Actor      `json:"kinds" doc:"of actor, in the order of the flow matrix"`
	Organs   []Name              `json:"organs"`
	Routes   []Name              `json:"routes"`
	Posts    []Name              `json:"posts"`
	Goods    []Name              `json:"goods"`
	Counties []Name              `json:"counties"`
	Payments []ledger.Payment    `json:"payments"`
}

// Labels are the words that a case gives its names, by path: routes.river.
type Labels map[string]string

// General is the vocabulary of any case: names of a case are written *, and the
// money of the case money.
func General() *Vocabulary {
	v := read(func(list string) []string {
		switch list {
		case "kinds":
			return kinds()
		case "organs":
			return []string{string(economy.BorderGuards), string(economy.CustomsHouse), string(economy.FarSideGuards), string(economy.SecurityOrgan)}
		}
		return nil
	}, nil, func(unit string) string { return unit })
	v.Outcomes = outcomes(func(string) []string { return []string{"*"} }, nil, func(unit string) string { return unit })
	return v
}

// Of is the vocabulary of the runs of a case with these parameters and labels.
func Of(p *economy.Parameters, labels Labels) *Vocabulary {
	return read(func(list string) (names []string) {
		add := func(name string) {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		switch list {
		case "routes":
			for i := range p.Routes {
				add(p.Routes[i].Name)
			}
		case "posts":
			for i := range p.Routes {
				for k := range p.Routes[i].Posts {
					add(p.Routes[i].Posts[k].Name)
				}
			}
		case "organs":
			for _, o := range p.Organs() {
				add(string(o))
			}
		case "goods":
			for i := range p.Goods {
				add(p.Goods[i].Name)
			}
		case "counties":
			for i := range p.Counties {
				add(p.Counties[i].Name)
			}
		case "kinds":
			return kinds()
		}
		return names
	}, labels, p.InMoney)
}

// OfRun is the vocabulary of a run with this summary, in a case with these labels.
func OfRun(s *economy.Summary, labels Labels) *Vocabulary {
	named := map[string][]string{}
	for at := range s.All() {
		if !slices.Contains(named[at.List], at.Name) {
			named[at.List] = append(named[at.List], at.Name)
		}
	}
	return read(func(list string) []string { return named[list] }, labels, func(unit string) string {
		return strings.ReplaceAll(unit, "money", cmp.Or(s.Units["own_trade"], "money")) // which is in money
	})
}

// kinds are those whose payments are summed: all but the rest of the economy,
// where money comes from and goes to.
func kinds() (names []string) {
	for s := range ledger.Rest {
		names = append(names, s.String())
	}
	return names
}

func read(names func(list string) []string, labels Labels, inMoney func(unit string) string) *Vocabulary {
	v := &Vocabulary{Money: inMoney("money"), Outcomes: outcomes(names, labels, inMoney), Columns: economy.DayColumns()}
	for _, l := range v.lists() {
		*l.names = []Name{}
		for _, key := range names(l.key) {
			*l.names = append(*l.names, Name{key, labels.name(l.key, key), class(l.key, key)})
		}
	}
	for s := range ledger.Sectors {
		a := s.Actor()
		a.Name = labels.name("kinds", a.Key)
		v.Kinds = append(v.Kinds, a)
	}
	for k := range ledger.Kinds {
		v.Payments = append(v.Payments, k.Payment())
	}
	t := reflect.TypeFor[economy.Summary]()
	for i := range t.NumField() {
		if tag := t.Field(i).Tag; tag.Get("title") != "" {
			v.Groups = append(v.Groups, Group{tag.Get("json"), tag.Get("title")})
		}
	}
	return v
}

// outcomes are in the order of the summary, those of one name together.
func outcomes(names func(list string) []string, labels Labels, inMoney func(unit string) string) (all []Outcome) {
	for at := range economy.Blank(names).All() {
		if o, is := outcomeAt(at, labels, inMoney); is {
			all = append(all, o)
		}
	}
	return all
}

// outcomeAt reads the tags of a number; false if it is no outcome.
func outcomeAt(at economy.Key, labels Labels, inMoney func(unit string) string) (o Outcome, is bool) {
	name := at.Tag.Get("name")
	if name == "" {
		return o, false
	}
	o = Outcome{
		Path: at.Path, Pattern: at.Pattern, Unit: inMoney(at.Tag.Get("unit")), Also: []string{}, Means: at.Tag.Get("means"), Of: at.Tag.Get("of"),
		Whose: at.Tag.Get("whose"), Better: at.Tag.Get("better"), Places: number(at.Tag, "places"), Rank: number(at.Tag, "rank"),
	}
	for _, unit := range strings.Fields(at.Tag.Get("also")) {
		o.Also = append(o.Also, inMoney(unit))
	}
	if at.List != "" {
		o.Thing = labels.name(at.List, at.Name)
		if class := class(at.List, at.Name); class != "" {
			o.Whose = class
		}
	}
	o.Name = strings.NewReplacer("{}", o.Thing, "{money}", inMoney("money")).Replace(name)
	return o, true
}

// number reads a whole number of a tag; 0 without one.
func number(tag reflect.StructTag, key string) int {
	n, _ := strconv.Atoi(tag.Get(key)) // TestTagsAreSound finds what is no number
	return n
}

// name is what people call a name of the case: as its label says, or as the
// program knows it, or the name with spaces.
func (l Labels) name(list, key string) string {
	if label := l[list+"."+key]; label != "" {
		return label
	}
	if s, is := sectorOf(list, key); is {
		return s.Actor().Name
	}
	return strings.NewReplacer("-", " ", "_", " ").Replace(key)
}

// class is the group of actors of a kind or an organ.
func class(list, key string) string {
	if s, is := sectorOf(list, key); is {
		return s.Actor().Class
	}
	return ""
}

func sectorOf(list, key string) (ledger.Sector, bool) {
	switch list {
	case "kinds":
		return ledger.SectorNamed(key)
	case "organs":
		return economy.Organ(key).Sector()
	}
	return 0, false
}

// Names are the paths of all that can have a label: routes.river, kinds.porters.
func (v *Vocabulary) Names() (paths []string) {
	for _, l := range v.lists() {
		for _, n := range *l.names {
			paths = append(paths, l.key+"."+n.Key)
		}
	}
	for _, a := range v.Kinds {
		paths = append(paths, "kinds."+a.Key)
	}
	return paths
}

// list is the names under a key of the summary.
type list struct {
	key   string
	names *[]Name
}

func (v *Vocabulary) lists() []list {
	return []list{{"routes", &v.Routes}, {"posts", &v.Posts}, {"organs", &v.Organs}, {"goods", &v.Goods}, {"counties", &v.Counties}}
}

// Outcome finds an outcome by its path, or nil.
func (v *Vocabulary) Outcome(path string) *Outcome {
	for i := range v.Outcomes {
		if v.Outcomes[i].Path == path {
			return &v.Outcomes[i]
		}
	}
	return nil
}

// Gain is the pattern of what the actors of a kind gained, and PortersGain that
// of the people who carry.
const (
	Gain        = "kinds.*.gain"
	PortersGain = "kinds.porters.gain"
)

// keys are where the numbers of a summary stand, by their patterns.
var keys = sync.OnceValue(func() map[string]economy.Key {
	all := map[string]economy.Key{}
	for at := range economy.Blank(func(string) []string { return []string{"*"} }).All() {
		all[at.Path] = at
	}
	return all
})

// Find is the outcome of a path, whatever the case that has the name in it: its
// words are those of a case without labels, and its unit has money. It is nil if
// no run of any case has the path.
func Find(path string) *Outcome {
	at, is := keys()[path]
	if parts := strings.Split(path, "."); len(parts) == 3 && parts[1] != "" {
		if at, is = keys()[parts[0]+".*."+parts[2]]; is {
			at.Path, at.Name = path, parts[1]
		}
	}
	if !is {
		return nil
	}
	if o, is := outcomeAt(at, nil, func(unit string) string { return unit }); is {
		return &o
	}
	return nil
}

// Within says whether the outcome of a path has a rank or an earlier one.
func Within(path string, rank int) bool {
	o := Find(path)
	return o != nil && o.Within(rank)
}

// Better is the way that is better of the outcome of a path: higher or lower, or
// empty where that depends on who is asked.
func Better(path string) string {
	if o := Find(path); o != nil {
		return o.Better
	}
	return ""
}

// IsGain says whether a path is that of what the actors of a kind gained, and of
// which.
func IsGain(path string) (kind string, is bool) {
	o := Find(path)
	if o == nil || o.Pattern != Gain {
		return "", false
	}
	return strings.Split(path, ".")[1], true
}

// Ranked are the paths of the outcomes of a rank or an earlier one that every run
// has, in their order.
func Ranked(rank int) (paths []string) {
	for _, o := range General().Outcomes {
		if o.Within(rank) && o.Path == o.Pattern && !strings.Contains(o.Path, "*") {
			paths = append(paths, o.Path)
		}
	}
	return paths
}
