package unit

import (
	"encoding/json"
	"fmt"
	"testing"

	"tumen/internal/proof"

	"pgregory.net/rapid"
)

// border declares units as a case on fuel and cartons would, out of order.
func border(t testing.TB) *System {
	t.Helper()
	zero := 0
	y, faults := Declaration{
		Money: &DeclaredMoney{Unit: "toman", Digits: &zero},
		Units: []Declared{
			{Name: "toman", Is: "10 IRR"},
			{Name: "tanker", Is: "1,000 keg"},
			{Name: "keg", Is: "30 litres", Also: []string{"jerrycan"}},
			{Name: "litre", Is: "0.74 kg"},
			{Name: "carton", Is: "counted"},
			{Name: "ox", Is: "counted", Many: "oxen"},
			{Name: "scrip", Is: "money"},
			{Name: "jin", Is: "0.5 kg"},
		},
	}.System()
	for _, f := range faults {
		t.Errorf("%s.%s: %v", f.Of, f.Key, f.Error)
	}
	return y
}

func TestDeclaredUnitsConvertExactly(t *testing.T) {
	y := border(t)
	for _, row := range proof.Rows(`
		3 kegs | litre | 90 litres
		1 jerrycan | kg | 22.2 kg
		2 tankers | t | 44.4 t
		200 litres/run | kg/run | 148 kg/run
		5,000 IRR | toman | 500 toman
		3 money/keg | IRR/kg | 1.3513513513513513 IRR/kg
		24 cartons/run | carton/run | 24 cartons/run
		1 ox | ox | 1 ox
		4 oxen/day | ox/week | 28 oxen/week
		12 jin | kg | 6 kg
	`) {
		q, err := y.Parse(row[0])
		if err != nil {
			t.Errorf("%s: %v", row[0], err)
			continue
		}
		to, err := y.ParseUnit(row[1])
		if err != nil {
			t.Errorf("%s: %v", row[1], err)
			continue
		}
		if got, err := q.In(to); err != nil || got.String() != row[2] {
			t.Errorf("%s in %s is %s, %v; want %s", row[0], row[1], got, err, row[2])
		}
	}
	for _, pair := range [][2]string{{"carton", "ox"}, {"carton", "kg"}, {"scrip", "IRR"}, {"carton", "1"}} {
		q, _ := y.Parse("1 " + pair[0])
		to, _ := y.ParseUnit(pair[1])
		if got, err := q.In(to); err == nil {
			t.Errorf("1 %s became %s", pair[0], got)
		}
	}
}

func TestMoneyHasItsMinorDigits(t *testing.T) {
	for _, test := range []struct {
		declared DeclaredMoney
		want     string
		minors   float64
	}{
		{DeclaredMoney{Unit: "CNY"}, "{yuan CNY 2 fen}", 100},
		{DeclaredMoney{Unit: "yuan"}, "{yuan CNY 2 fen}", 100},
		{DeclaredMoney{Unit: "USD"}, "{USD USD 2 0.01 USD}", 100},
		{DeclaredMoney{Unit: "USD", Minor: "cent"}, "{USD USD 2 cent}", 100},
		{DeclaredMoney{Unit: "JPY"}, "{JPY JPY 0 JPY}", 1},
		{DeclaredMoney{Unit: "KWD"}, "{KWD KWD 3 0.001 KWD}", 1000},
		{DeclaredMoney{Unit: "IQD"}, "{IQD IQD 3 0.001 IQD}", 1000},
		{DeclaredMoney{Unit: "scrip", Digits: new(int)}, "{scrip scrip 0 scrip}", 1},
	} {
		y, faults := Declaration{Money: &test.declared}.System()
		if len(faults) > 0 {
			t.Errorf("%s: %v", test.declared.Unit, faults[0].Error)
			continue
		}
		m := y.Money()
		if got := fmt.Sprintf("{%s %s %d %s}", m.Unit, m.Code, m.Digits, m.Minor); got != test.want || m.Minors() != test.minors {
			t.Errorf("%s is %s with %v minors, want %s with %v", test.declared.Unit, got, m.Minors(), test.want, test.minors)
		}
	}
	y, _ := Declaration{Money: &DeclaredMoney{Unit: "USD", Minor: "cent", Words: []string{"$", "dollars"}}}.System()
	for text, want := range map[string]string{"5 cent": "0.05 USD", "50 cents": "0.5 USD", "3 $/kg": "3 USD/kg", "2 dollars": "2 USD", "2 money/kg": "2 USD/kg"} {
		q, err := y.Parse(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		in, _ := q.In(q.Unit.Coherent())
		if in.String() != want {
			t.Errorf("%s is %s, want %s", text, in, want)
		}
	}
	if got := y.Money().Words("minor/kg"); got != "cent/kg" {
		t.Errorf("minor/kg is %s", got)
	}
}

func TestWhatCannotBeDeclaredSaysWhy(t *testing.T) {
	five := 5
	for name, test := range map[string]struct {
		d    Declaration
		want string
	}{
		"a unit that there is": {
			Declaration{Units: []Declared{{Name: "kg", Is: "10 litre"}}},
			`units.kg "kg": "kg" is a unit already: 1 kg is a measure of mass; write another name for the unit of this case`,
		},
		"another size": {
			Declaration{Units: []Declared{{Name: "jin", Is: "0.6 kg"}}},
			`units.jin "jin": "jin" is a unit already: 1 jin is 0.5 kg; write another name for the unit of this case`,
		},
		"a currency": {
			Declaration{Units: []Declared{{Name: "IRR", Is: "counted"}}},
			`units.IRR "IRR": "IRR" is a unit already: 1 IRR is a measure of IRR; write another name for the unit of this case`,
		},
		"a circle": {
			Declaration{Units: []Declared{{Name: "keg", Is: "2 cask"}, {Name: "cask", Is: "3 keg"}}},
			`units.keg "keg": these units are made of one another: keg, cask, keg; write one of them in a unit that needs no declaration`,
		},
		"itself": {
			Declaration{Units: []Declared{{Name: "keg", Is: "2 keg"}}},
			`units.keg "keg": these units are made of one another: keg, keg; write one of them in a unit that needs no declaration`,
		},
		"no size": {
			Declaration{Units: []Declared{{Name: "keg", Is: "0 litre"}}},
			`units.keg "0 litre": one keg cannot be 0 litres; write a number above 0`,
		},
		"two units": {
			Declaration{Units: []Declared{{Name: "keg", Is: "3 litre/run"}}},
			"units.keg \"3 litre/run\": \"3 litre/run\" is not the size of a unit; write one number and one unit, as in 30 litre; or `counted` for a thing of its own",
		},
		"a word": {
			Declaration{Units: []Declared{{Name: "per", Is: "3 litre"}}},
			`units.per "per": "per" cannot be the name of a unit; write one word of letters that is neither a number nor a preposition`,
		},
		"too fine": {
			Declaration{Units: []Declared{{Name: "mote", Is: "1e-300 g"}}},
			`units.mote "1e-300 g": this size has too many digits to be kept exactly; write fewer digits`,
		},
		"a spelling that is taken": {
			Declaration{Units: []Declared{{Name: "keg", Is: "3 litre", Also: []string{"t"}}}},
			`units.keg "t": "t" is a spelling of t already; write another word, or leave it out`,
		},
		"no code": {
			Declaration{Money: &DeclaredMoney{Unit: "USX"}},
			"money.unit \"USX\": \"USX\" is not the code of a currency; write a code of ISO 4217, or, for a money of its own, one word of letters with `digits:` beside it",
		},
		"a code in small letters": {
			Declaration{Money: &DeclaredMoney{Unit: "usd"}},
			`money.unit "usd": "usd" is not the code of a currency; write USD`,
		},
		"no money": {
			Declaration{Money: &DeclaredMoney{Unit: "kg"}},
			`money.unit "kg": "kg" measures mass, which is not money; write the code of a currency, or a unit of money`,
		},
		"no digits": {
			Declaration{Money: &DeclaredMoney{Unit: "toman"}, Units: []Declared{{Name: "toman", Is: "10 IRR"}}},
			"money.unit \"toman\": the smallest unit of toman is unknown; write `digits: 0` beside it if only whole ones are paid, `digits: 2` if hundredths are",
		},
		"too many digits": {
			Declaration{Money: &DeclaredMoney{Unit: "USD", Digits: &five}},
			`money.digits "5": money cannot have 5 digits after the point; write a whole number from 0 to 4`,
		},
	} {
		_, faults := test.d.System()
		if len(faults) != 1 || fmt.Sprintf("%s.%s %v", faults[0].Of, faults[0].Key, faults[0].Error) != test.want {
			for _, f := range faults {
				t.Errorf("%s:\n got %s.%s %v", name, f.Of, f.Key, f.Error)
			}
			t.Errorf("want %s", test.want)
		}
	}
}

func TestASystemTravelsAsJSON(t *testing.T) {
	data := proof.Must(json.Marshal(border(t)))(t)
	var back System
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	want, _ := border(t).Parse("3 kegs/ox")
	if got, err := back.Parse(want.String()); err != nil || got != want || back.Money() != border(t).Money() {
		t.Errorf("%s came back as %s, %v", want, got, err)
	}
}

// However sizes are declared, the way there and back is the number itself, but
// for the last bits.
func TestDeclaredSizesGoThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.StringMatching(`[1-9][0-9]{0,3}(\.[0-9]{0,2}[1-9])?`).Draw(t, "size")
		y, faults := Declaration{Units: []Declared{{Name: "keg", Is: size + " litre"}, {Name: "raft", Is: size + " keg"}}}.System()
		if len(faults) > 0 {
			t.Fatal(faults[0].Error)
		}
		litre, _ := y.ParseUnit("litre")
		q := proof.Must(y.Parse("1 raft"))(t)
		in := proof.Must(q.In(litre))(t)
		one, _ := y.Parse(size)
		if want := one.Value * one.Value; in.Value < want*(1-1e-15) || in.Value > want*(1+1e-15) {
			t.Fatalf("a raft of %s kegs of %s litres is %s", size, size, in)
		}
		if back, err := in.In(q.Unit); err != nil || back.Value < 1-1e-15 || back.Value > 1+1e-15 {
			t.Fatalf("%s is %s, %v", in, back, err)
		}
	})
}
