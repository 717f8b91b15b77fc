package parameter

// Change is one dated change of a parameter: a policy begins or ends.
type Change struct {
	On    Date
	Path  string // as in Parameters' keys: routes.customs.posts.customs-house.share
	Value any    // of the field's own type, in the parameter's unit
	Why   string // the policy's name
}
