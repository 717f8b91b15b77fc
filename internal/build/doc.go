// Package build says which program this is: its version, and the fingerprint
// of its model.
//
// A version is what people choose; two builds of one version can differ in a
// rule. The fingerprint is a hash over the sources that decide a run's numbers,
// so two programs with one fingerprint give the same numbers. Every record
// carries it: runs, tables, checkpoints, studies and the server's ids. HasModel is
// the one place where two are compared.
package build
