// Package ledger keeps the accounts: money in whole minor units
// (such as cents), goods in whole grams, every entry with both its sides.
//
// A payment is recorded twice, by two roads that do not know each other: on
// the accounts of the two who pay and are paid, and in the day's flow matrix of
// purposes by sectors. Close compares the two, so that a day whose money was
// made or lost anywhere cannot pass. The same holds for goods: what was
// gathered is sold, seized, lost or in stock, to the gram.
//
// The columns and rows follow the social accounting matrix of docs/odd.md.
package ledger
