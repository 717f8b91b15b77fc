package patterns

import (
	"context"
	"fmt"
	"math"
	"sync"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"tumen/economy"
	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/scenario"
)

// carried is what arrived over the routes of a kind [t].
func carried(c *scenario.Scenario, s *observe.Summary, kind parameter.RouteKind) (t float64) {
	for i := range c.Parameters.Routes {
		if r := &c.Parameters.Routes[i]; r.Kind == kind {
			t += s.Routes[r.Name].Mass / 1000
		}
	}
	return t
}

// seedBySeed runs a scenario under the seeds 1, 2 and so on, two at a
// time.
func seedBySeed(t *testing.T, c *scenario.Scenario) []*observe.Summary {
	out := make([]*observe.Summary, pairSeeds)
	var wait sync.WaitGroup
	limit := make(chan struct{}, 2)
	for i := range out {
		wait.Go(func() {
			limit <- struct{}{}
			defer func() { <-limit }()
			w, err := economy.New(&c.Parameters, c.Changes, uint64(i+1), 1)
			if err == nil {
				err = w.Run(context.Background(), nil)
			}
			if err != nil {
				t.Error(err)
				return
			}
			s := w.Outcome().Summary
			out[i] = &s
		})
	}
	wait.Wait()
	if t.Failed() {
		t.FailNow()
	}
	return out
}

// policies compares each policy with its absence, seed by seed.
func policies(t *testing.T) string {
	plain := opened(t, scenario.Options{})
	figures := []struct {
		head string
		of   func(*observe.Summary) float64
	}{
		{"guards, % of profit", func(s *observe.Summary) float64 { return 100 * s.Shares.Guards.Float() }},
		{"organisers, %", func(s *observe.Summary) float64 { return 100 * s.Shares.Organisers.Float() }},
		{"porters, %", func(s *observe.Summary) float64 { return 100 * s.Shares.Porters.Float() }},
		{"piece rate, yuan/kg", func(s *observe.Summary) float64 { return s.PieceRate.Float() }},
		{"undeclared, t", func(s *observe.Summary) float64 { return carried(plain, s, parameter.Clandestine) }},
		{"customs, t", func(s *observe.Summary) float64 { return carried(plain, s, parameter.Declared) }},
		{"detained", func(s *observe.Summary) float64 { return float64(s.Harm.Detained) }},
		{"crew, median", func(s *observe.Summary) float64 { return s.Crew.Median.Float() }},
		{"active organisers", func(s *observe.Summary) float64 { return s.Organisers.Active.Float() }},
	}
	head, means := []string{"policy"}, []string{"*without*"}
	runs := seedBySeed(t, plain)
	for _, f := range figures {
		mean := 0.0
		for _, s := range runs {
			mean += f.of(s) / pairSeeds
		}
		head, means = append(head, f.head), append(means, fmt.Sprintf("%.2f", mean))
	}
	rows := [][]string{means}
	q := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: pairSeeds - 1}.Quantile(0.975)
	for _, p := range plain.Policies {
		with, row := seedBySeed(t, opened(t, scenario.Options{Policies: []string{p.Name}})), []string{"`" + p.Name + "`"}
		for _, f := range figures {
			var sum, squares float64
			for i := range with {
				d := f.of(with[i]) - f.of(runs[i])
				sum += d
				squares += d * d
			}
			mean := sum / pairSeeds
			half := q * math.Sqrt(max(0, squares-sum*mean)/(pairSeeds-1)/pairSeeds)
			row = append(row, fmt.Sprintf("%+.2f ± %.2f", mean, half))
		}
		rows = append(rows, row)
	}
	return written(head, rows)
}
