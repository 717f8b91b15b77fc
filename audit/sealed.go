package audit

import (
	"bytes"

	"tumen/internal/keys"
	"tumen/internal/say"
	"tumen/record"
)

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
