package audit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tumen/economy/observe"
	"tumen/record"
	"tumen/scenario"
)

// A record in any money comes back from disk, names its minor unit in every column
// of money, and is sound: without a minor unit, with thousandths, and in a money
// and units that only the case knows.
func TestARecordInAnyMoneyIsSound(t *testing.T) {
	text, err := scenario.Text("kolbars")
	if err != nil {
		t.Fatal(err)
	}
	for money, want := range map[string]struct{ unit, minor, declared string }{
		"JPY":   {"JPY", "JPY", "money: {unit: JPY}"},
		"IQD":   {"IQD", "0.001 IQD", "money: {unit: IQD}"},
		"USD":   {"USD", "cent", "money: {unit: USD, minor: cent}"},
		"scrip": {"scrip", "scrip", "money: {unit: scrip, digits: 0}\nunits: {bale: counted, keg: 30 litre, litre: 0.74 kg}"},
	} {
		source := strings.ReplaceAll(string(text), "money: {unit: USD, minor: cent}", want.declared)
		source = strings.ReplaceAll(source, "USD", money)
		if money == "scrip" {
			source = strings.Replace(source, "\nidentities:\n", "\n  goods: {kind: value, is: 3 bales/keg, from: apdha, says: how they are packed}\n\nidentities:\n", 1)
		}
		path := filepath.Join(t.TempDir(), "kolbars.yaml")
		if err := os.WriteFile(path, []byte(source), 0o644); err != nil {
			t.Fatal(err)
		}
		dir := made(t, path, scenario.Options{Sets: []string{"days=60"}})
		report := mustAudit(t, dir)
		if !report.Sound {
			t.Errorf("%s: %s", money, words(report))
		}
		run, err := record.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if m := run.Manifest.Money; m.Unit != want.unit || m.Minor != want.minor {
			t.Errorf("%s: the record counts in %+v", money, m)
		}
		for column, of := range map[string]string{"profit": "", "piece_rate": "/kg", "living_cost": "/person", "price.household-goods": "/kg"} {
			if got := run.Days.Column(column).Unit; got != want.minor+of {
				t.Errorf("%s: %s is in %s, want %s", money, column, got, want.minor+of)
			}
		}
		if got := run.Manifest.Summary.Units["piece_rate"]; got != want.unit+"/kg" {
			t.Errorf("%s: the piece rate of the summary is in %s", money, got)
		}
	}
}

// tamperingWithLiving are the ways of changing what porters lived on.
var tamperingWithLiving = map[string]tampering{
	"a day of the burn-in in the record": {"each day, porters spend", func(b *book) { b.flow("living", 0).Amount *= 181 }},
	"a day's living that is put off": {"each day, porters spend", func(b *book) {
		b.flow("living", 8).Amount += b.flow("living", 7).Amount
		b.flow("living", 7).Amount = 1
	}},
	"a fen of outside income too many":     {"each day, porters spend", func(b *book) { b.flow("outside-income", 9).Amount++ }},
	"a dead porter who lives on":           {"the people alive are", func(b *book) { b.column("alive")[20]++ }},
	"a newcomer whom nobody sees":          {"the people alive are", func(b *book) { b.column("newcomers")[20]++ }},
	"somebody who died before the record":  {"everyone is in one place", func(b *book) { b.column("alive")[0] = 1 << 40 }},
	"somebody at home who is away":         {"the people at home are", func(b *book) { b.column("home.samjiyon")[20] += 3000 }},
	"a fen in the purses that nobody paid": {"what all purses hold", func(b *book) { b.column("purses")[20]++ }},
	"help beyond what living costs": {"each day, porters spend", func(b *book) {
		b.Flows = append(b.Flows, observe.Flow{Day: 20, Kind: "support", From: "rest", To: "porters", Amount: 1e9})
	}},
	"more earned outside than anybody earns": {"people at home earn", func(b *book) { b.column("outside.samjiyon")[20] += 1e12 }},
	"a lump of outside income":               {"outside income changes from day to day", func(b *book) { b.column("outside.samjiyon")[20] *= 4 }},
	"living that costs more than the case's": {"living costs what the case states", func(b *book) { b.column("living_cost")[0]++ }},
	"outside income that rises by itself":    {"living costs what the case states", func(b *book) { b.column("outside_most.samjiyon")[5]++ }},
}
