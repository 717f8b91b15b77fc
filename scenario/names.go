package scenario

import (
	"fmt"
	"regexp"
)

// How things may be named. A dot parts a path of parameters, so only claims,
// which are never part of one, have dots; a slash parts the name of a case that
// stands in a folder.
var (
	nameForm  = regexp.MustCompile(`^[\pL\pN][\pL\pN_-]{0,63}$`)
	claimForm = regexp.MustCompile(`^[\pL\pN][\pL\pN._-]{0,63}$`)
	caseForm  = regexp.MustCompile(`^[\pL\pN][\pL\pN_-]{0,63}(/[\pL\pN][\pL\pN_-]{0,63})?$`)
)

// checkName makes a name of another form a fault.
func (r *reader) checkName(n *node, form *regexp.Regexp) bool {
	if form.MatchString(n.text) {
		return true
	}
	r.fault(n, fmt.Sprintf("%q is not a name", n.text), "write letters, digits and hyphens, at most 64")
	return false
}
