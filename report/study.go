package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"tumen/economy"
	"tumen/study"
)

// studyHead says what a study's numbers are of: days, runs, seeds, what was
// varied.
func studyHead(a *study.About) []string {
	head := []string{plain(a.Title), counted(int64(a.Days), "day", "days"), counted(int64(a.Rows-a.Failed), "run", "runs")}
	if a.Failed > 0 {
		head[2] += " of " + grouped(int64(a.Rows)) + ", the others failed"
	}
	head = append(head, seedRange(a))
	switch n := len(a.Inputs); {
	case n == 0:
		head = append(head, "every number as stated")
	default:
		head = append(head, fmt.Sprintf("%s of %s by %s", counted(int64(a.Points), "combination", "combinations"), counted(int64(n), "uncertain number", "uncertain numbers"), methodName(a.Design.Method)))
	}
	for _, set := range a.Sets {
		if strings.HasPrefix(set, "days=") {
			continue // it stands above
		}
		head = append(head, plain(set))
	}
	return head
}

// seedRange says which seeds the runs had.
func seedRange(a *study.About) string {
	if a.Seeds == 1 {
		return fmt.Sprintf("seed %d", a.FirstSeed)
	}
	return fmt.Sprintf("seeds %d to %d", a.FirstSeed, a.FirstSeed+uint64(max(a.Seeds, 1))-1)
}

var methodNames = map[string]string{
	study.BySobol: "scrambled Sobol' points", study.ByLatin: "Latin hypercubes", study.ByChance: "independent draws", study.ByStated: "no variation",
	study.BySaltelli: "the rows of variance-based indices", study.ByMorris: "steps of one number at a time", study.ByProposal: "proposals",
}

func methodName(method string) string {
	if name, ok := methodNames[method]; ok {
		return name
	}
	return plain(method)
}

// studyWarnings are what must be known before any number is believed.
func studyWarnings(a *study.About) []string {
	var list []string
	if a.Partial {
		list = append(list, capital(a.State())+". Every number is of those rows alone.")
	}
	if a.Damaged {
		list = append(list, "The file of rows is damaged. The rows that are used are sound; --resume makes the others again.")
	}
	for _, words := range study.CutWords(a.Inputs) {
		list = append(list, plain(words))
	}
	if len(a.Programs) > 1 {
		list = append(list, "The rows were made by more than one program: "+plain(programsWords(a.Programs))+".")
	}
	for _, f := range a.Failures {
		list = append(list, fmt.Sprintf("%s failed, row %d the first: %s", counted(int64(f.Runs), "run", "runs"), f.Row, plain(f.Reason)))
	}
	return list
}

// programsWords names the programs that made rows, and how many rows of the
// others each of them first made again.
func programsWords(programs []study.Program) string {
	var parts []string
	for _, p := range programs {
		part := p.String()
		if p.Replayed > 0 {
			part += fmt.Sprintf(", which first made %s of the others again with the same results", counted(int64(p.Replayed), "row", "rows"))
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}

// outcomeName is an outcome in words, as measures names it where it knows it.
func outcomeName(o study.Outcome) string {
	if m := measureOf(o.Name); m != nil {
		return m.name
	}
	if who, ok := economy.GainedBy(o.Name); ok {
		if i := slices.IndexFunc(actors, func(a actor) bool { return a.Sector == who }); i >= 0 {
			return "gain of " + actors[i].Name
		}
		return "gain of " + plain(who)
	}
	if name, ok := outcomeWords[o.Name]; ok {
		return name
	}
	if route, ok := strings.CutPrefix(o.Name, "routes."); ok {
		name, what, _ := cutLast(route, ".")
		switch what {
		case "mass":
			return "delivered over " + plain(name)
		case "profit":
			return "profit on " + plain(name)
		case "crossings":
			return "crossings of " + plain(name)
		}
	}
	if route, ok := strings.CutPrefix(o.Name, "mass."); ok {
		return "delivered over " + plain(route)
	}
	return plain(o.Name)
}

// outcomeWords name what package study keeps of a run or a day beside the
// measures.
var outcomeWords = map[string]string{
	"declared_share": "declared, of what could be", "own_trade": "profit of the MSS's own lots",
	"mass.gathered": "gathered", "mass.sold": "sold", "mass.seized": "seized", "mass.lost": "lost", "mass.stock": "put in store", "mass": "delivered",
	"harm.detained": "times detained", "harm.hurt": "times hurt", "harm.dead": "died",
	"staple_for_200": "rice that 200 yuan buy", "staple_price": "price of rice", "profit": "profit of a day", "hired": "porters who set out",
}

func cutLast(text, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(text, sep); i >= 0 {
		return text[:i], text[i+len(sep):], true
	}
	return text, "", false
}

// amount writes a number of a unit, without the unit but for a share, which is
// in per cent; missing if there is no number.
func amount(x float64, unit string) string {
	if unit == "share" && !math.IsNaN(x) {
		return brief(x*100) + "\u00a0%"
	}
	return brief(x)
}

// unitWord is a unit as it stands beside a heading; nothing for a share, which
// has its sign.
func unitWord(unit string) string {
	switch unit {
	case "share", "1", "":
		return ""
	case "person":
		return "people"
	}
	return unit
}

// nameWithUnit is an outcome in words, with its unit where the number has no
// sign of it.
func nameWithUnit(o study.Outcome) string {
	if u := unitWord(o.Unit); u != "" {
		return outcomeName(o) + ", " + u
	}
	return outcomeName(o)
}

// studyCaption is the subtitle of a study's figure: what is drawn, of how many
// runs, under which seeds, of how many combinations.
func studyCaption(a *study.About, what string) string {
	parts := []string{capital(what)}
	if !study.IsBench(a.Case) {
		parts = append(parts, counted(int64(a.Days), "day", "days"))
	}
	parts = append(parts, counted(int64(a.Rows-a.Failed), "run", "runs"), seedRange(a))
	if len(a.Inputs) > 0 && (a.Kind == study.KindEnsemble || a.Kind == study.KindCompare) {
		parts = append(parts, counted(int64(a.Points), "combination", "combinations"))
	}
	return strings.Join(parts, " · ")
}

// interval writes the ends of an interval: 0.31 to 0.35.
func interval(low, high *float64, unit string) string {
	if low == nil || high == nil {
		return missing
	}
	if unit == "share" {
		return brief(*low*100) + " to " + brief(*high*100) + "\u00a0%"
	}
	return brief(*low) + " to " + brief(*high)
}

// sure writes a number with half of its interval: 0.86 ± 0.02. Two figures of
// the half are enough, and decide how many the number needs.
func sure(x study.Interval, unit string) string {
	value, half, sign := x.Value, math.NaN(), ""
	if x.Low != nil && x.High != nil {
		half = (*x.High - *x.Low) / 2
	}
	if unit == "share" {
		value, half, sign = value*100, half*100, "\u00a0%"
	}
	if math.IsNaN(half) || half == 0 {
		return brief(value) + sign
	}
	places := min(6, max(0, 1-int(math.Floor(math.Log10(half)))))
	return decimal(value, places) + " ± " + decimal(half, places) + sign
}
