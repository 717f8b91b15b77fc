package journal

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tumen/economy/observe"
)

// Every whole frame of the days 0, 1, 2 and so on is read, and none after the
// first that is cut short or changed.
func TestFramesAreReadUpToTheFirstThatIsNotWhole(t *testing.T) {
	var file []byte
	var ends []int64
	for day := range uint32(4) {
		file = AppendFrame(file, append(binary.LittleEndian.AppendUint32(nil, day), "content"...))
		ends = append(ends, int64(len(file)))
	}
	path := filepath.Join(t.TempDir(), "days")
	read := func(data []byte) (days int, end int64) {
		t.Helper()
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		end, err := EachFrame(path, func([]byte) bool { days++; return true })
		if err != nil {
			t.Fatal(err)
		}
		return days, end
	}
	if days, end := read(file); days != 4 || end != ends[3] {
		t.Errorf("%d days to byte %d", days, end)
	}
	for at := range file {
		whole := 0
		for whole < 4 && ends[whole] <= int64(at) {
			whole++
		}
		if days, _ := read(file[:at]); days != whole {
			t.Errorf("cut at byte %d, %d days are read, want %d", at, days, whole)
		}
		changed := append([]byte(nil), file...)
		changed[at] ^= 0x10
		if days, _ := read(changed); days != whole {
			t.Errorf("changed at byte %d, %d days are read, want %d", at, days, whole)
		}
	}
}

func TestTripsComeBackAndACutIsSeen(t *testing.T) {
	want := []observe.Trip{
		{Day: 3, Organiser: 7, Group: "donju", Route: "river", Good: "cones", Heads: 2, Porter: 12, Load: 46_000, Arrived: 46_000, Fate: "returned", Pay: 3700, Free: 9},
		{Day: 3, Crossing: 1, Organiser: 8, Group: "donju", Route: "customs", Good: "cones", Heads: 1, Porter: -1, Fate: "returned", Free: -1},
	}
	var w TripWriter
	w.Begin(3)
	for i := range want {
		w.Add(&want[i])
	}
	var got []observe.Trip
	if !ReadTrips(w.Content, func(t observe.Trip) { got = append(got, t) }) {
		t.Fatal("what was written is not read")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for at := 5; at < len(w.Content)-1; at++ {
		n := 0
		if ReadTrips(w.Content[:at], func(observe.Trip) { n++ }) && n == len(want) {
			t.Errorf("cut at byte %d, it is read whole", at)
		}
	}
}
