package verb

// Set gives a parameter a new value, whatever it was.
var Set = &Verb{
	Name: "set", Means: "gives it a new value", Key: "to", Example: "VALUE",
	Apply: func(_, operand any, _ float64) any { return operand },
}
