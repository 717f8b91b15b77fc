package audit

import (
	"bytes"
	"errors"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"tumen/economy/observe"
	"tumen/internal/proof"
	"tumen/record"
	"tumen/scenario"
)

// book is a record that a test may change before it is audited as if it had been
// written so: sizes and sums agree with whatever it holds.
type book struct {
	*record.Found
	trips []observe.Trip
}

func (b *book) column(name string) []int64 { return b.Days.Column(name).Ints }

func (b *book) audit() *Report {
	a := begin(b.Found)
	a.trips = func(see func(observe.Trip) error) error {
		for _, x := range b.trips {
			if err := see(x); err != nil {
				return err
			}
		}
		return nil
	}
	return a.all()
}

func opened(t *testing.T, dir string) *book {
	t.Helper()
	found := proof.Must(record.Inspect(dir))(t)
	b := &book{Found: found}
	if err := found.Crossings.Each(func(x observe.Trip) error {
		b.trips = append(b.trips, x)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return b
}

// flow is the first payment of a kind on a day.
func (b *book) flow(kind string, day int32) *observe.Flow {
	k := slices.IndexFunc(b.Flows, func(f observe.Flow) bool { return f.Kind == kind && f.Day == day && f.From != "donju" })
	return &b.Flows[k]
}

// trip is the first trip of a porter with a fate.
func (b *book) trip(fate string) *observe.Trip {
	k := slices.IndexFunc(b.trips, func(x observe.Trip) bool { return x.Porter >= 0 && x.Fate == fate })
	return &b.trips[k]
}

// first is a trip whose porter goes again later.
func (b *book) first() *observe.Trip {
	for k := range b.trips {
		x := &b.trips[k]
		if x.Porter >= 0 && x.Fate == "returned" && slices.ContainsFunc(b.trips[k+1:], func(y observe.Trip) bool { return y.Porter == x.Porter }) {
			return x
		}
	}
	panic("nobody carries twice")
}

// tampering is one way of changing a record.
type tampering struct {
	holds  string // the beginning of the check that must find it
	change func(*book)
}

// Each way of tampering is found by the check that is there for it, also where
// whoever did it has mended sizes and sums.
func TestEachCheckFindsWhatItIsThereFor(t *testing.T) {
	tampered := map[string]tampering{
		"a table that the manifest does not list": {"every file is complete", func(b *book) { b.Manifest.Files = b.Manifest.Files[1:] }},
		"a digest of another file":                {"digest lists every file", func(b *book) { b.List[0].SHA256 = b.List[1].SHA256 }},
		"a file that the digest does not list":    {"digest lists every file", func(b *book) { b.List = b.List[1:] }},
		"no digest":                               {"digest lists every file", func(b *book) { b.ListWrong = errors.New("digest is missing") }},
		"notes in the folder":                     {"digest lists every file", func(b *book) { b.Strangers = []string{"notes.md"} }},
		"another page":                            {"made.json and the report", func(b *book) { b.Page = strings.Repeat("0", 64) }},
		"no page":                                 {"made.json and the report", func(b *book) { b.Page = "" }},
		"a date that was changed":                 {"made.json and the report", func(b *book) { b.MadeWrong = errors.New("made.json was changed") }},
		"a key that stands twice":                 {"manifest.json has each key once", func(b *book) { b.Text = bytes.Replace(b.Text, []byte(`"asked"`), []byte(`"asked": 7, "asked"`), 1) }},
		"a key too many":                          {"manifest.json has each key once", func(b *book) { b.Text = bytes.Replace(b.Text, []byte(`"asked"`), []byte(`"note": 7, "asked"`), 1) }},
		"a space too many":                        {"manifest.json has each key once", func(b *book) { b.Text = bytes.Replace(b.Text, []byte(`: `), []byte(`:  `), 1) }},
		"another title":                           {"title, parameters, testimony and", func(b *book) { b.Manifest.Title += "!" }},
		"a parameter that the case does not give": {"title, parameters, testimony and", func(b *book) { b.Manifest.Parameters[9].Value = "1" }},
		"a claim that nobody made":                {"title, parameters, testimony and", func(b *book) { b.Manifest.Testimony.Claims[2].Says = "nothing" }},
		"another first day":                       {"title, parameters, testimony and", func(b *book) { b.Manifest.Start = "2018-09-01" }},
		"an override that was not made":           {"title, parameters, testimony and", func(b *book) { b.Manifest.Sets = append(b.Manifest.Sets, "labour.share=21 %") }},
		"another case":                            {"title, parameters, testimony and", func(b *book) { b.Case = append(b.Case, '#') }},
		"a table of another seed":                 {"every table names this run", func(b *book) { b.Manifest.Seed++ }},
		"a column that went":                      {"days.parquet has every column", func(b *book) { b.Days.Columns = slices.Delete(b.Days.Columns, 3, 4) }},
		"a day that went":                         {"the days follow each other", func(b *book) { b.column("date")[7]++ }},
		"a day too many in the manifest":          {"the days follow each other", func(b *book) { b.Manifest.Days++ }},
		"people below zero":                       {"no count, amount or price is negative", func(b *book) { b.column("training")[3] = -1 }},
		"a gram from nowhere":                     {"stock grows by the", func(b *book) { b.column("gathered")[5]++ }},
		"a fen of profit that nobody got":         {"the profit of a day is the", func(b *book) { b.column("profit")[5]++ }},
		"more over the routes than was sold":      {"the goods and the", func(b *book) { b.column("mass.river")[5] += 1e9 }},
		"a person from nowhere":                   {"everyone is in one place", func(b *book) { b.column("ready")[5]++ }},
		"a dead who returns":                      {"the dead and those who stayed", func(b *book) { b.column("dead")[5]--; b.column("ready")[5]++ }},
		"pay from the guards to the porters":      {"every payment has a payer", func(b *book) { b.Flows[0].From = "guards" }},
		"a flow twice":                            {"every cell of a day's flow matrix", func(b *book) { b.Flows = slices.Insert(b.Flows, 3, b.Flows[3]) }},
		"a flow of another sum":                   {"the flows of all days add up", func(b *book) { b.Flows[4].Amount++ }},
		"guards who got what nobody paid":         {"the parts of guards and", func(b *book) { b.column("guards")[5] += 1e9 }},
		"an organiser from nowhere":               {"as many organise as yesterday", func(b *book) { b.column("organisers_entered")[5]++ }},
		"a trend that no day has":                 {"the summary agrees with the days", func(b *book) { b.Manifest.Summary.Trends = observe.Trends{"wage": {}} }},
		"a better share in the summary":           {"the summary agrees with the days", func(b *book) { b.Manifest.Summary.Shares.Porters.Value += 0.001 }},
		"shares of no profit":                     {"the summary agrees with the days", func(b *book) { b.Manifest.Summary.Shares.Guards = observe.Number{} }},
		"a share of another profit":               {"the summary agrees with the days", func(b *book) { b.Manifest.Summary.Shares.Guards.Of++ }},
		"a gain that nobody had":                  {"the summary's figures by name", func(b *book) { edit(b.Manifest.Summary.Kinds, "guards", func(x *observe.KindSum) { x.Gain++ }) }},
		"takings that nobody paid": {"the summary's figures by name", func(b *book) {
			edit(b.Manifest.Summary.Organs, "border-guards", func(x *observe.OrganSum) { x.Takings++ })
		}},
		"a crossing that paid nothing": {"the summary's figures by name", func(b *book) {
			edit(b.Manifest.Summary.Posts, "border-guards", func(x *observe.PostSum) { x.Crossings++ })
		}},
		"a good that came from nowhere": {"the summary's figures by name", func(b *book) { edit(b.Manifest.Summary.Goods, "angelica", func(x *observe.GoodSum) { x.Delivered++ }) }},
		"a price that nobody asked": {"the summary's figures by name", func(b *book) {
			edit(b.Manifest.Summary.Goods, "angelica", func(x *observe.GoodSum) { x.Price.Value += 0.01 })
		}},
		"pay that a county did not get":        {"the summary's figures by name", func(b *book) { edit(b.Manifest.Summary.Counties, "samjiyon", func(x *observe.CountySum) { x.Pay-- }) }},
		"a load of more runs":                  {"the summary agrees with the distributions", func(b *book) { b.Manifest.Summary.Load.Mean.Of++ }},
		"a month of more porters":              {"the summary agrees with the distributions", func(b *book) { b.Manifest.Summary.PorterMonth.Money.Of++ }},
		"a piece rate where nobody was hired":  {"a day on which nobody was hired has", func(b *book) { b.column("hired")[5] = 0 }},
		"a piece rate that does not exist":     {"the days agree with their trips", func(b *book) { b.Days.Column("piece_rate").Reals[5] = math.NaN() }},
		"a lighter load in the summary":        {"the summary agrees with the distributions", func(b *book) { b.Manifest.Summary.Load.Mean.Value-- }},
		"a crossing out of order":              {"crossings are in order", func(b *book) { b.trips[0].Crossing = 1 }},
		"a porter missing from a crew":         {"crossings are in order", func(b *book) { b.trips = b.trips[1:] }},
		"an organiser in two crews":            {"crossings are in order", func(b *book) { twoCrews(b) }},
		"a load that went astray":              {"the outcomes of a load", func(b *book) { b.trip("returned").Arrived-- }},
		"pay for a load that was lost":         {"the outcomes of a load", func(b *book) { b.trip("hurt").Pay = 1 }},
		"a porter twice in one night":          {"no porter carries twice in", func(b *book) { b.trips[1].Porter = b.trips[0].Porter }},
		"a porter who sets out while he rests": {"no porter carries twice in", func(b *book) { x := b.first(); x.Free = x.Day + 300 }},
		"a dead porter who carries":            {"no porter carries twice in", func(b *book) { x := b.first(); x.Fate, x.Free, x.Arrived, x.Pay = "dead", -1, 0, 0 }},
		"a porter whom nobody knows":           {"no porter carries twice in", func(b *book) { b.trips[0].Porter = 1 << 40 }},
		"a trip more than the day has":         {"the days agree with their trips", func(b *book) { b.column("hired")[5]++ }},
		"a piece rate that nobody was paid":    {"the days agree with their trips", func(b *book) { b.Days.Column("piece_rate").Reals[5] *= 1.01 }},
		"pay that no trip shows":               {"porters' pay is that of", func(b *book) { b.trip("returned").Pay++ }},
		"a harm that no trip shows":            {"the summary agrees with the trips", func(b *book) { b.Manifest.Summary.Harm.Detained-- }},
		"a rest without a run":                 {"only porters after a trip are resting", func(b *book) { b.column("resting")[75] += 100 }},
		"one who left at rest, forgotten":      {"only porters after a trip are resting", func(b *book) { b.column("left_at_rest")[75]-- }},
		"an injury that heals overnight":       {"only porters after a trip are hurt", func(b *book) { b.column("hurt")[75]--; b.column("ready")[75]++ }},
	}
	maps.Copy(tampered, tamperingWithLiving)
	dir := made(t, "samjiyon", scenario.Options{Sets: []string{"days=80", "scale=0.4", "crossing.raid=2 %", "crossing.accident=1 %", "crossing.staying=0.3 %"}})
	if r := opened(t, dir).audit(); !r.Sound {
		t.Fatalf("untouched, it has %d faults:\n%s", r.Faults(), words(r))
	}
	hit := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(tampered)) {
		x := tampered[name]
		t.Run(name, func(t *testing.T) {
			b := opened(t, dir)
			x.change(b)
			r := b.audit()
			for _, c := range r.Checks {
				if strings.HasPrefix(c.Holds, x.holds) && c.Faults > 0 {
					hit[c.Holds] = true
					return
				}
			}
			t.Errorf("the check that %q found nothing; all faults:\n%s", x.holds, words(r))
		})
	}
	for _, c := range opened(t, dir).audit().Checks {
		if !hit[c.Holds] && !strings.HasPrefix(c.Holds, "only porters after a trip are ") {
			t.Errorf("no way of tampering is tried on the check that %s", c.Holds)
		}
	}
}

// twoCrews has the second crossing of a day led by the organiser of the first.
func twoCrews(b *book) {
	first := b.trips[0]
	for k := range b.trips {
		if x := &b.trips[k]; x.Day == first.Day && x.Crossing == 1 {
			x.Organiser, x.Group = first.Organiser, first.Group
		}
	}
}

// Nothing that a table can hold ends the program: rows of days, organisers and
// porters that do not exist are faults like others.
func TestNonsenseIsAFaultAndNoPanic(t *testing.T) {
	dir := made(t, "samjiyon", scenario.Options{Sets: []string{"days=10"}})
	b := opened(t, dir)
	b.trips = append(b.trips, observe.Trip{Day: 1 << 30, Porter: -5, Load: -1, Fate: "flew"}, observe.Trip{Day: -1}, observe.Trip{Fate: "flew", Load: -1 << 40, Free: -1 << 30})
	b.Flows = append(b.Flows, observe.Flow{Day: -7, Kind: "gift", Amount: -1}, observe.Flow{Day: 1 << 30})
	b.Manifest.Days, b.Manifest.Parameters, b.Manifest.Start = 3, nil, "yesterday"
	b.Days.Columns = b.Days.Columns[4:]
	if r := b.audit(); r.Sound {
		t.Error("nonsense is sound")
	}
	for _, days := range []int{-4, 1 << 50} {
		b.Manifest.Days = days
		b.audit()
	}
}

// edit changes what a summary has of a name.
func edit[T any](sums map[string]T, name string, change func(*T)) {
	x := sums[name]
	change(&x)
	sums[name] = x
}
