package record

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The list is what sha256sum reads, and the digest its own sum.
func TestTheDigestIsWhatSha256sumChecks(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "run")
	r := sample()
	if err := r.Save(dir, drawing("page")); err != nil {
		t.Fatal(err)
	}
	found := tree(t, dir)
	list, err := ReadList(dir)
	if err != nil || list.Digest() != r.Digest || r.Digest != SumOfText([]byte(found[DigestFile])) {
		t.Fatalf("digest %s, of the list %s (%v)", r.Digest, list.Digest(), err)
	}
	var names []string
	for _, s := range list {
		names = append(names, s.Name)
		if s.SHA256 != SumOfText([]byte(found[s.Name])) {
			t.Errorf("%s has another sum", s.Name)
		}
	}
	same(t, "names", names, []string{DaysFile, FlowsFile, ManifestFile})
	program, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("no sha256sum here")
	}
	check := exec.Command(program, "-c", "--strict", DigestFile)
	check.Dir = dir
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("sha256sum: %v: %s", err, out)
	}
}

func TestOnlyAListAsItIsWrittenIsRead(t *testing.T) {
	a, b := strings.Repeat("a", 64)+"  a\n", strings.Repeat("b", 64)+"  b\n"
	if l, err := ParseList([]byte(a + b)); err != nil || l.Of("b") != strings.Repeat("b", 64) || l.Of("c") != "" {
		t.Error(l, err)
	}
	for name, text := range map[string]string{
		"nothing": "", "a name twice": a + a, "unsorted": b + a, "twice the same line's end": a + "\n", "no end": a + strings.TrimSuffix(b, "\n"),
		"short": a[1:], "one space": strings.Replace(a, "  ", " ", 1), "capitals": strings.ToUpper(a), "a carriage return": strings.Replace(a, "\n", "\r\n", 1) + b,
	} {
		l, err := ParseList([]byte(text))
		if err == nil && string(l.Text()) != text {
			t.Errorf("%s is read as a list", name)
		}
		if err == nil && name != "a carriage return" { // which is a name, if an odd one
			t.Errorf("%s is read: %v", name, l)
		}
	}
}
