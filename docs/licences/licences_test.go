package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const root = "../.."

// kept is the document, and the parts that its table names.
func kept(t *testing.T) (words string, keys []string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, "docs", "third-party.md"))
	if err != nil {
		t.Fatal(err)
	}
	table, _, _ := strings.Cut(strings.TrimPrefix(string(data), head), "\n\n")
	for line := range strings.Lines(table) {
		cells := strings.Split(line, " | ")
		keys = append(keys, strings.TrimPrefix(cells[0], "| ")+" "+cells[1])
	}
	return string(data), keys
}

// What is linked on any of the six targets, and what the page embeds, has its
// texts in the program. The texts of the page's packages are compared where they
// are installed.
func TestEveryPartOfOthersHasItsLicenceInTheProgram(t *testing.T) {
	parts, err := linked(root)
	if err != nil {
		t.Fatal(err)
	}
	page, err := embedded(root)
	if err != nil {
		t.Fatal(err)
	}
	words, have := kept(t)
	_, err = os.Stat(filepath.Join(root, "web", "node_modules"))
	installed := err == nil
	var want []string
	for i, p := range append(parts, page...) {
		want = append(want, p.key())
		if i >= len(parts) && !installed {
			continue
		}
		if err := p.read(); err != nil {
			t.Error(err)
		}
		for _, x := range p.texts {
			if !strings.Contains(words, fence+"text\n"+x.words+fence+"\n") {
				t.Errorf("%s of %s is not in docs/third-party.md", x.file, p.key())
			}
		}
	}
	if !slices.Equal(have, want) {
		t.Errorf("docs/third-party.md is of\n%s\nand the program holds\n%s\n`make page` and `go generate ./docs` write it anew", strings.Join(have, "\n"), strings.Join(want, "\n"))
	}
}

func TestATextThatTwoPartsHaveStandsOnce(t *testing.T) {
	a := text{"LICENSE", "Do as you like.\n"}
	b := text{"NOTICE", "Say whose it is.\n"}
	got := string(document([]part{{name: "a", version: "1", texts: []text{a}}, {name: "b", version: "2", texts: []text{a, b}}}))
	want := head + "| a | 1 | LICENSE: 1 |\n| b | 2 | LICENSE: 1, NOTICE: 2 |\n" +
		"\n## 1\n\n~~~~~~text\nDo as you like.\n~~~~~~\n\n## 2\n\n~~~~~~text\nSay whose it is.\n~~~~~~\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAPartWithoutALicenceIsAFault(t *testing.T) {
	folder := t.TempDir()
	p := part{name: "a", version: "1", root: folder, folders: []string{folder}}
	if err := p.read(); err == nil || !strings.Contains(err.Error(), "a 1 has no licence") {
		t.Errorf("got %v", err)
	}
}
