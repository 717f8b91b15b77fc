package main

import (
	"bytes"
	"context"
	"testing"

	"tumen/internal/proof"
	"tumen/record"
)

// The run with policies is whole before the one without them begins, so it is
// kept as it is when that one is interrupted.
func TestAnInterruptedComparisonLeavesTheRunAsItIs(t *testing.T) {
	o := runOptions{Case: "theory/one-shot", Policies: []string{"patience"}, Seed: 1}
	plain, err := o.withoutPolicies()
	if err != nil || plain == nil {
		t.Fatal(plain, err)
	}
	s := &screen{err: &bytes.Buffer{}}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	r := &record.Run{}
	compared, err := o.compare(cancelled, s, r, plain, nil)
	if err != nil || compared || r.Manifest.Without != nil {
		t.Errorf("compared %v, error %v, kept %v", compared, err, r.Manifest.Without)
	}
	if compared, err := o.compare(t.Context(), s, r, plain, nil); err != nil || !compared || r.Manifest.Without == nil {
		t.Errorf("not interrupted: compared %v, error %v, kept %v", compared, err, r.Manifest.Without)
	}
}

func TestAnInterruptedRunIsNotCompared(t *testing.T) {
	o := runOptions{Case: "theory/one-shot", Policies: []string{"patience"}, Seed: 1}
	plain := proof.Must(o.withoutPolicies())(t)
	r := &record.Run{Manifest: record.Manifest{Partial: true}}
	if compared, err := o.compare(t.Context(), &screen{err: &bytes.Buffer{}}, r, plain, nil); err != nil || !compared || r.Manifest.Without != nil {
		t.Errorf("compared %v, error %v, kept %v", compared, err, r.Manifest.Without)
	}
}
