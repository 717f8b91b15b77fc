// Package store keeps the rows of a study on disk: one file that only grows, a
// row for each run, in the order of the rows.
//
// A study may take days, and what it has finished must outlive whatever ends
// it. So a row goes to the operating system in one write as soon as it is
// known, with a checksum of its own. When the process is killed, at worst the
// last row is torn, which the next writer finds and cuts; a disk that is full
// costs the row that did not fit. One file holds a million rows as easily as
// ten, and nobody has to hold them in memory: a Reader goes through them one at
// a time.
//
//	layout.go   the header: how many numbers a row has, and of which study
//	row.go      a row as bytes
//	reader.go   rows in order, each checked
//	writer.go   rows to be appended; the torn tail
//
// docs/format.md describes the file byte by byte.
package store
