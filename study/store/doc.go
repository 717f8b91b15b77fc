// Package store keeps the rows of a study on disk: one file with a row for each
// run.
//
// The rows are a set: each says its number and which program made it, and they
// may come in any order. A study may take days, and what it has finished must
// outlive whatever ends it. So a row goes to the operating system in one write as
// soon as it is known, in a frame that says where it begins, how long it is and
// what its checksum is. When the process is killed, at worst the last row is
// torn; when the disk fails, the rows that it hit are lost, and no others. A
// finished study's file has its rows in order and nothing else, so it is the
// same to the byte however it came about.
//
//	rows, err := store.Scan(path, layout) // finds every sound row
//	rows.Missing(512)                     // what is to be made, or made again
//	rows.Each(512, see)                   // in rising order, one row in memory
//	w, err := store.Append(rows)          // adds to them
//	store.Finish(path, layout)            // when all are there
//
// A scan keeps 16 bytes a row in memory, so a million rows are no trouble.
//
//	layout.go   the header: how many numbers a row has, and of which study
//	row.go      a row as bytes, in its frame
//	span.go     which rows, as ranges
//	scan.go     what a file holds: sound rows, damage, what is missing
//	reader.go   rows in order, each checked again
//	writer.go   rows to be appended; the file written anew
//
// docs/format.md describes the file byte by byte.
package store
