package workbench

import (
	"encoding/json"
	"reflect"
	"time"
)

// pace.go: how a feed is cut for its viewers. All of them are shown the same
// pieces at the same time, so each piece is written as JSON once, whether one
// person looks or fifty.

// showEvery is the shortest time between two pieces of a run that lasts.
const showEvery = 200 * time.Millisecond

// keptPieces is how many pieces stay written: those that viewers who look at the
// same time, or come late together, ask for.
const keptPieces = 16

var batchType = reflect.TypeFor[batch]()

// span is a piece by its borders.
type span struct{ from, end int }

// pieces are the pieces of a feed that were written last.
type pieces struct {
	marked int // days up to which the feed is shown
	when   time.Time
	spans  []span // the oldest first
	texts  map[span]json.RawMessage
}

// mark is the day up to which the feed is shown now: it moves on every so often,
// for all viewers together.
func (f *feed) mark() (end int) {
	f.lock.Lock()
	defer f.lock.Unlock()
	if now := time.Now(); f.over != nil || now.Sub(f.cut.when) >= showEvery {
		f.cut.marked, f.cut.when = f.days, now
	}
	return f.cut.marked
}

// wait is how long it is until the feed may be shown further.
func (f *feed) wait() time.Duration {
	f.lock.Lock()
	defer f.lock.Unlock()
	if f.over != nil {
		return 0
	}
	return max(0, showEvery-time.Since(f.cut.when))
}

// text is a piece as JSON.
func (f *feed) text(from, end int) (json.RawMessage, error) {
	key := span{from, end}
	f.lock.Lock()
	text, known := f.cut.texts[key]
	s := f.seen
	f.lock.Unlock()
	if known {
		return text, nil
	}
	text, err := json.Marshal(s.piece(from, end))
	if err != nil {
		return nil, err
	}
	f.lock.Lock()
	defer f.lock.Unlock()
	if f.cut.texts == nil {
		f.cut.texts = map[span]json.RawMessage{}
	}
	if _, known := f.cut.texts[key]; !known {
		f.cut.texts[key] = text
		f.cut.spans = append(f.cut.spans, key)
		if len(f.cut.spans) > keptPieces {
			delete(f.cut.texts, f.cut.spans[0])
			f.cut.spans = f.cut.spans[1:]
		}
	}
	return text, nil
}
