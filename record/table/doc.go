// Package table writes the tables of a run as Parquet files and reads them back.
//
//	encode.go decode.go     columns with their units, stamped with the run
//	days.go flows.go        one row a day; who paid whom
//	trips.go                one row a trip, read a few at a time
//	sheet.go                tables for other programs, as Parquet or CSV
//
// The bytes depend on what is written alone, and a file from elsewhere gives an
// error, never a panic. docs/format.md has every column.
package table
