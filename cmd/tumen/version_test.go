package main

import (
	"os"
	"strings"
	"testing"
)

// The citation names the version that the program prints.
func TestCitationHasTheVersion(t *testing.T) {
	citation, err := os.ReadFile("../../CITATION.cff")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(citation), "\nversion: "+version+"\n") {
		t.Errorf("CITATION.cff does not say version: %s", version)
	}
}
