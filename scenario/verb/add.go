package verb

// Add adds to a number; what is below zero is taken away.
var Add = &Verb{
	Name: "add", Means: "adds to a number, or takes away from it if the number is negative", Key: "by", Operand: Difference, Example: "AMOUNT",
	Apply: func(below, operand any, _ float64) any {
		return each(below, func(_ int, x float64) float64 { return x + operand.(float64) })
	},
	Undo: func(after, difference float64) float64 { return after - difference },
}
