package casefile

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"tumen/internal/say"
)

// How things may be named. A dot parts a path of parameters, so only claims,
// which are never part of one, have dots; a slash parts the name of a case that
// stands in a folder.
var (
	NameForm  = Naming{between: "_-", parts: 1}
	ClaimForm = Naming{between: "._-", parts: 1}
	CaseForm  = Naming{between: "_-", parts: 2}
)

// Naming is a form of names: letters and digits of any script, and some signs
// between them. A regular expression for it takes longer to compile, with all the
// letters there are, than a case takes to be read.
type Naming struct {
	between string // signs that may stand after the first letter
	parts   int    // the most parts, with a slash between them
}

// longestName is the most letters of a part of a name.
const longestName = 64

// Fits says whether a text is a name of this form.
func (f Naming) Fits(text string) bool {
	parts := strings.Split(text, "/")
	if len(parts) > f.parts {
		return false
	}
	for _, part := range parts {
		n := 0
		for _, r := range part {
			letter := unicode.IsLetter(r) || unicode.IsNumber(r)
			if !letter && (n == 0 || r == utf8.RuneError || !strings.ContainsRune(f.between, r)) {
				return false
			}
			n++
		}
		if n == 0 || n > longestName {
			return false
		}
	}
	return true
}

// Pattern is the form as a regular expression, for a schema.
func (f Naming) Pattern() string {
	part := fmt.Sprintf(`[\pL\pN][\pL\pN%s]{0,%d}`, f.between, longestName-1)
	return "^" + part + strings.Repeat("(/"+part+")?", f.parts-1) + "$"
}

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
	return say.Textf("Windows cannot store a file called %q", name), say.Textf("choose another name, such as %s-1", strings.Trim(name, ". "))
}

// CheckName makes a name of another form a fault, and a reserved one where the
// name can become a file's: that of a case, a policy, or a part of the economy.
func (r *File) CheckName(n *Node, form Naming) bool {
	if !form.Fits(n.Text) {
		r.Fault(n, say.Textf("%q is not a name", n.Text), say.Text("write letters, digits and hyphens, at most 64"))
		return false
	}
	for part := range strings.SplitSeq(n.Text, "/") {
		if form != ClaimForm && ReservedName(part) {
			what, write := ReservedFault(part)
			r.Fault(n, what, write)
			return false
		}
	}
	return true
}
