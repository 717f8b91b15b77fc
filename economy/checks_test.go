package economy

import (
	"encoding/binary"
	"hash/crc32"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/proof"
	"tumen/ledger"
)

// checksAfter runs the first recorded days of a case and gives the checksums.
func checksAfter(t *testing.T, p *parameter.Parameters, days, workers int, meddle func(w *World)) *observe.Table {
	t.Helper()
	w := proof.Must(New(p, nil, 1, workers))(t)
	w.KeepChecks()
	for w.day < int32(days) {
		w.Day()
		if meddle != nil {
			meddle(w)
		}
	}
	return w.Checks()
}

// city is an upland of many pieces with one organiser, so that on most days most
// pieces are left alone.
func city() *parameter.Parameters {
	p := upland()
	p.BurnIn = 5
	p.Counties[0].Porters = 39 * chunk / 2
	p.Organisers[0].Number, p.Organisers[1].Number = 1, 0
	return p
}

// The plain twin sums every column whole on every day.
func TestAPieceThatIsLeftAloneKeepsItsSum(t *testing.T) {
	twin := func(w *World) { // after every day: forget which pieces were left alone
		for i := range w.porters.moved {
			w.porters.moved[i] = true
		}
	}
	for _, workers := range []int{1, 2, 7} {
		if d := cmp.Diff(checksAfter(t, city(), 40, 1, twin), checksAfter(t, city(), 40, workers, nil)); d != "" {
			t.Errorf("%d workers: -whole +piece by piece\n%.400s", workers, d)
		}
	}
}

func TestAChecksumIsThatOfThePiecesSums(t *testing.T) {
	p := city()
	w := proof.Must(New(p, nil, 1, 1))(t)
	w.KeepChecks()
	for w.day < 3 {
		w.Day()
	}
	castagnoli := crc32.MakeTable(crc32.Castagnoli)
	var sums []byte
	cash := w.book.Purses(ledger.Porters)
	for lo := 0; lo < len(cash); lo += chunk {
		var piece []byte
		for _, fen := range cash[lo:min(lo+chunk, len(cash))] {
			piece = binary.LittleEndian.AppendUint64(piece, uint64(fen))
		}
		sum := crc32.Checksum(piece, castagnoli)
		sums = append(sums, byte(sum), byte(sum>>8), byte(sum>>16), byte(sum>>24))
	}
	if got, want := w.Checks().Column("porters.cash").Ints[2], int64(crc32.Checksum(sums, castagnoli)); got != want {
		t.Errorf("%x, want %x", got, want)
	}
}

// A number that something else than the model changed shows on its day and in
// its column, and nowhere before.
func TestAPlantedDifferenceShowsWhereItIs(t *testing.T) {
	const day, porter = 20, chunk + 7
	plain := checksAfter(t, city(), 40, 1, nil)
	meddled := checksAfter(t, city(), 40, 1, func(w *World) {
		if w.day == day { // the morning of that day
			w.porters.life[porter].runs++
			w.porters.moved[porter/chunk] = true
		}
	})
	for _, c := range plain.Columns {
		for d, sum := range meddled.Column(c.Name).Ints {
			if same := sum == c.Ints[d]; !same && d < day {
				t.Errorf("%s differs on day %d", c.Name, d)
			} else if same && d == day && c.Name == "porters.life" {
				t.Error("the planted difference does not show")
			}
		}
	}
}

func TestKeepingChecksChangesNothing(t *testing.T) {
	p := upland()
	w := proof.Must(New(p, nil, 1, 1))(t)
	w.KeepChecks()
	if err := w.Run(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(proof.JSON(t, live(t, p, 1, 1)), proof.JSON(t, w.Outcome())); d != "" {
		t.Errorf("%.300s", d)
	}
}
