package audit

// tamperingWithLiving are the ways of changing what porters lived on.
var tamperingWithLiving = map[string]tampering{
	"a day of the burn-in in the record": {"porters spend what the day costs", func(b *book) { b.flow("consumption", 0).Amount *= 181 }},
	"a day's living that is put off": {"porters spend what the day costs", func(b *book) {
		b.flow("consumption", 8).Amount += b.flow("consumption", 7).Amount
		b.flow("consumption", 7).Amount = 1
	}},
	"a fen of outside income too many":       {"porters spend what the day costs", func(b *book) { b.flow("outside-income", 9).Amount++ }},
	"a dead porter who lives on":             {"alive are all but", func(b *book) { b.column("alive")[20]++ }},
	"somebody who died before the record":    {"alive are all but", func(b *book) { b.column("alive")[0] = 1 << 40 }},
	"somebody at home who is away":           {"at home are those", func(b *book) { b.column("home.samjiyon")[20]++ }},
	"more earned outside than anybody earns": {"people at home earn", func(b *book) { b.column("outside.samjiyon")[20] += 1e12 }},
	"a lump of outside income":               {"outside income changes overnight", func(b *book) { b.column("outside.samjiyon")[20] *= 2 }},
	"living that costs more than the case's": {"a day costs what the case says", func(b *book) { b.column("living_cost")[0]++ }},
	"outside income that rises by itself":    {"a day costs what the case says", func(b *book) { b.column("outside_most.samjiyon")[5]++ }},
}
