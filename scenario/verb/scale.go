package verb

// Scale multiplies a number: by 1.2 or 120 % for a fifth more.
var Scale = &Verb{
	Name: "scale", Means: "multiplies a number", Key: "by", Operand: Factor, Example: "120 %",
	Apply: func(below, operand any, _ float64) any {
		return each(below, func(_ int, x float64) float64 { return x * operand.(float64) })
	},
	Undo: func(after, factor float64) float64 {
		if factor == 0 {
			return after // from anything
		}
		return after / factor
	},
}
