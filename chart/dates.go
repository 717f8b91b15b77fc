package chart

import "time"

// Calendar steps that a reader can count in.
var (
	daySteps   = []int{1, 2, 7, 14}
	monthSteps = []int{1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200}
)

// dateTicks are at most so many ticks between two days, both included: days
// counted from the first, or the beginnings of months or years.
func dateTicks(first, last, most int) []tick {
	for _, n := range daySteps {
		if (last-first)/n+1 <= most {
			var ticks []tick
			for d := first; d <= last; d += n {
				ticks = append(ticks, tick{float64(d), timeOf(d).Format("2 Jan")})
			}
			return ticks
		}
	}
	for _, n := range monthSteps {
		if ticks := monthTicks(first, last, n); len(ticks) <= most {
			return ticks
		}
	}
	return nil
}

// monthTicks are the beginnings of every so many months, counted from the year
// 0, so that quarters and decades fall where calendars have them. The year is
// written where it begins or is first met, and with a month that is marked in an
// earlier year too, so that no two ticks are the same.
func monthTicks(first, last, months int) []tick {
	var ticks []tick
	met := map[time.Month]bool{}
	begin := timeOf(first)
	index := begin.Year()*12 + int(begin.Month()) - 1
	if begin.Day() > 1 {
		index++
	}
	for index = (index + months - 1) / months * months; ; index += months {
		t := time.Date(index/12, time.Month(index%12+1), 1, 0, 0, 0, 0, time.UTC)
		day := int(t.Unix() / secondsPerDay)
		if day > last {
			return ticks
		}
		form := "Jan"
		switch {
		case months >= 12:
			form = "2006"
		case len(ticks) == 0 || t.Month() == time.January || met[t.Month()]:
			form = "Jan 2006"
		}
		met[t.Month()] = true
		ticks = append(ticks, tick{float64(day), t.Format(form)})
	}
}

const secondsPerDay = 86400

// timeOf is the beginning of a day since 1970-01-01.
func timeOf(day int) time.Time { return time.Unix(int64(day)*secondsPerDay, 0).UTC() }
