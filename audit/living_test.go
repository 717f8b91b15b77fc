package audit

// tamperingWithLiving are the ways of changing what porters lived on.
var tamperingWithLiving = map[string]tampering{
	"a day of the burn-in in the record": {"each day, porters spend", func(b *book) { b.flow("consumption", 0).Amount *= 181 }},
	"a day's living that is put off": {"each day, porters spend", func(b *book) {
		b.flow("consumption", 8).Amount += b.flow("consumption", 7).Amount
		b.flow("consumption", 7).Amount = 1
	}},
	"a fen of outside income too many":       {"each day, porters spend", func(b *book) { b.flow("outside-income", 9).Amount++ }},
	"a dead porter who lives on":             {"all people are alive", func(b *book) { b.column("alive")[20]++ }},
	"somebody who died before the record":    {"all people are alive", func(b *book) { b.column("alive")[0] = 1 << 40 }},
	"somebody at home who is away":           {"the people at home are", func(b *book) { b.column("home.samjiyon")[20]++ }},
	"more earned outside than anybody earns": {"people at home earn", func(b *book) { b.column("outside.samjiyon")[20] += 1e12 }},
	"a lump of outside income":               {"outside income changes from day to day", func(b *book) { b.column("outside.samjiyon")[20] *= 2 }},
	"living that costs more than the case's": {"living costs what the case states", func(b *book) { b.column("living_cost")[0]++ }},
	"outside income that rises by itself":    {"living costs what the case states", func(b *book) { b.column("outside_most.samjiyon")[5]++ }},
}
