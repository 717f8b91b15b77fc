package machine

import (
	"runtime"
	"testing"
	"time"
)

func TestTheMachineHasMemory(t *testing.T) {
	switch runtime.GOOS {
	case "linux", "darwin", "windows":
		if got := Memory(); got < 1<<20 {
			t.Errorf("%d bytes are free, and this test runs", got)
		}
	}
}

func TestAmountsAreForPeople(t *testing.T) {
	for n, want := range map[float64]string{12: "12 bytes", 1.5e9: "1.5 GB", 128e12: "128 TB", 4e3: "4 kB"} {
		if got := Bytes(n); got != want {
			t.Errorf("%v bytes are %q, want %q", n, got, want)
		}
	}
	for d, want := range map[time.Duration]string{
		time.Millisecond: "less than a second", 40 * time.Second: "40 seconds", time.Minute: "a minute", 3 * time.Hour: "3 hours", 70 * time.Minute: "an hour", 800 * 24 * time.Hour: "2 years",
	} {
		if got := Time(d); got != want {
			t.Errorf("%v is %q, want %q", d, got, want)
		}
	}
}
