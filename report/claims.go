package report

import (
	"cmp"
	"slices"

	"tumen/record"
	"tumen/testimony"
)

// claimRow is one claim beside the result of the run.
type claimRow struct {
	Claim   testimony.Claim
	Stated  string
	Measure string // what of a run it can be held against, in words
	Result  string
	Verdict string
}

// claimRows are all claims, each with its verdict: first those that a number of
// a run answers, then the others, both in the order of the case.
func claimRows(run *record.Run) []claimRow {
	rows := make([]claimRow, 0, len(run.Manifest.Testimony.Claims))
	for _, c := range run.Manifest.Testimony.Claims {
		row := claimRow{Claim: c, Result: missing, Verdict: "a run does not measure it"}
		if c.Figure != nil {
			row.Stated = c.Figure.Text
		}
		if m := measureOf(c.Measure); m != nil {
			result := m.of(&run.Manifest.Summary)
			row.Measure, row.Result = m.name, m.write(result)
			row.Verdict = "nothing to compare"
			if f, ok := m.figure(&c); ok {
				row.Verdict = verdict(f, result)
			}
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b claimRow) int {
		return cmp.Compare(len(b.Measure), 0) - cmp.Compare(len(a.Measure), 0)
	})
	return rows
}

// tile is a group of results at the top of the page.
type tile struct {
	Title string
	Lines []tileLine
}

// tileLine is one result, and beside it what was said about it.
type tileLine struct {
	Result string
	Of     string
	Claims []*testimony.Claim
}

// measured is a line for one measure.
func measured(run *record.Run, key, of string) tileLine {
	m := measureOf(key)
	return tileLine{m.write(m.of(&run.Manifest.Summary)), of, claimsOn(run, key)}
}

// tiles are what a reader asks first, after who gets what.
func tiles(run *record.Run) []tile {
	s := &run.Manifest.Summary
	kg := func(x float64, of string) tileLine { return tileLine{decimal(x, 0) + "\u00a0kg", of, nil} }
	harm := func(n int64, of string) tileLine { return tileLine{grouped(n), of, nil} }
	month := []tileLine{
		measured(run, "porter_month.money", "pay"),
		measured(run, "porter_month.staple", "in rice"),
		measured(run, "porter_month.runs", "runs"),
		measured(run, "load.mean", "load"),
		measured(run, "piece_rate", "rate"),
	}
	return []tile{
		{"A porter's month", month},
		{"The goods", []tileLine{
			kg(s.Mass.Gathered, "gathered"),
			kg(s.Mass.Sold, "sold"),
			kg(s.Mass.Seized, "seized"),
			kg(s.Mass.Lost, "lost"),
			kg(s.Mass.Stock, "put in store"),
		}},
		{"Harm to porters", []tileLine{
			harm(s.Harm.Detained, "times detained"),
			harm(s.Harm.Hurt, "times hurt"),
			harm(s.Harm.Dead, "died"),
		}},
	}
}
