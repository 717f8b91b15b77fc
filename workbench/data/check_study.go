package data

import (
	"bytes"
	"context"
	"errors"
	"path"

	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/jobs"
	"tumen/jobs/folder"
	"tumen/study"
	"tumen/study/method"
)

// checkStudy looks at a study: its note, its case, its rows, and what it says.
func checkStudy(ctx context.Context, data *folder.Folder, id string, c Checking, k *Kept) error {
	var kept jobs.Kept[study.Request]
	if ok, err := k.note(data, &kept); err != nil || !ok {
		return err
	}
	n := kept.Note
	k.State = n.State
	k.is(jobs.NoteFile, "id", n.ID, id)
	k.is(jobs.NoteFile, "id", n.ID, studyID(n.Spec, build.Identity{Fingerprint: n.Model}, n.CaseSHA256))
	k.is(jobs.NoteFile, "kind", n.Kind, n.Spec.Kind)
	if err := errors.Join(k.caseOf(data, n.CaseSHA256), k.only(data, jobs.NoteFile, jobs.CaseFile, resultFile, rowsDir)); err != nil {
		return err
	}
	kind := (&Data{program: c.Program}).studies()
	kind.Dir = path.Dir(k.Path) // of a study, or of an influence
	q := kind.At(data, c.Program, kept).Work
	if len(k.Wrong) > 0 {
		return nil
	}
	if n.State != jobs.Done {
		k.Verdict = Unfinished
	}
	if _, err := q.job.Result(); err != nil && (n.State == jobs.Done || kept.Result != "") {
		k.wrong(resultFile, say.Text("it was changed after it was written, or is missing"))
		return nil
	}
	if err := q.rowsAgain(ctx, c, k); err != nil {
		return err
	}
	if n.State != jobs.Done || len(k.Wrong) > 0 {
		return nil
	}
	text, err := q.analysed()
	if err != nil {
		return err
	}
	return q.result(text, k)
}

// result holds what a study says against what it should say.
func (q *Study) result(text []byte, k *Kept) error {
	recorded, err := q.job.Result()
	if err != nil {
		return err
	}
	if !bytes.Equal(recorded, append(text, '\n')) {
		k.wrong(resultFile, say.Text("it is not what the rows say"))
	}
	return nil
}

// rowsAgain verifies or audits the rows of a study.
func (q *Study) rowsAgain(ctx context.Context, c Checking, k *Kept) error {
	place := q.job.Path(rowsDir)
	var p *study.Proof
	var err error
	if c.Again {
		p, err = study.Verify(ctx, place, study.VerifyOptions{Workers: c.Workers, Sample: c.Sample, Program: c.Program, Kinds: method.Kinds}, nil)
	} else {
		p, err = study.Examine(place, c.Program, method.Kinds, nil)
	}
	if err != nil {
		return err
	}
	k.Digest, k.Notes = p.Digest, append(k.Notes, p.Notes...)
	if p.First != nil {
		k.wrong(path.Join(rowsDir, study.RowsFile), say.Textf("first difference in %s", p.First.String()))
	}
	for _, f := range p.Wrong {
		k.wrong(path.Join(rowsDir, f.File), f.What)
	}
	switch {
	case !c.Again || k.Verdict == Unfinished:
	case p.Same && !p.Partial:
		k.Verdict = Verified
	default:
		k.Verdict = Unverified
		if p.Partial {
			k.Notes = append(k.Notes, say.Textf("only %d of %d rows were made again", p.Compared, p.Rows))
		}
		for _, by := range p.Others {
			k.Notes = append(k.Notes, say.Textf("another model made rows of it: %s", by.String()))
		}
	}
	return nil
}
