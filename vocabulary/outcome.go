package vocabulary

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"tumen/economy/observe"
	"tumen/internal/say"
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

// described are the outcomes of any case, as the tags have them: the path is the
// pattern, and the name has a place for that of the case.
var described = sync.OnceValue(func() (all []Outcome) {
	for at := range observe.Blank(func(string) []string { return []string{"*"} }).All() {
		if at.Tag.Get("name") == "" {
			continue
		}
		all = append(all, Outcome{
			Path: at.Path, Pattern: at.Path, Unit: at.Tag.Get("unit"), Also: append([]string{}, strings.Fields(at.Tag.Get("also"))...),
			Name: at.Tag.Get("name"), Means: at.Tag.Get("means"), Of: at.Tag.Get("of"),
			Whose: at.Tag.Get("whose"), Better: at.Tag.Get("better"), Places: number(at.Tag, "places"), Rank: number(at.Tag, "rank"),
		})
	}
	return all
})

// number reads a whole number of a tag; 0 without one.
func number(tag reflect.StructTag, key string) int {
	n, _ := strconv.Atoi(tag.Get(key)) // TestTagsAreSound finds what is no number
	return n
}

// words are those of one case; without any they are those of all cases.
type words struct {
	labels Labels
	money  func(unit string) string
}

func (w words) inMoney(unit string) string {
	if w.money == nil {
		return unit
	}
	return w.money(unit)
}

// outcomes are in the order of the summary, those of one name together.
func (w words) outcomes(names func(list string) []string) (all []Outcome) {
	for rest := described(); len(rest) > 0; {
		list, _, many := strings.Cut(rest[0].Pattern, ".*.")
		if !many {
			all = append(all, w.outcome(rest[0], ""))
			rest = rest[1:]
			continue
		}
		n := slices.IndexFunc(rest, func(o Outcome) bool { return !strings.HasPrefix(o.Pattern, list+".*.") })
		if n < 0 {
			n = len(rest)
		}
		for _, name := range slices.Sorted(slices.Values(names(list))) {
			for _, o := range rest[:n] {
				all = append(all, w.outcome(o, name))
			}
		}
		rest = rest[n:]
	}
	return all
}

// outcome is one as described, of a name of the case.
func (w words) outcome(o Outcome, name string) Outcome {
	o.Unit, o.Also = w.inMoney(o.Unit), slices.Clone(o.Also)
	for i := range o.Also {
		o.Also[i] = w.inMoney(o.Also[i])
	}
	if list, _, many := strings.Cut(o.Pattern, ".*."); many {
		o.Path = strings.Replace(o.Pattern, "*", name, 1)
		o.Thing = w.labels.name(list, name)
		o.Whose = cmp.Or(class(list, name), o.Whose)
	}
	o.Name = strings.Replace(say.Text(o.Name), "{}", o.Thing, 1)
	o.Name = strings.Replace(o.Name, "{money}", w.inMoney("money"), 1)
	return o
}

// Find is the outcome of a path, whatever the case that has the name in it: its
// words are those of a case without labels, and its unit has money. It is nil if
// no run of any case has the path.
func Find(path string) *Outcome { return words{}.find(path) }

// FindOf is the outcome of a path in the words of a run with this summary, in a
// case with these labels.
func FindOf(s *observe.Summary, labels Labels, path string) *Outcome {
	return wordsOf(s, labels).find(path)
}

func (w words) find(path string) *Outcome {
	name := ""
	pattern := path
	if parts := strings.Split(path, "."); len(parts) == 3 && parts[1] != "" {
		name, pattern = parts[1], parts[0]+".*."+parts[2]
	}
	for _, o := range described() {
		if o.Pattern == pattern {
			found := w.outcome(o, name)
			return &found
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
