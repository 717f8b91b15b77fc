package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// modules are the libraries that decide numbers: one reads the values of a case
// file, one knows the minor units of currencies, and one has the distributions of
// uncertain numbers. The other libraries that these packages use write files.
var modules = []string{"github.com/goccy/go-yaml", "golang.org/x/text", "gonum.org/v1/gonum"}

// decides says whether a file has a part in the numbers of a run or a study. Tests
// have none, and how a kind of study is shown (view.go, proof_view.go) has none.
func decides(name string) bool {
	shown, _ := path.Match("study/method/*/*view.go", name)
	return !shown && !strings.HasSuffix(name, "_test.go")
}

// decidesRun says the same of a run alone: what studies are made of has no part in it.
func decidesRun(name string) bool {
	return decides(name) && !strings.HasPrefix(name, "study/")
}

// fingerprint is the SHA-256, in hex, over the path, the length and the bytes of
// every file of sources that decides numbers, in the order of the paths, and
// over the versions of the modules that decide numbers. It does not depend on
// where the sources lie, on git, or on how lines end.
func fingerprint(sources fs.FS, decides func(name string) bool) (string, error) {
	sum := sha256.New()
	var paths []string
	err := fs.WalkDir(sources, ".", func(name string, entry fs.DirEntry, err error) error {
		// The folder itself holds what embeds the sources, and no rule.
		if err == nil && !entry.IsDir() && path.Dir(name) != "." && decides(name) {
			paths = append(paths, name)
		}
		return err
	})
	if err != nil {
		return "", err
	}
	slices.Sort(paths)
	for _, name := range paths {
		text, err := fs.ReadFile(sources, name)
		if err != nil {
			return "", err
		}
		if bytes.IndexByte(text, '\r') >= 0 {
			text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
		}
		fmt.Fprintf(sum, "%s %d\n", name, len(text))
		sum.Write(text)
	}
	required, err := fs.ReadFile(sources, "go.mod")
	if err != nil {
		return "", err
	}
	for _, module := range modules {
		version, err := versionOf(module, string(required))
		if err != nil {
			return "", err
		}
		fmt.Fprintf(sum, "%s %s\n", module, version)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// versionOf is the version of a module that a go.mod requires.
func versionOf(module, required string) (string, error) {
	for line := range strings.Lines(required) {
		words := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		if len(words) >= 2 && words[0] == module {
			return words[1], nil
		}
	}
	return "", fmt.Errorf("go.mod requires no %s", module)
}
