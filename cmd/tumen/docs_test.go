package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tumen/internal/proof"

	"github.com/spf13/cobra"
)

// ours is a command line of tumen in a document, to the end of its line or of
// its quotes.
var ours = regexp.MustCompile("(?m)(?:^|`|\\$ |bin/)tumen ([a-z]+)([^`\n#]*)")

// flagIn is a flag in a command line; what stands in quotes is a value.
var (
	flagIn   = regexp.MustCompile(`(?:^|[ (])(--?[a-z][a-z-]*)`)
	quotedIn = regexp.MustCompile(`'[^']*'|"[^"]*"`)
)

// Every command line that a document shows is one that the program takes: no
// document keeps a flag that is gone. The README shows every command.
func TestDocumentsShowCommandsThatThereAre(t *testing.T) {
	root := &cobra.Command{}
	root.AddCommand(commands(&screen{})...)
	pages := proof.Must(filepath.Glob("../../docs/*.md"))(t)
	inReadme := map[string]bool{}
	lines := 0
	for _, page := range append(pages, "../../README.md", "../../CONTRIBUTING.md") {
		if filepath.Base(page) == "third-party.md" {
			continue
		}
		data := proof.Must(os.ReadFile(page))(t)
		for _, m := range ours.FindAllStringSubmatch(string(data), -1) {
			cmd, _, err := root.Find([]string{m[1]})
			if err != nil || cmd == root {
				t.Errorf("%s: tumen has no command %s: tumen %s%s", page, m[1], m[1], m[2])
				continue
			}
			lines++
			inReadme[m[1]] = inReadme[m[1]] || strings.HasSuffix(page, "README.md")
			for _, flag := range flagIn.FindAllStringSubmatch(quotedIn.ReplaceAllString(m[2], ""), -1) {
				name := strings.TrimLeft(flag[1], "-")
				if long := strings.HasPrefix(flag[1], "--"); name == "help" || long && cmd.Flags().Lookup(name) != nil || !long && len(name) == 1 && cmd.Flags().ShorthandLookup(name) != nil {
					continue
				}
				t.Errorf("%s: tumen %s has no flag %s: tumen %s%s", page, m[1], flag[1], m[1], m[2])
			}
		}
	}
	for _, cmd := range root.Commands() {
		if !inReadme[cmd.Name()] {
			t.Errorf("README.md does not show tumen %s", cmd.Name())
		}
	}
	if lines < 80 {
		t.Errorf("only %d command lines were found", lines)
	}
}
