package workbench

import (
	"encoding/json"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/danielgtaylor/huma/v2/sse"

	"tumen/economy"
)

// shown is a piece that a viewer was sent, and when.
type shown struct {
	from, end int
	at        time.Duration
}

// A run that finishes a day every 37 ms is shown at most five times a second, and
// no day is kept back for longer than that; all who look are shown the same
// pieces at the same time; whoever comes late gets the past at once, in pieces of
// 64 days. The clock is the test's own, so every time is exact.
func TestWhatIsNewIsShownFiveTimesASecondAndToAllAtOnce(t *testing.T) {
	data, err := openFolder(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer data.close()
	synctest.Test(t, func(t *testing.T) {
		const (
			often = time.Second / 5
			days  = 390
			day   = 37 * time.Millisecond
			later = 9*time.Second + 5*time.Millisecond // when the second comes
		)
		begin := time.Now()
		f := newFeed(nil)
		r := &run{data: data, kept: &shelf{room: 1}, feed: f, note: RunNote{ID: "0123456789abcdef", State: running, Asked: days}}
		w := &Workbench{runs: &runs{all: map[string]*run{r.note.ID: r}}, closing: t.Context()}
		look := func(pieces *[]shown) {
			w.showRun(t.Context(), &eventsRequest{RunID: RunID{ID: r.note.ID}}, func(m sse.Message) error {
				e, ok := m.Data.(daysEvent)
				if !ok {
					return nil
				}
				var b batch
				if err := json.Unmarshal(e.text, &b); err != nil || b.To+1 != m.ID {
					t.Errorf("the piece up to day %d has the id %d: %v", b.To, m.ID, err)
				}
				*pieces = append(*pieces, shown{b.From, b.To + 1, time.Since(begin)})
				return nil
			})
		}
		var first, second []shown
		go look(&first)
		go func() {
			time.Sleep(later)
			look(&second)
		}()
		for d := range int32(days) {
			time.Sleep(day)
			f.add(economy.Sight{Day: d})
		}
		f.end(done, "")
		over := time.Since(begin)
		synctest.Wait()
		if gone := time.Since(begin); gone != over {
			t.Errorf("it is over after %v, and the last piece comes after %v", over, gone)
		}

		has, when := 0, -often
		for _, p := range first {
			if p.from != has || p.end > days {
				t.Errorf("%d to %d follows %d days", p.from, p.end, has)
			}
			if p.at-when < often && p.at < over {
				t.Errorf("the piece at %v comes %v after the one before", p.at, p.at-when)
			}
			if finished := time.Duration(p.from+1) * day; p.at-finished > often {
				t.Errorf("day %d was finished at %v and is shown at %v", p.from, finished, p.at)
			}
			has, when = p.end, p.at
		}
		if has != days {
			t.Errorf("the first viewer has %d of %d days", has, days)
		}

		caughtUp := slices.IndexFunc(second, func(p shown) bool { return p.at > later })
		if caughtUp < 1 {
			t.Fatalf("the second viewer is shown %v", second)
		}
		for k, p := range second[:caughtUp] {
			if p.at != later || p.from != 64*k || p.end-p.from > 64 {
				t.Errorf("of the past, the second viewer is shown %+v", p)
			}
		}
		if rest := first[len(first)-len(second)+caughtUp:]; !slices.Equal(rest, second[caughtUp:]) {
			t.Errorf("the first viewer is shown %v, and the second %v", rest, second[caughtUp:])
		}
	})
}
