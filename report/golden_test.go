package report

import (
	"path/filepath"
	"testing"

	"tumen/internal/proof"
)

// golden demands that got is the content of a file in testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	proof.Golden(t, filepath.Join("testdata", name), string(got))
}
