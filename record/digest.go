package record

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tumen/internal/say"
	"tumen/stage"
)

// List is the content of a digest file: one line for each file of a folder,
// sorted by name, with its SHA-256, as sha256sum writes and checks it. The page,
// made.json and the digest file itself are not in it.
//
// The digest of a folder is the SHA-256 of this list. Two folders with the same
// digest hold the same results.
type List []Sum

// Sum is one file and its SHA-256 in hex.
type Sum struct{ Name, SHA256 string }

// apart are the files that a digest leaves out: the page, which another program
// may draw anew, what differs between two makings, and the list itself.
var apart = []string{ReportFile, MadeFile, DigestFile}

// Text is the list as it stands in the digest file.
func (l List) Text() []byte {
	sorted := slices.SortedFunc(slices.Values(l), func(a, b Sum) int { return cmp.Compare(a.Name, b.Name) })
	var b strings.Builder
	for _, s := range sorted {
		b.WriteString(s.SHA256 + "  " + s.Name + "\n")
	}
	return []byte(b.String())
}

// Digest is the SHA-256 of the list, in hex.
func (l List) Digest() string { return SumOfText(l.Text()) }

// Of is the SHA-256 that the list has for a file, or "".
func (l List) Of(name string) string {
	for _, s := range l {
		if s.Name == name {
			return s.SHA256
		}
	}
	return ""
}

// ParseList reads a digest file. It accepts only what Text writes, so that no
// damage to it can pass.
func ParseList(text []byte) (List, error) {
	var l List
	for line := range strings.Lines(string(text)) {
		sum, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if _, err := hex.DecodeString(sum); !ok || err != nil || len(sum) != 2*sha256.Size || sum != strings.ToLower(sum) {
			return nil, say.Errorf("line %d is not a SHA-256, two spaces and a file name", len(l)+1)
		}
		if len(l) > 0 && l[len(l)-1].Name == name { // the lines are sorted, as is held against them below
			return nil, say.Errorf("line %d names %q a second time", len(l)+1, name)
		}
		l = append(l, Sum{name, sum})
	}
	if len(l) == 0 {
		return nil, say.Error("it is empty")
	}
	if string(l.Text()) != string(text) {
		return nil, say.Error("its lines are not sorted by name, or do not have the format of tumen")
	}
	return l, nil
}

// ReadList reads the digest file of a folder.
func ReadList(dir string) (List, error) {
	text, err := os.ReadFile(filepath.Join(dir, DigestFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, say.Errorf("%s is missing", DigestFile)
	}
	if err != nil {
		return nil, say.Errorf("%s cannot be read: %w", DigestFile, stage.Cause(err))
	}
	l, err := ParseList(text)
	if err != nil {
		return nil, say.Errorf("%s is damaged: %w", DigestFile, err)
	}
	return l, nil
}

// CheckManifest holds the text of a manifest against the file digest of its folder.
func CheckManifest(dir string, text []byte) error {
	list, err := ReadList(dir)
	if err == nil && list.Of(ManifestFile) != SumOfText(text) {
		err = say.Errorf("%s was changed after it was written (its SHA-256 is not the one in %s)", ManifestFile, DigestFile)
	}
	return err
}

// SumOfText is the SHA-256 of a text, in hex.
func SumOfText(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// sumOf is the size and SHA-256 of what a reader gives.
func sumOf(from io.Reader) (n int64, sum string, err error) {
	h := sha256.New()
	n, err = io.Copy(h, from)
	return n, hex.EncodeToString(h.Sum(nil)), err
}

// SumOf is the SHA-256 of a file, in hex.
func SumOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	_, sum, err := sumOf(f)
	return sum, err
}
