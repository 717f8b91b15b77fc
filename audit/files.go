package audit

import (
	"bytes"
	"path/filepath"
	"strconv"

	"tumen/internal/keys"
	"tumen/internal/say"
	"tumen/record"
)

// files holds each file against what the manifest says of it, and each table's
// own words against the manifest.
func (a *run) files() {
	m := &a.Manifest
	there := a.check(say.Text("every file is complete and unchanged"))
	noted := map[string]record.File{}
	for _, f := range m.Files {
		noted[f.Name] = f
	}
	found := map[string]bool{}
	for _, t := range a.Tables {
		found[t.Name] = true
		f, known := noted[t.Name]
		there.that(known, t.Name, "it is not listed in %s", record.ManifestFile)
		if known {
			there.that(t.Bytes == f.Bytes, t.Name, "it has %d bytes, but %d were written", t.Bytes, f.Bytes)
			there.that(t.SHA256 == f.SHA256, t.Name, "its SHA-256 is %s, but the file that was written had %s", t.SHA256, f.SHA256)
		}
		there.that(t.Wrong == nil, t.Name, "it %v", t.Wrong)
	}
	for _, name := range []string{record.DaysFile, record.FlowsFile} {
		_, listed := noted[name]
		there.that(found[name] || listed, name, "it is missing and not listed")
	}

	for _, f := range a.Others {
		found[f.Name] = true
		there.that(f == noted[f.Name], f.Name, "it was changed after it was written")
		there.that(f.Name != record.CaseFile || f.SHA256 == m.CaseSHA256, f.Name, "its SHA-256 is %s, but that of the case is %s", f.SHA256, m.CaseSHA256)
	}
	for _, f := range m.Files {
		there.that(found[f.Name] || filepath.Ext(f.Name) == ".html", f.Name, "it is listed, but missing")
	}

	says := a.check(say.Text("every table names this run"))
	want := map[string]string{
		"tumen.case": m.Case, "tumen.case_sha256": m.CaseSHA256, "tumen.seed": strconv.FormatUint(m.Seed, 10),
		"tumen.version": m.Tumen, "tumen.format": strconv.Itoa(m.Format), "tumen.world_seed": "", "tumen.partial": "",
	}
	if m.WorldSeed != nil {
		want["tumen.world_seed"] = strconv.FormatUint(*m.WorldSeed, 10)
	}
	if m.Partial {
		want["tumen.partial"] = "true"
	}
	for _, t := range a.Tables {
		if t.Stamp == nil {
			continue
		}
		for _, key := range []string{"tumen.case", "tumen.case_sha256", "tumen.format", "tumen.partial", "tumen.seed", "tumen.version", "tumen.world_seed"} {
			says.that(t.Stamp[key] == want[key], t.Name, "its %s is %q, but that of the manifest is %q", key, t.Stamp[key], want[key])
		}
	}
}

// sealed holds every file against the file digest, and made.json and the page
// against themselves.
func (a *run) sealed() {
	now := record.List{{Name: record.ManifestFile, SHA256: record.SumOfText(a.Text)}}
	for _, t := range a.Tables {
		now = append(now, record.Sum{Name: t.Name, SHA256: t.SHA256})
	}
	for _, f := range a.Others {
		now = append(now, record.Sum{Name: f.Name, SHA256: f.SHA256})
	}
	a.report.Digest = now.Digest()

	c := a.check(say.Text("digest lists every file with its SHA-256, and there are no other files"))
	c.that(a.ListWrong == nil, record.DigestFile, "%v", a.ListWrong)
	if a.ListWrong == nil {
		for _, s := range now {
			was := a.List.Of(s.Name)
			c.that(was == s.SHA256, s.Name, "its SHA-256 is %s, but %s has %q", s.SHA256, record.DigestFile, was)
		}
		for _, s := range a.List {
			c.that(now.Of(s.Name) != "", record.DigestFile, "it lists %q, which does not exist", s.Name)
		}
	}
	for _, name := range a.Strangers {
		c.that(false, name, "it does not belong to this run")
	}

	c = a.check(say.Text("made.json and the report are unchanged"))
	c.that(a.MadeWrong == nil, record.MadeFile, "%v", a.MadeWrong)
	if a.MadeWrong == nil {
		page := ""
		if a.Made.Page != nil {
			page = *a.Made.Page
		}
		c.that(page == a.Page, record.ReportFile, "its SHA-256 is %q, but %s has %q", a.Page, record.MadeFile, page)
	}
}

// derived works out again what of the manifest follows from the case and the
// request alone, and holds the manifest's text against that.
func (a *run) derived() {
	c := a.check(say.Text("manifest.json has each key once and in order"))
	says, err := a.Manifest.Encoded()
	c.that(err == nil, record.ManifestFile, "it cannot be written: %v", err)
	if err == nil {
		c.sameKeys(record.ManifestFile, a.Text, says, say.Text("it has %s, but should have %s"))
	}
	c = a.check(say.Text("title, parameters, testimony and everything else that follows from the case agree with case.yaml"))
	follows, err := a.Derived()
	c.that(err == nil, record.CaseFile, "%v", err)
	if err == nil {
		c.sameKeys(record.ManifestFile, says, follows, say.Text("it is %s, but %s in the case"))
	}
}

// sameKeys notes the first key in which two JSON texts differ.
func (c *Check) sameKeys(where string, recorded, follows []byte, what string) {
	if bytes.Equal(recorded, follows) {
		c.that(true, where, "")
		return
	}
	key, err := keys.FirstKey(recorded, follows)
	switch {
	case err != nil:
		c.that(false, where, "it is not JSON: %v", err)
	case key == nil:
		c.that(false, where, "its layout is different")
	default:
		c.that(false, where, key.Key+": "+what, key.Recorded, key.Again)
	}
}
