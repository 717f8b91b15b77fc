package scenario

import (
	"fmt"
	"regexp"
	"strings"
)

// How things may be named. A dot parts a path of parameters, so only claims,
// which are never part of one, have dots; a slash parts the name of a case that
// stands in a folder.
var (
	nameForm  = regexp.MustCompile(`^[\pL\pN][\pL\pN_-]{0,63}$`)
	claimForm = regexp.MustCompile(`^[\pL\pN][\pL\pN._-]{0,63}$`)
	caseForm  = regexp.MustCompile(`^[\pL\pN][\pL\pN_-]{0,63}(/[\pL\pN][\pL\pN_-]{0,63})?$`)
)

// ReservedName says whether a name cannot be that of a file or a folder on
// Windows, whatever stands after a dot: CON, PRN, AUX, NUL, COM1 to COM9 and LPT1
// to LPT9, in any case, and what ends in a dot or a space. A case is to be the
// same on every system, so they are refused on all.
func ReservedName(name string) bool {
	base, _, _ := strings.Cut(name, ".")
	return reservedForm.MatchString(strings.TrimRight(base, " ")) || strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ")
}

var reservedForm = regexp.MustCompile(`^(?i:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$`)

// ReservedFault says what is wrong with a reserved name, and what to write.
func ReservedFault(name string) (what, write string) {
	return fmt.Sprintf("Windows cannot store a file called %q", name), "choose another name, such as " + strings.Trim(name, ". ") + "-1"
}

// checkName makes a name of another form a fault, and a reserved one where the
// name can become a file's: that of a case, a policy, or a part of the economy.
func (r *reader) checkName(n *node, form *regexp.Regexp) bool {
	if !form.MatchString(n.text) {
		r.fault(n, fmt.Sprintf("%q is not a name", n.text), "write letters, digits and hyphens, at most 64")
		return false
	}
	for part := range strings.SplitSeq(n.text, "/") {
		if form != claimForm && ReservedName(part) {
			what, write := ReservedFault(part)
			r.fault(n, what, write)
			return false
		}
	}
	return true
}
