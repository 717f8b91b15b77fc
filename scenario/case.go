package scenario

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"slices"

	"tumen/casefile"
	"tumen/economy"
	"tumen/internal/fault"
	"tumen/testimony"
	"tumen/testimony/reconcile"
	"tumen/unit"
)

// Case is a case file read, with nothing laid over it. It can be used from
// several goroutines.
type Case struct {
	Name       string
	Title      string
	About      string
	SHA256     string // of the file's bytes, hex
	Text       string // the file itself
	Testimony  testimony.Testimony
	Findings   *reconcile.Findings // the testimony weighed
	Parameters economy.Parameters  // as the case states them; do not change
	Resolved   []Resolved          // every parameter with where it came from, in their order
	Policies   []Policy            // the overlays that it offers
	Patterns   []Pattern           // what its runs are held against

	policies []policy                    // the same, ready to be applied
	figures  map[string]testimony.Figure // single numbers as they are stated, by path
}

// Parse reads a case from the bytes of a file; the file's name is for messages
// only. The error is Faults, with everything that is wrong.
func Parse(file string, source []byte) (*Case, error) {
	return parseCase(file, source, "case", "title", "economy")
}

// ParseDraft reads a case that need not have an economy yet: enough to weigh its
// testimony. Without one it has no parameters, and cannot be run.
func ParseDraft(file string, source []byte) (*Case, error) {
	return parseCase(file, source, "case", "title")
}

func parseCase(file string, source []byte, needed ...string) (*Case, error) {
	f, root := casefile.Read(file, source)
	r := &reader{File: f, figures: map[string]testimony.Figure{}}
	c := r.readCase(root, needed)
	if len(r.Faults) > 0 {
		r.Faults.Sort()
		return nil, r.Faults
	}
	sum := sha256.Sum256(source)
	c.SHA256, c.Text = hex.EncodeToString(sum[:]), string(source)
	return c, nil
}

// reader reads one case file and collects its faults.
type reader struct {
	*casefile.File
	refs  []reference
	bare  bool // a number without a unit is in the field's own unit, as in --set
	units *unit.System

	figures map[string]testimony.Figure // the parameters that are single numbers, as stated, by path
}

// readCase reads the parts of a case. They are read in the order in which they
// need one another, which need not be the order of the file.
func (r *reader) readCase(root *casefile.Node, needed []string) *Case {
	k, ok := r.Keys(root, "a case file")
	if !ok {
		return nil
	}
	c := &Case{Name: k.Text("case"), Title: k.Text("title"), About: k.Text("about")}
	k.Need(&casefile.Node{Line: 1, Column: 1, Width: 1}, "write `case:` a name, `title:` a line, and `economy:` the parameters", needed...)
	if n := k.Get("case"); n != nil && n.Form == casefile.Scalar {
		r.CheckName(n, casefile.CaseForm)
	}
	said := r.readTestimony(k.Get("sources"), k.Get("claims"))
	r.readFormulas(k.Get("identities"), k.Get("decisions"), said)
	c.Testimony, c.Findings = said.Testimony, said.weighed
	p := &economy.Parameters{}
	if n := k.Get("economy"); n != nil {
		p, c.Resolved = r.readEconomy(k.Key("economy"), n, said)
	}
	c.Parameters, c.figures = *p, r.figures
	if n := k.Get("policies"); n != nil && (k.Has("economy") || slices.Contains(needed, "economy")) {
		c.policies = r.readPolicies(n, said, p)
	}
	for _, p := range c.policies {
		c.Policies = append(c.Policies, p.Policy)
	}
	if n := k.Get("patterns"); n != nil && (k.Has("economy") || slices.Contains(needed, "economy")) {
		c.Patterns = r.readPatterns(n, said, p)
	}
	k.Done()
	return c
}

// Load reads a case: a built-in one by its name, or a file by its path. The
// error is Faults if the file is wrong, a *fault.Error if there is no such case.
func Load(nameOrPath string) (*Case, error) {
	file, source, err := sourceOf(nameOrPath)
	if err != nil {
		return nil, err
	}
	return Parse(file, source)
}

// LoadDraft is Load for ParseDraft.
func LoadDraft(nameOrPath string) (*Case, error) {
	file, source, err := sourceOf(nameOrPath)
	if err != nil {
		return nil, err
	}
	return ParseDraft(file, source)
}

// sourceOf finds the bytes of a case, and its name for messages.
func sourceOf(nameOrPath string) (file string, source []byte, err error) {
	if !isPath(nameOrPath) {
		source, err = builtin(nameOrPath)
		return nameOrPath + ".yaml", source, err
	}
	f, err := os.Open(nameOrPath)
	if os.IsNotExist(err) {
		return "", nil, fault.New("case", nameOrPath, "there is no such file", "give the path of a case file, or a name from `tumen cases`")
	}
	if err != nil {
		return "", nil, fmt.Errorf("reading the case: %w", err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return "", nil, fault.New("case", nameOrPath, "it is a folder", "write the path of a case file, or a name from `tumen cases`")
	}
	source, err = io.ReadAll(io.LimitReader(f, casefile.MaxBytes+1))
	if err != nil {
		return "", nil, fmt.Errorf("reading the case: %w", err)
	}
	return nameOrPath, source, nil
}

// Open reads a case and lays overlays over it. The errors are those of Load and
// of With.
func Open(nameOrPath string, o Options) (*Scenario, error) {
	c, err := Load(nameOrPath)
	if err != nil {
		return nil, err
	}
	return c.With(o)
}
