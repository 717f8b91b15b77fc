package unit

import (
	"fmt"
	"strings"

	"tumen/internal/say"
)

// foreign explains a word that is known to measure something, but is no unit
// here; "" if the word is not known. What it says to write keeps the currency
// and the dimension of what was written.
func (y *System) foreign(word string) (what, write string) {
	what = say.Textf("%q is not a unit", word)
	lower := strings.ToLower(word)
	if otherMoney[lower] {
		return say.Textf("%q does not say whose money it is", word), say.Text("the code of the currency in ISO 4217, or declare it under `units:`")
	}
	if write, ok := synonyms[lower]; ok {
		return what, write
	}
	if fault, ok := ambiguousWords[lower]; ok {
		return fmt.Sprintf("%q %s", word, fault[0]), fault[1]
	}
	if measures, ok := otherMeasures[lower]; ok {
		return fmt.Sprintf("%q %s", word, measures[0]), strings.ReplaceAll(measures[1], "WORD", word)
	}
	return "", ""
}

// synonyms are words for a unit that has another name here, of the same
// dimension.
var synonyms = map[string]string{
	"euro": "EUR", "euros": "EUR", "ton": "t", "tons": "t", "kilo": "kg", "kilos": "kg", "kgs": "kg", "trip": "run", "trips": "runs",
	"renminbi": "yuan", "pct": "%", "hr": "hour", "hrs": "hours", "h": "hours", "yr": "year", "yrs": "years", "wk": "week", "wks": "weeks", "mo": "month",
	"daily": "/day", "weekly": "/week", "monthly": "/month", "yearly": "/year", "annually": "/year", "hourly": "/hour",
	"thousands": say.Text("thousand, as in 5 thousand"), "millions": say.Text("million, as in 5 million"), "hundreds": say.Text("hundred, as in 5 hundred"), "dozens": say.Text("dozen, as in 2 dozen"),
	"k": say.Text("thousand, as in 5 thousand"), "mn": say.Text("million, as in 5 million"), "bn": say.Text("billion, as in 5 billion"),
	"minute": say.Text("hours: 30 minutes are 0.5 hours"), "minutes": say.Text("hours: 30 minutes are 0.5 hours"), "min": say.Text("hours: 30 minutes are 0.5 hours"),
	"second": say.Text("hours: 36 seconds are 0.01 hours"), "seconds": say.Text("hours: 36 seconds are 0.01 hours"),
	"night": "day", "nights": "days", "quintal": say.Text("kg: a quintal is 100 kg"), "quintals": say.Text("kg: a quintal is 100 kg"), "mg": say.Text("g: 1,000 mg are 1 g"),
	"lb": say.Text("kg: 1 lb is 0.4536 kg"), "lbs": say.Text("kg: 1 lb is 0.4536 kg"),
	"catty": "jin", "catties": "jin", "l": "litres", "ml": say.Text("litres: 1,000 ml are 1 litre"), "gallon": say.Text("litres: a US gallon is 3.785 litres"),
	"gallons": say.Text("litres: a US gallon is 3.785 litres"), "barrel": say.Text("litres: a barrel of oil is 159 litres"), "barrels": say.Text("litres: a barrel of oil is 159 litres"),
}

// ambiguousWords mean different things to different people.
var ambiguousWords = map[string][2]string{
	"won":     {say.Text("does not say whose won"), say.Text("KPW for North Korean won, KRW for South Korean won")},
	"dollar":  {say.Text("does not say whose dollar"), say.Text("USD if US dollars are meant")},
	"dollars": {say.Text("does not say whose dollars"), say.Text("USD if US dollars are meant")},
	"$":       {say.Text("does not say whose dollars"), say.Text("USD if US dollars are meant")},
	"head":    {say.Text("may count people or animals"), say.Text("people if people are meant; declare animals under `units:`, as in `mule: counted`")},
	"heads":   {say.Text("may count people or animals"), say.Text("people if people are meant; declare animals under `units:`, as in `mule: counted`")},
	"cent":    {say.Text("does not say of which currency"), say.Text("a hundredth of the amount in the currency's own code, as in 0.05 USD")},
	"cents":   {say.Text("does not say of which currency"), say.Text("a hundredth of the amount in the currency's own code, as in 0.05 USD")},
	"pound":   {say.Text("may be money or a weight"), say.Text("kg if a weight is meant, 0.4536 for each pound, or the code of the currency")},
	"pounds":  {say.Text("may be money or a weight"), say.Text("kg if a weight is meant, 0.4536 for each pound, or the code of the currency")},
	"m":       {say.Text("may mean millions or metres"), say.Text("million if that is meant, as in 5 million; lengths cannot be read")},
}

// otherMoney are names of currencies that are not read: most are the money of
// several countries, and some of none.
var otherMoney = func() map[string]bool {
	all := map[string]bool{}
	for _, name := range strings.Fields(`yen yens rial rials toman tomans rupiah rupiahs metical meticais rouble roubles ruble rubles
		rupee rupees dirham dirhams naira lira liras peso pesos franc francs krone kroner zloty baht dong kyat taka afghani
		dinar dinars riyal riyals shekel shekels sterling quid jiao ringgit real reais cedi birr shilling shillings som somoni tenge manat lari hryvnia`) {
		all[name] = true
	}
	return all
}()

// otherMeasures are units of what is not measured here.
var otherMeasures = func() map[string][2]string {
	all := map[string][2]string{}
	for _, m := range []struct{ words, what, write string }{
		{say.Text("km kms kilometre kilometres kilometer kilometers metre metres meter meters cm mm mi miles foot feet ft inch inches li yard yards"), say.Text("measures length, which cannot be read"), say.Text("the distance in words, under says")},
		{say.Text("km^2 km2 ha hectare hectares mu acre acres"), say.Text("measures area, which cannot be read"), say.Text("the area in words, under says")},
		{say.Text("kmh knot knots"), say.Text("measures speed, which cannot be read"), say.Text("the speed in words, under says")},
		{say.Text("kwh wh joule joules watt watts"), say.Text("measures energy, which cannot be read"), say.Text("the energy in words, under says")},
		{say.Text("men women man woman child children traders soldiers guards carriers households families"), say.Text("says who the people are"), say.Text("people, and under says who they are")},
		{say.Text("bag bags sack sacks box boxes bundle bundles jerrycan jerrycans keg kegs piece pieces packet packets truck trucks lorry lorries animal animals mule mules horse horses donkey donkeys"), say.Text("is not a unit of this case"), say.Text("it under `units:` too, as in `WORD: counted`, or with what one holds or weighs, as in `WORD: 25 kg`")},
	} {
		for _, word := range strings.Fields(m.words) {
			all[word] = [2]string{m.what, m.write}
		}
	}
	return all
}()
