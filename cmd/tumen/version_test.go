package main

import (
	"os"
	"strings"
	"testing"
)

// A tag of the version is the last word on what a release is; the list of changes
// has either a heading for it, or what is not released yet.
func TestTheListOfChangesIsKept(t *testing.T) {
	changes, err := os.ReadFile("../../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(changes), "\n## "+version) && !strings.Contains(string(changes), "\n## Unreleased\n") {
		t.Errorf("CHANGELOG.md has neither a heading for %s nor one for what is not released", version)
	}
}

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
