package scenario

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"slices"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/testimony"
	"tumen/testimony/reconcile"
	"tumen/vocabulary"
)

// Case is a case file read, with nothing laid over it. It can be used from
// several goroutines, and must not be changed.
type Case struct{ Content }

// Content is what a case says.
type Content struct {
	Name       string // samjiyon
	Title      string
	About      string
	SHA256     string // of the case file's bytes, hex
	Text       string // the case file itself
	Testimony  testimony.Testimony
	Findings   *reconcile.Findings // the testimony weighed
	Parameters parameter.Parameters
	Resolved   []Resolved        // every parameter with where it came from, in the order of parameter.Parameters
	Policies   []Policy          // the overlays that the case offers
	Choices    []Choice          // the rival explanations that it allows, of which a run has one of each
	Patterns   []Pattern         // what runs of the case are held against
	Labels     vocabulary.Labels // what people call what the case names

	rates   []rate                      // what joins the moneys of the case
	silent  []string                    // parameters without a default that the case does not state
	figures map[string]testimony.Figure // single numbers as they are stated, in the parameter's unit, by path
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
	c := readCase(f, root, needed)
	if len(f.Faults) > 0 {
		f.Faults.Sort()
		return nil, f.Faults
	}
	sum := sha256.Sum256(source)
	c.SHA256, c.Text = hex.EncodeToString(sum[:]), string(source)
	return c, nil
}

// caseKeys are the parts of a case.
var caseKeys = casefile.Table{
	{Name: "case", Naming: &casefile.CaseForm, Means: "the name of the case", Required: true},
	{Name: "title", Means: "what the case is about, in one line", Required: true},
	{Name: "about", Means: "more about the case, in a few lines"},
	{Name: "money", Form: casefile.Map, Keys: func() casefile.Table { return moneyKeys }, Means: "what the case counts its money in"},
	{Name: "units", Form: casefile.Names, Keys: func() casefile.Table { return unitKeys }, Alone: true, Means: "units of the case: a size in another unit, or counted"},
	{Name: "sources", Form: casefile.Names, Keys: func() casefile.Table { return sourceKeys }, Means: "who published what, and how far it can be trusted"},
	{Name: "claims", Form: casefile.Names, Keys: func() casefile.Table { return claimKeys }, Means: "what the sources state, one statement each, in your own words"},
	{Name: "identities", Form: casefile.Names, Keys: func() casefile.Table { return identityKeys }, Alone: true, Means: "how the quantities of the claims are connected"},
	{
		Name: "decisions", Form: casefile.Names, Keys: func() casefile.Table { return decisionKeys }, Alone: true,
		Means: "who would choose what: inequalities, and the values that would change the answer",
	},
	{Name: "economy", Form: casefile.Other, Means: "every parameter of the model, each number with its origin", Schema: func() casefile.Schema { return partSchema((&parameter.Parameters{}).Tree()) }},
	{Name: "labels", Form: casefile.Names, Means: "what people call what the case names: `routes.river: the ford`"},
	{Name: "policies", Form: casefile.Names, Keys: func() casefile.Table { return policyKeys }, Means: "named sets of changes"},
	{Name: hypothesesKey, Form: casefile.Names, Keys: func() casefile.Table { return hypothesisGroupKeys }, Means: "rival explanations: groups of named sets of changes, of which one in each group holds"},
	{Name: "patterns", Form: casefile.Names, Keys: func() casefile.Table { return patternKeys }, Means: "what runs of the case should reproduce"},
}

// readCase reads the parts of a case. They are read in the order in which they
// need one another, which need not be the order of the file.
func readCase(f *casefile.File, root *casefile.Node, needed []string) *Case {
	k, ok := f.Open(root, say.Text("a case file"), caseKeys)
	if !ok {
		return nil
	}
	c := &Case{Content{Choices: []Choice{}, Name: k.Text("case"), Title: k.Text("title"), About: k.Text("about")}}
	k.Need(&casefile.Node{Line: 1, Column: 1, Width: 1}, say.Text("write `case:` a name, `title:` a line, and `economy:` the parameters"), needed...)
	units, ok := readUnits(f, k)
	if !ok {
		return nil // any number may be a fault for this alone
	}
	r := &origins{&values{File: f, units: units}, &parsed{broken: map[string]bool{}, places: map[place]*casefile.Node{}}}
	r.parsed.Units = units
	r.testimony(k.Get("sources"), k.Get("claims"))
	r.formulas(k.Get("identities"), k.Get("decisions"))
	r.rates = r.parsed.rates(units)
	r.exchangeMeasured()
	c.Testimony, c.Findings, c.rates = r.parsed.Testimony, r.parsed.weighed, r.rates
	p := &parameter.Parameters{Units: units}
	if n := k.Get("economy"); n != nil {
		p, c.Resolved, c.figures, c.Choices = r.economy(k.Key("economy"), n)
		c.silent = unstated(p, c.Resolved)
		v := vocabulary.Of(p, nil)
		c.Labels = r.labels(k.Get("labels"), v)
		for i := range c.Testimony.Claims {
			claim := &c.Testimony.Claims[i]
			r.named(r.parsed.places[place{"measure", claim.ID}], vocabulary.Find(claim.Measure), v)
		}
	}
	c.Parameters = *p
	if k.Has("economy") || slices.Contains(needed, "economy") {
		c.Policies = (&policyReader{r, p}).policies(k.Get("policies"))
		c.Patterns = (&patternReader{r, p, vocabulary.Of(p, c.Labels)}).patterns(k.Get("patterns"))
		h := &hypothesisReader{policyReader{r, p}, map[string]*casefile.Node{}}
		c.Choices = h.groups(k.Get(hypothesesKey), c.Choices)
		if len(r.Faults) == 0 {
			c.runnable(h)
		}
	}
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
		return "", nil, fault.New("case", nameOrPath, say.Text("there is no such file"), say.Text("give the path of a case file, or a name from `tumen cases`"))
	}
	if err != nil {
		return "", nil, say.Errorf("reading the case: %w", err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return "", nil, fault.New("case", nameOrPath, say.Text("it is a folder"), say.Text("write the path of a case file, or a name from `tumen cases`"))
	}
	source, err = io.ReadAll(io.LimitReader(f, casefile.MaxBytes+1))
	if err != nil {
		return "", nil, say.Errorf("reading the case: %w", err)
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
