// Package tumen holds the program's own sources, as far as they decide its
// numbers. Package internal/build makes the program's fingerprint of them.
package tumen

import "embed"

// Sources are the sources of the packages that decide the numbers of a run or
// of a study, the requirements of the module, and the version. The direction
// numbers of Sobol' points are a source too; cases are not, since a run's request
// has the hash of its case. Test files are among them, since a pattern cannot
// leave them out; the fingerprint passes them over.
//
//go:embed VERSION go.mod
//go:embed unit/*.go exact/*.go rng/*.go ledger/*.go engine/*.go economy/*.go economy/*/*.go vocabulary/*.go
//go:embed testimony/*.go testimony/formula/*.go testimony/reconcile/*.go
//go:embed casefile/*.go scenario/*.go scenario/prior/*.go scenario/verb/*.go
//go:embed study/*.go study/table/*.go study/worlds/*.go study/design/*.go study/design/joe_kuo.txt study/estimate/*.go study/estimate/*/*.go study/method/*/*.go
//go:embed internal/list/*.go internal/stat/*.go
var Sources embed.FS
