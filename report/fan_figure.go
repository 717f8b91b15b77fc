package report

import (
	"fmt"
	"math"
	"slices"

	"tumen/economy"
	"tumen/study"
	"tumen/study/method/ensemble"
)

// fanFigures are the daily series of an ensemble: the median run of each day,
// and between what the middle half and the middle 90 % lie.
func fanFigures(e *ensemble.Ensemble) (figures []figure) {
	for k := range e.Fans {
		fan := &e.Fans[k]
		c := fanChart(&e.About, fan.Unit)
		c.Curves = []curve{fanCurve(fan, outcomeName(fan.Outcome), classOf(fan.Name))}
		f := figure{
			ID: "fan-" + fan.Name, Title: fanTitle(fan),
			Subtitle: studyCaption(&e.About, dayUnit(fan.Unit)+"by day; the median, the middle half and the middle 90 % of the runs"),
			Table:    fanTable(&c, fan),
		}
		figures = append(figures, c.finish(f))
	}
	return figures
}

// fanChart is an empty chart over the days of a study.
func fanChart(a *study.About, unit string) chart {
	c := chart{Height: chartHeight, Loose: true, Write: decimal}
	if unit == "share" {
		c.Write = percentMark
	}
	first, err := economy.ParseDate(a.Start)
	if err != nil {
		return c
	}
	c.First, c.Last = first, first+economy.Date(a.Days-1)
	for d := 0; d < a.Days; d += dayStep(a.Days) {
		c.Days = append(c.Days, float64(first)+float64(d))
	}
	return c
}

// dayStep is every which day is drawn and listed: every one of a year, and of
// more years as many as a drawing can show.
func dayStep(days int) int { return (days + 365) / 366 }

// fanCurve is a series with its bands, the outer one first.
func fanCurve(fan *study.Fan, name, class string) curve {
	return curve{
		Name: name, Short: cut(name, 12), Class: class, Values: values(fan.Median), Stated: math.NaN(),
		Around: [][2][]float64{{values(fan.P5), values(fan.P95)}, {values(fan.P25), values(fan.P75)}},
	}
}

// values are the numbers of the days that are drawn, with gaps.
func values(list []*float64) []float64 {
	var all []float64
	for d := 0; d < len(list); d += dayStep(len(list)) {
		all = append(all, endOf(list[d]))
	}
	return all
}

// dayUnit says what a day's number is in.
func dayUnit(unit string) string {
	switch unit {
	case "share":
		return "per cent, "
	case "person":
		return "people, "
	}
	return unit + ", "
}

// fanTitle is what the last day says.
func fanTitle(fan *study.Fan) string {
	for d := len(fan.Median) - 1; d >= 0; d-- {
		if fan.Median[d] != nil {
			low, high := brief(*fan.P5[d]), brief(*fan.P95[d])
			if fan.Unit == "share" {
				low, high = brief(*fan.P5[d]*100), brief(*fan.P95[d]*100)
			}
			unit := unitWord(fan.Unit)
			if fan.Unit == "share" {
				unit = "%"
			}
			when := "On the last day"
			if d < len(fan.Median)-1 {
				when = fmt.Sprintf("On day %d, the last with any,", d)
			}
			return fmt.Sprintf("%s 90\u00a0%% of the %s have %s to %s\u00a0%s: %s", when, fanRuns(fan, d), low, high, unit, outcomeName(fan.Outcome))
		}
	}
	return "No run has any: " + outcomeName(fan.Outcome)
}

// fanRuns are the runs that have a number on a day, if not as many as on the day
// with the most.
func fanRuns(fan *study.Fan, day int) string {
	if most := slices.Max(fan.Runs); fan.Runs[day] < most {
		return grouped(int64(fan.Runs[day])) + " runs with a number that day"
	}
	return "runs"
}

// fanTable is a fan in figures, one row a week where there are many days.
func fanTable(c *chart, fan *study.Fan) table {
	t := table{Head: []string{"Day", "Median", "Middle half", "5 to 95 % of runs", "Runs with it"}}
	every := 1
	if len(fan.Median) > 62 {
		every = 7 * dayStep(len(fan.Median))
	}
	for d := 0; d < len(fan.Median); d += every {
		if fan.Median[d] == nil {
			continue
		}
		t.Rows = append(t.Rows, []string{
			(c.First + economy.Date(d)).String(), amount(*fan.Median[d], fan.Unit), interval(fan.P25[d], fan.P75[d], fan.Unit),
			interval(fan.P5[d], fan.P95[d], fan.Unit), grouped(int64(fan.Runs[d])),
		})
	}
	return t
}
