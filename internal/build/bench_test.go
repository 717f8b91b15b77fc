package build

import (
	"testing"

	"tumen"
)

// What every run waits for once.
func BenchmarkFingerprint(b *testing.B) {
	for b.Loop() {
		if _, err := fingerprint(tumen.Sources, decides); err != nil {
			b.Fatal(err)
		}
	}
}
