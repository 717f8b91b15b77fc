// Package record keeps a run: it makes one from a scenario, writes it into a
// folder and reads it back.
//
// A run is a folder of a few files that other tools can read without this
// program: manifest.json says what ran, from what, and what came of it;
// days.parquet has one row for each recorded day; flows.parquet has one row for
// each day, kind of payment and pair of sectors. docs/format.md is the
// reference of every file and column.
//
// Two promises hold the package together:
//
//   - A folder is a whole run or it is not there. Everything is written into the
//     stage beside the destination (package stage) and reaches the disk before
//     one rename puts it in place, so a full disk or a lost power line leaves
//     nothing half. No run replaces another; a run that is cut off can be
//     finished from what it kept (keep.go).
//   - The same request gives the same bytes in every file, on any machine and
//     with any number of workers. What differs from one time to the next (when
//     it began, how long it took, on how many workers) is in made.json alone.
//
// Money is in the minor unit of the case and goods are in grams, as in the accounts that they come
// from: a table of a run can be summed and still balances.
package record
