package parameter

import (
	"time"

	"tumen/internal/say"
)

// Date is a calendar day, counted from 1 January 1970.
type Date int32

// ParseDate reads a date written as 2017-12-22.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, say.Errorf("%q is not a date: write it as 2017-12-22", s)
	}
	return Date(t.Unix() / 86400), nil
}

// String writes the date as 2017-12-22.
func (d Date) String() string { return d.time().Format(time.DateOnly) }

// Month is the month's index, January 0.
func (d Date) Month() int { return int(d.time().Month()) - 1 }

// FirstOfMonth says whether a month begins on this day.
func (d Date) FirstOfMonth() bool { return d.time().Day() == 1 }

// DaysLeft is how many days the month still has, this one included.
func (d Date) DaysLeft() int {
	t := d.time()
	return time.Date(t.Year(), t.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day() - t.Day() + 1
}

func (d Date) time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }
