package unit

// base is one of the independent things that can be measured. Its words stand in
// messages, above the line of a quotient and below it: runs per time, CNY per
// run. One of the unit is one of what is measured.
type base struct {
	above, below string
	one, many    string // the unit of which the others are multiples or parts
	rank         int    // of that unit
	money        bool
}

// The base dimensions that every case has. A run is one crossing by one person
// or crew. Each currency is one more, and so is each thing that a case counts.
var (
	mass   = base{"mass", "mass", "kg", "kg", 110, false}
	volume = base{"volume", "volume", "litre", "litres", 200, false}
	people = base{"people", "person", "person", "people", 400, false}
	runs   = base{"runs", "run", "run", "runs", 500, false}
	days   = base{"time", "time", "day", "days", 630, false}
	plain  = base{one: "share", many: "share", rank: 700} // of a unit without dimension
)

// currency is the dimension of a money by its code or its name, and the word for
// one of it.
func currencyOf(code, word string, rank int) base {
	return base{above: code, below: code, one: word, many: word, rank: rank, money: true}
}

// The ranks of what the catalogue does not list.
const (
	someMoney = 2   // any currency but those below
	someCount = 300 // a thing that a case counts
)

// cny keeps its words: people say yuan and fen.
var cny = currencyOf("CNY", "yuan", 0)

// anyMoney is the money of a case that has not said which.
var anyMoney = currencyOf("money", "money", 0)

// named is a unit with a name of its own. Its size, num/den in the base unit
// of its dimension (yuan, kg, day ...), is a ratio of whole numbers, so that
// 80 fen are exactly 0.8 yuan. Two units with the same contents are one.
type named struct {
	one, many string // as printed, for one and for any other number
	of        base
	num, den  float64
	rank      int // in the order in which a compound unit prints them
}

// unit is the base unit of the dimension.
func (b base) unit() named { return named{b.one, b.many, b, 1, 1, b.rank} }

// catalogue lists the units that every case has, with further spellings that are
// read, in the order in which a compound unit prints them: money, mass, volume,
// people, runs, time, plain numbers.
//
// A month is 30 days, as in the outcomes of a run, so that 300 yuan a month and
// 70 yuan a week are one and the same; a year is 365 days.
var catalogue = []struct {
	named
	also []string
}{
	{cny.unit(), []string{"CNY", "RMB"}},
	{named{"fen", "fen", cny, 1, 100, 1}, nil},
	{named{"t", "t", mass, 1000, 1, 100}, []string{"tonne", "tonnes"}},
	{mass.unit(), []string{"kilogram", "kilograms"}},
	{named{"jin", "jin", mass, 1, 2, 120}, nil}, // the Chinese market pound
	{named{"g", "g", mass, 1, 1000, 130}, []string{"gram", "grams"}},
	{volume.unit(), []string{"liter", "liters"}},
	{people.unit(), []string{"persons", "porter", "porters"}},
	{runs.unit(), []string{"crossing", "crossings"}},
	{named{"year", "years", days, 365, 1, 600}, nil},
	{named{"month", "months", days, 30, 1, 610}, nil},
	{named{"week", "weeks", days, 7, 1, 620}, nil},
	{days.unit(), nil},
	{named{"hour", "hours", days, 1, 24, 640}, nil},
	{plain.unit(), []string{"shares"}},
	{named{"%", "%", plain, 1, 100, 710}, []string{"percent"}},
}

// spelt gives the unit of every spelling in the catalogue.
var spelt = func() map[string]named {
	index := make(map[string]named)
	for _, n := range catalogue {
		for _, spelling := range n.spellings(n.also) {
			index[spelling] = n.named
		}
	}
	return index
}()

// spellings are all the ways in which the unit can be written.
func (n named) spellings(also []string) []string {
	return append([]string{n.one, n.many}, also...)
}

// unit is the unit that is only this one.
func (n named) unit() Unit { return product([]factor{{n, 1}}) }
