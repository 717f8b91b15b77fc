// Package list has what package slices of the standard library lacks, and what
// every package here needs: a list of one thing of each element, and an element
// itself, to be read or changed in its place.
package list

// Map is a list of one thing of each element.
func Map[T, U any](list []T, of func(T) U) []U {
	all := make([]U, len(list))
	for i, v := range list {
		all[i] = of(v)
	}
	return all
}

// Find is the first element of which a condition is true, in its place; nil if
// there is none.
func Find[T any](list []T, is func(*T) bool) *T {
	for i := range list {
		if is(&list[i]) {
			return &list[i]
		}
	}
	return nil
}
