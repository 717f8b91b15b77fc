package workbench

import (
	"context"
	"encoding/json"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/danielgtaylor/huma/v2/sse"

	"tumen/scenario"
	"tumen/workbench/data"
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
	c, err := scenario.Load("samjiyon")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		const (
			often = time.Second / 5
			days  = 390
			day   = 37 * time.Millisecond
			later = 9*time.Second + 5*time.Millisecond // when the second comes
		)
		w, err := hold(Options{Data: dir, NoToken: true})
		if err != nil {
			t.Fatal(err)
		}
		defer w.Close()
		w.data.EachDay = func(context.Context) { time.Sleep(day) }
		begin := time.Now()
		j, _, err := w.data.StartRun(c, []byte(c.Text), data.RunSpec{
			Seed: 1, Policies: []string{}, Sets: []string{"burn_in=0", "counties.samjiyon.porters=5", "counties.downriver.porters=0", "days=390"},
		})
		if err != nil {
			t.Fatal(err)
		}
		look := func(pieces *[]shown) {
			w.showRun(t.Context(), &eventsRequest{JobID: JobID{ID: j.Note().ID}}, func(m sse.Message) error {
				e, ok := m.Data.(daysEvent)
				if !ok {
					return nil
				}
				var b struct{ From, To int }
				if err := json.Unmarshal(e.text, &b); err != nil || b.To+1 != m.ID {
					t.Errorf("the piece up to day %d has the id %d: %v", b.To, m.ID, err)
				}
				*pieces = append(*pieces, shown{b.From, b.To + 1, time.Since(begin)})
				return nil
			})
		}
		var first, second []shown
		var viewers sync.WaitGroup
		viewers.Go(func() { look(&first) })
		viewers.Go(func() {
			time.Sleep(later)
			look(&second)
		})
		for n, news := j.Status(); !n.Over(); n, news = j.Status() {
			<-news
		}
		over := time.Since(begin)
		viewers.Wait()
		if gone := time.Since(begin); gone > over+often {
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
			if finished := time.Duration(p.from) * day; p.at-finished > often {
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
