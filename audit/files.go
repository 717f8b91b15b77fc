package audit

import (
	"path/filepath"
	"strconv"

	"tumen/record"
)

// files holds each file against what the manifest says of it, and each table's
// own words against the manifest.
func (a *run) files() {
	m := &a.Manifest
	there := a.check("every file is there, whole and as it was written")
	noted := map[string]record.File{}
	for _, f := range m.Files {
		noted[f.Name] = f
	}
	found := map[string]bool{}
	for _, t := range a.Tables {
		found[t.Name] = true
		f, known := noted[t.Name]
		there.that(known, t.Name, "%s does not list it", record.ManifestFile)
		if known {
			there.that(t.Bytes == f.Bytes, t.Name, "it has %d bytes where %d were written", t.Bytes, f.Bytes)
			there.that(t.SHA256 == f.SHA256, t.Name, "its SHA-256 is %s where that of what was written is %s", t.SHA256, f.SHA256)
		}
		there.that(t.Wrong == nil, t.Name, "it %v", t.Wrong)
	}
	for _, name := range []string{record.DaysFile, record.FlowsFile} {
		_, listed := noted[name]
		there.that(found[name] || listed, name, "it is neither there nor listed")
	}

	for _, f := range a.Others {
		found[f.Name] = true
		there.that(f == noted[f.Name], f.Name, "it was changed after it was written")
		there.that(f.Name != record.CaseFile || f.SHA256 == m.CaseSHA256, f.Name, "its SHA-256 is %s and that of the case %s", f.SHA256, m.CaseSHA256)
	}
	for _, f := range m.Files {
		there.that(found[f.Name] || filepath.Ext(f.Name) == ".html", f.Name, "it is listed and missing")
	}

	says := a.check("every table says that it is of this run")
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
			says.that(t.Stamp[key] == want[key], t.Name, "its %s is %q and the manifest's %q", key, t.Stamp[key], want[key])
		}
	}
}
