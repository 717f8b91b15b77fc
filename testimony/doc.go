// Package testimony holds what is known of a border economy before anything is
// computed: who said it ([Source]), what was said ([Claim]), and, where it was
// a number, how sure the number is ([Figure]).
//
// Witnesses seldom give a bare number. They say "about 50 kg", "20 to 30
// people", "up to half". A Figure keeps the words and what they bound, and adds
// nothing: how wide "about" is, or how likely the middle of a range, is for
// whoever uses the figure to decide, and to say so.
//
// What belongs here is what was said and whether it holds together. What a
// number is for, as a parameter of the model or as a pattern that the model is
// held against, belongs to package scenario.
package testimony
