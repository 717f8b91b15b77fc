package unit

// base is one of the independent things that can be measured.
type base int

// The base dimensions. A run is one crossing by one person or crew.
const (
	cny base = iota
	kpw
	usd
	eur
	mass
	volume
	people
	runs
	days
	bases // how many there are
)

// baseWords name the base dimensions in messages, above the line of a quotient
// and below it: runs per time, CNY per run.
var baseWords = [bases]struct{ above, below string }{
	{"CNY", "CNY"},
	{"KPW", "KPW"},
	{"USD", "USD"},
	{"EUR", "EUR"},
	{"mass", "mass"},
	{"volume", "volume"},
	{"people", "person"},
	{"runs", "run"},
	{"time", "time"},
}

// currencies are the base dimensions that only an exchange rate joins.
var currencies = []base{cny, kpw, usd, eur}

// plain marks a named unit without dimension.
const plain base = -1

// named is a unit with a name of its own. Its size, num/den in the base unit
// of its dimension (yuan, kg, day ...), is a ratio of whole numbers, so that
// 80 fen are exactly 0.8 yuan.
type named struct {
	one, many string   // as printed, for one and for any other number
	also      []string // further spellings that are read
	of        base
	num, den  float64
}

// kinds is how many named units there are.
const kinds = 19

// catalogue lists the named units in the order in which a compound unit prints
// them: money, mass, volume, people, runs, time, plain numbers.
//
// A month is 30 days, as in the outcomes of a run, so that 300 yuan a month and
// 70 yuan a week are one and the same; a year is 365 days.
var catalogue = [kinds]named{
	{"yuan", "yuan", []string{"CNY", "RMB"}, cny, 1, 1},
	{"fen", "fen", nil, cny, 1, 100},
	{"KPW", "KPW", nil, kpw, 1, 1},
	{"USD", "USD", nil, usd, 1, 1},
	{"EUR", "EUR", nil, eur, 1, 1},
	{"t", "t", []string{"tonne", "tonnes"}, mass, 1000, 1},
	{"kg", "kg", []string{"kilogram", "kilograms"}, mass, 1, 1},
	{"jin", "jin", nil, mass, 1, 2}, // the Chinese market pound
	{"g", "g", []string{"gram", "grams"}, mass, 1, 1000},
	{"litre", "litres", []string{"liter", "liters"}, volume, 1, 1},
	{"person", "people", []string{"persons", "porter", "porters"}, people, 1, 1},
	{"run", "runs", []string{"crossing", "crossings"}, runs, 1, 1},
	{"year", "years", nil, days, 365, 1},
	{"month", "months", nil, days, 30, 1},
	{"week", "weeks", nil, days, 7, 1},
	{"day", "days", nil, days, 1, 1},
	{"hour", "hours", nil, days, 1, 24},
	{"share", "share", []string{"shares"}, plain, 1, 1},
	{"%", "%", []string{"percent"}, plain, 1, 100},
}

// spelt gives the index in the catalogue of every spelling.
var spelt = func() map[string]int {
	index := make(map[string]int)
	for i, n := range catalogue {
		for _, spelling := range n.spellings() {
			index[spelling] = i
		}
	}
	return index
}()

// Named is every unit that has a name of its own, in the order of the catalogue.
func Named() []Unit {
	units := make([]Unit, 0, kinds)
	for _, n := range catalogue {
		u, err := ParseUnit(n.one)
		if err != nil {
			panic("a unit that its own name does not give: " + n.one) // TestEveryNamedUnitIsRead
		}
		units = append(units, u)
	}
	return units
}

// Bases are the named units of which the others are multiples or parts: one for
// each thing that is measured.
func Bases() (units []Unit) {
	for i, u := range Named() {
		if catalogue[i].num == 1 && catalogue[i].den == 1 {
			units = append(units, u)
		}
	}
	return units
}

// spellings are all the ways in which the unit can be written.
func (n named) spellings() []string {
	return append([]string{n.one, n.many}, n.also...)
}
