package main

import (
	"cmp"
	"fmt"
	"path/filepath"

	"tumen/record"
	"tumen/report"
	"tumen/study"
)

// show prints the result: one JSON object, or the page that a person reads
// first, and where the rest is.
func (o runOptions) show(s *screen, r *record.Run, dir string, reused bool) error {
	m := r.Manifest
	if o.JSON {
		result := runJSON{
			Case:       m.Case,
			CaseSHA256: m.CaseSHA256,
			Seed:       m.Seed,
			WorldSeed:  m.Seed,
			Days:       m.Days,
			Partial:    m.Partial,
			Version:    m.Tumen,
			Request:    m.Request,
			Reused:     reused,
			Out:        dir,
			Digest:     r.Digest,
			Summary:    summaryJSON{m.Summary, r.Made.Seconds},
		}
		if m.WorldSeed != nil {
			result.WorldSeed = *m.WorldSeed
		}
		if m.Without != nil {
			change := study.Change(m.Summary, m.Without.Summary)
			result.Without, result.Change = &m.Without.Summary, &change
		}
		if result.Checkpoint = cmp.Or(o.wrote, o.there); o.from != nil {
			result.From = &fromJSON{o.from.File(), o.from.Policies}
		}
		return s.printJSON(result)
	}
	if err := report.Summary(s.out, r, s.width, s.colour); err != nil {
		return err
	}
	if dir == "" { // it could be saved nowhere
		return nil
	}
	verb := "wrote"
	if reused {
		verb = "reused"
	}
	fmt.Fprintf(s.err, "%s %s\ndigest %s\n", verb, filepath.Join(dir, record.ReportFile), r.Digest)
	return nil
}
