package unit

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// plainSign gives the ASCII sign that stands for another script's digit or
// mark: Arabic-Indic, Persian and full-width ones.
func plainSign(r rune) (rune, bool) {
	switch {
	case r >= '٠' && r <= '٩':
		return '0' + r - '٠', true
	case r >= '۰' && r <= '۹':
		return '0' + r - '۰', true
	case r >= '！' && r <= '～': // the full-width forms of ! to ~
		return '!' + r - '！', true
	}
	switch r {
	case '٫': // the Arabic decimal separator
		return '.', true
	case '٬': // the Arabic thousands separator
		return ',', true
	case '٪':
		return '%', true
	}
	return r, false
}

// Fold writes the digits and marks of other scripts (Persian, Arabic-Indic,
// full-width) as ASCII, for readers of texts that have numbers in them. restore
// gives an *Error about the folded text its place in the text as it was.
func Fold(text string) (plain string, restore func(error) error) {
	if strings.IndexFunc(text, func(r rune) bool { _, other := plainSign(r); return other }) < 0 {
		return text, func(err error) error { return err }
	}
	var b strings.Builder
	var was []int // by byte of the folded text: the byte of the text
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if sign, other := plainSign(r); other {
			b.WriteRune(sign)
			was = append(was, at)
		} else {
			b.WriteString(text[at : at+size]) // as it is, even if it is no UTF-8
			for i := range size {
				was = append(was, at+i)
			}
		}
		at += size
	}
	was = append(was, len(text))
	return b.String(), func(err error) error {
		var fault *Error
		if !errors.As(err, &fault) {
			return err
		}
		return &Error{Text: text, Start: was[fault.Start], End: was[fault.End], What: fault.What, Write: fault.Write}
	}
}
