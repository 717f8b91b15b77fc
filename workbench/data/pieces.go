package data

import (
	"encoding/json"
	"time"
)

// pieces.go: how a log is cut for its viewers. All of them are shown the same pieces
// at the same time, so each piece is written as JSON once, whether one person
// watches or fifty.

// ShowEvery is the shortest time between two pieces of a run that lasts.
const ShowEvery = 200 * time.Millisecond

// keptPieces is how many pieces stay written: those that viewers who watch at the
// same time, or come late together, ask for.
const keptPieces = 16

// span is a piece by its borders.
type span struct{ from, end int }

// pieces are the pieces of a log that were written last.
type pieces struct {
	marked int // days up to which the log is shown
	when   time.Time
	spans  []span // the oldest first
	texts  map[span]json.RawMessage
}

// Mark is the day up to which the log is shown now. It moves on every ShowEvery, for
// all viewers together; of a run that is over it is the last day.
func (l *Log) Mark(over bool) (end int) {
	l.lock.Lock()
	defer l.lock.Unlock()
	if now := time.Now(); over || now.Sub(l.cut.when) >= ShowEvery {
		l.cut.marked, l.cut.when = l.days, now
	}
	return l.cut.marked
}

// Wait is how long it is until the log of a run that lasts may be shown further.
func (l *Log) Wait() time.Duration {
	l.lock.Lock()
	defer l.lock.Unlock()
	return max(0, ShowEvery-time.Since(l.cut.when))
}

// Piece is the days from one to the day before another, a Batch as JSON.
func (l *Log) Piece(from, end int) (json.RawMessage, error) {
	key := span{from, end}
	l.lock.Lock()
	text, known := l.cut.texts[key]
	seen := l.seen
	l.lock.Unlock()
	if known {
		return text, nil
	}
	text, err := json.Marshal(seen.piece(from, end))
	if err != nil {
		return nil, err
	}
	l.lock.Lock()
	defer l.lock.Unlock()
	if l.cut.texts == nil {
		l.cut.texts = map[span]json.RawMessage{}
	}
	if _, known := l.cut.texts[key]; !known {
		l.cut.texts[key] = text
		l.cut.spans = append(l.cut.spans, key)
		if len(l.cut.spans) > keptPieces {
			delete(l.cut.texts, l.cut.spans[0])
			l.cut.spans = l.cut.spans[1:]
		}
	}
	return text, nil
}
