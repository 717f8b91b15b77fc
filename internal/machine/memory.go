// Package machine says what the machine has that a run needs.
package machine

import (
	"fmt"
	"time"

	"tumen/internal/say"
)

// Memory is how many bytes the machine can still give to a program, or 0 where
// that is not known.
func Memory() uint64 { return memory() }

// Bytes writes an amount of memory for people: 512 MB, 1.5 GB.
func Bytes(n float64) string {
	for _, u := range []struct {
		size float64
		name string
	}{{1e18, "EB"}, {1e15, "PB"}, {1e12, "TB"}, {1e9, "GB"}, {1e6, "MB"}, {1e3, "kB"}} {
		if n >= u.size {
			return fmt.Sprintf("%.3g %s", n/u.size, u.name)
		}
	}
	return say.Textf("%.0f bytes", n)
}

// Time writes a duration for people, roughly: 40 seconds, 3 minutes, 2 days.
func Time(d time.Duration) string {
	for _, u := range []struct {
		size      time.Duration
		one, many string
	}{{365 * 24 * time.Hour, "a year", "years"}, {24 * time.Hour, "a day", "days"}, {time.Hour, "an hour", "hours"}, {time.Minute, "a minute", "minutes"}, {time.Second, "a second", "seconds"}} {
		if n := float64(d) / float64(u.size); n >= 1 {
			if n < 1.5 {
				return u.one
			}
			return fmt.Sprintf("%.0f %s", n, u.many)
		}
	}
	return say.Text("less than a second")
}
