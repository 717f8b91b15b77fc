package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"tumen/internal/proof"
)

// A tag of the version is the last word on what a release is; the list of changes
// has either a heading for it, or what is not released yet.
func TestTheListOfChangesIsKept(t *testing.T) {
	changes := proof.Must(os.ReadFile("../../CHANGELOG.md"))(t)
	heading := "\n## " + version + "\n"
	if strings.HasSuffix(version, "-dev") {
		heading = "\n## Unreleased\n"
	}
	if !strings.Contains(string(changes), heading) {
		t.Errorf("CHANGELOG.md lacks the heading %q for version %s", strings.TrimSpace(heading), version)
	}
}

// A commit with a tag of a version is that version.
func TestATagAgreesWithTheVersion(t *testing.T) {
	tag, err := exec.Command("git", "describe", "--exact-match", "--tags", "--match", "v[0-9]*").Output()
	if err != nil {
		t.Skip("this commit has no tag of a version, or there is no git")
	}
	if got := strings.TrimSpace(string(tag)); got != "v"+version {
		t.Errorf("the tag is %s, and the file VERSION says %s", got, version)
	}
}

// The citation names the version that the program prints.
func TestCitationHasTheVersion(t *testing.T) {
	citation := proof.Must(os.ReadFile("../../CITATION.cff"))(t)
	if !strings.Contains(string(citation), "\nversion: "+version+"\n") {
		t.Errorf("CITATION.cff does not say version: %s", version)
	}
}
