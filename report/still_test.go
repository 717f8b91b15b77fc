package report

import (
	"context"
	"slices"
	"strings"
	"testing"

	"tumen/internal/proof"
	"tumen/internal/text"
	"tumen/record"
	"tumen/scenario"
)

// Extreme but legal cases end in a run that says what happened, on the terminal
// and on the page, and in no figure that is not a number.
func TestAnExtremeRunSaysWhatHappened(t *testing.T) {
	both := []string{"Nothing crossed by customs: ", "Nothing crossed by river: "}
	for name, x := range map[string]struct {
		sets []string
		says []string
	}{
		"no porters":                {[]string{"counties.samjiyon.porters=0 people"}, []string{"Nothing crossed by river: nobody lives there who would carry."}},
		"one porter":                {[]string{"counties.samjiyon.porters=1 people"}, nil},
		"tariffs above all profit":  {[]string{"routes.river.posts.border-guards.pricing=customary", "routes.river.posts.border-guards.head=1000000 yuan/person", "routes.customs.posts.customs-house.fixed=10000000 yuan/run"}, both},
		"every post closed":         {[]string{"routes.river.capacity=0", "routes.customs.capacity=0"}, []string{both[0] + "it is closed, with a capacity of 0.", both[1] + "it is closed"}},
		"a market of zero":          {prices("0 yuan/kg"), both},
		"a levy of all the profit":  {[]string{"routes.customs.posts.customs-house.share=100 %"}, nil},
		"nobody to organise it":     {[]string{"organisers.donju.number=0", "organisers.trading-companies.number=0", "organisers.state-agencies.number=0", "organisers.security-traders.number=0", "organisers.donju.potential=0", "organisers.trading-companies.potential=0", "organisers.state-agencies.potential=0", "organisers.downriver-donju.number=0", "organisers.downriver-donju.potential=0"}, []string{both[1] + "there is no organiser."}},
		"no harvest":                {harvests("0"), both},
		"every crossing raided":     {[]string{"crossing.raid=100 %"}, nil},
		"every step is an accident": {[]string{"crossing.accident=100 %", "crossing.deadly=100 %"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			c := proof.Must(scenario.Open("samjiyon", scenario.Options{Sets: append(x.sets, "days=60", "burn_in=0")}))(t)
			run := proof.Must(record.Make(context.Background(), record.Options{Scenario: c, Seed: 1, Workers: 1}))(t)
			page := proof.Must(Page(run))(t)
			text := string(summaryOf(t, run, 200, false))
			if n := run.Manifest.Summary.PorterMonth.Runs; !n.Known() && strings.Contains(string(page), "0.0 runs") {
				t.Error("the page has a mean month of nobody")
			}
			for where, words := range map[string]string{"summary": text, "page": string(page)} {
				for _, want := range x.says {
					if !strings.Contains(words, want) {
						t.Errorf("the %s does not say %q:\n%.1500s", where, want, words)
					}
				}
				if strings.Contains(words, "NaN") || strings.Contains(words, "Inf") {
					t.Errorf("the %s has a figure that is no number", where)
				}
			}
		})
	}
}

var herbs = []string{"larch-cones", "vines", "dandelion-root", "angelica"}

func prices(p string) (sets []string) {
	for _, g := range herbs {
		sets = append(sets, "goods."+g+".destination_price="+p)
	}
	return sets
}

func harvests(h string) (sets []string) {
	for _, g := range herbs {
		sets = append(sets, "goods."+g+".harvest="+h)
	}
	return sets
}

// Where nothing was paid for, the piece rate is not zero: it does not exist. The
// goods that arrived are zero.
func TestARateOfNothingIsNotZero(t *testing.T) {
	run := nothing(40)
	p := periodsOf(run)
	rate, goods := rateFigure(run, p), weightFigure(run, p)
	if want := []string{"There is nothing to draw: no day has a number."}; !slices.Equal(rate.Notes, want) {
		t.Errorf("of the rate it says %q, want %q", rate.Notes, want)
	}
	if want := []string{"There is nothing to draw: it was zero on every day."}; !slices.Equal(goods.Notes, want) {
		t.Errorf("of the goods it says %q, want %q", goods.Notes, want)
	}
	for _, row := range rate.Table.Rows {
		if row[1].Text != text.Missing {
			t.Errorf("the table has a rate of %q", row[1].Text)
		}
	}
}
