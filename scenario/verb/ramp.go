package verb

// Ramp moves a number from what it is on one day to another value on a later day,
// by the same step every day.
var Ramp = &Verb{
	Name: "ramp", Means: "moves a number by equal daily steps, from what holds on `starts` to a value on `reaches`", Key: "to", Example: "VALUE", Gradual: true,
	Apply: func(below, operand any, part float64) any {
		return each(below, func(i int, x float64) float64 {
			to := number(operand, i)
			if part >= 1 {
				return to // to the last digit
			}
			return x + float64(part*(to-x))
		})
	},
}
