package audit

import (
	"path/filepath"
	"strconv"

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
