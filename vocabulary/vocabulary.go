// Package vocabulary is what the program knows about the numbers and names that
// it shows: each outcome of a run with its path, unit and words, the kinds of
// actor, the organs, the payments, and the columns of a run's days.
//
// Nothing is written down here twice, and hardly anything once. Outcomes are the
// tags of observe.Summary, columns the table of economy.DayColumns, actors and
// payments the tables of package ledger; the names of routes, posts, goods and
// counties come from a case, with the labels that it gives them. Code that shows a
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
	"strings"

	"tumen/economy"
	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/ledger"
)

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
	Columns  []observe.DayColumn `json:"columns"`
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
			return organs()
		}
		return nil
	}, words{})
	v.Outcomes = words{}.outcomes(func(string) []string { return []string{"*"} })
	return v
}

// Of is the vocabulary of the runs of a case with these parameters and labels.
func Of(p *parameter.Parameters, labels Labels) *Vocabulary {
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
	}, words{labels, p.InMoney})
}

// OfRun is the vocabulary of a run with this summary, in a case with these labels.
func OfRun(s *observe.Summary, labels Labels) *Vocabulary {
	named := map[string][]string{}
	for at := range s.All() {
		if !slices.Contains(named[at.List], at.Name) {
			named[at.List] = append(named[at.List], at.Name)
		}
	}
	return read(func(list string) []string { return named[list] }, wordsOf(s, labels))
}

func wordsOf(s *observe.Summary, labels Labels) words {
	return words{labels, func(unit string) string {
		return strings.ReplaceAll(unit, "money", cmp.Or(s.Units["own_trade"], "money")) // which is in money
	}}
}

// kinds are those whose payments are summed: all but the rest of the economy,
// where money comes from and goes to.
// organs are all that may hold a post.
func organs() []string {
	all := parameter.Schema()
	return all[slices.IndexFunc(all, func(f parameter.Field) bool { return f.Pattern == "routes.*.posts.*.organ" })].One
}

func kinds() (names []string) {
	for s := range ledger.Rest {
		names = append(names, s.String())
	}
	return names
}

func read(names func(list string) []string, w words) *Vocabulary {
	v := &Vocabulary{Money: w.inMoney("money"), Outcomes: w.outcomes(names), Columns: economy.DayColumns()}
	for _, l := range v.lists() {
		*l.names = []Name{}
		for _, key := range names(l.key) {
			*l.names = append(*l.names, Name{key, w.labels.name(l.key, key), class(l.key, key)})
		}
	}
	for s := range ledger.Sectors {
		a := s.Actor()
		a.Name = w.labels.name("kinds", a.Key)
		v.Kinds = append(v.Kinds, a)
	}
	for k := range ledger.Kinds {
		v.Payments = append(v.Payments, k.Payment())
	}
	t := reflect.TypeFor[observe.Summary]()
	for i := range t.NumField() {
		if tag := t.Field(i).Tag; tag.Get("title") != "" {
			v.Groups = append(v.Groups, Group{tag.Get("json"), say.Text(tag.Get("title"))})
		}
	}
	return v
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
		return parameter.Organ(key).Sector()
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

// named are the names under a key of the summary.
type named struct {
	key   string
	names *[]Name
}

func (v *Vocabulary) lists() []named {
	return []named{{"routes", &v.Routes}, {"posts", &v.Posts}, {"organs", &v.Organs}, {"goods", &v.Goods}, {"counties", &v.Counties}}
}

// Outcome finds an outcome by its path, or nil.
func (v *Vocabulary) Outcome(path string) *Outcome {
	return list.Find(v.Outcomes, func(o *Outcome) bool { return o.Path == path })
}
