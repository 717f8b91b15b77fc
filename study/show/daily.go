package show

import (
	"tumen/chart"
	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/study"
	"tumen/view"
)

// Daily is a figure over the days of a study, without its lines.
func Daily(a *study.About, name, unit string) *chart.Figure {
	f := &chart.Figure{Name: view.ID(name), X: chart.Axis{Dates: true}, Y: chart.Axis{Loose: true}}
	if unit == "share" {
		f.Y.Write = chart.Share
	}
	return f
}

// Days are the days that are drawn and listed: every one of two months, and of
// more one a week, or as many as a year has weeks.
func Days(a *study.About) (days []int) {
	step := 1
	if a.Days > 62 {
		step = 7 * ((a.Days + 365) / 366)
	}
	for d := 0; d < a.Days; d += step {
		days = append(days, d)
	}
	return days
}

// EveryDay is what one point of a daily series stands for.
func EveryDay(days int) string {
	if days > 62 {
		return say.Textf("every %d days", 7*((days+365)/366))
	}
	return say.Text("by day")
}

// Median is the median of a daily series.
func Median(a *study.About, fan *study.Fan, name, class string) chart.Line {
	line := chart.Line{Name: name, Short: text.Cut(name, 12), Class: class, Y: Values(a, fan.Median), Stated: chart.None}
	first, err := parameter.ParseDate(a.Start)
	if err != nil {
		return line
	}
	for _, d := range Days(a) {
		line.X = append(line.X, float64(first)+float64(d))
	}
	return line
}

// Values are the numbers of the days that are drawn, with gaps.
func Values(a *study.About, list []*float64) (drawn []float64) {
	for _, d := range Days(a) {
		drawn = append(drawn, view.EndOf(list[d]))
	}
	return drawn
}

// DayUnit says what a day's number is in.
func DayUnit(unit string) string {
	switch unit {
	case "share":
		return say.Text("per cent")
	case "person":
		return "people"
	}
	return unit
}
