package study

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tumen/internal/build"
	"tumen/internal/keys"
	"tumen/internal/say"
	"tumen/record"
	"tumen/scenario"
	"tumen/study/store"
)

// Proof is what came of making the rows of a study again and holding its folder
// against them. Its JSON keys are a contract.
type Proof struct {
	Study    string `json:"study"` // its kind
	Case     string `json:"case"`
	Rows     int    `json:"rows"`    // that are there
	Asked    int    `json:"asked"`   // of the whole study
	Missing  int    `json:"missing"` // of the asked; of a calibration that has not ended, at most
	Compared int    `json:"compared"`
	Partial  bool   `json:"partial"` // fewer rows were made again than are there
	Same     bool   `json:"same"`    // nothing differs, and a program with this model made every row

	SameValues bool           `json:"same_values"` // of all rows that were made again
	First      *RowDifference `json:"first"`       // the lowest row that differs; null if none does
	Differ     int            `json:"differ"`      // rows that differ
	Others     []Program      `json:"other_models"`
	Wrong      []record.Flaw  `json:"wrong"`
	Notes      []string       `json:"notes"` // what is no fault and yet must be known
	Digest     string         `json:"digest"`
	Version    string         `json:"version"` // of the program that verified
	Model      string         `json:"fingerprint"`
}

// RowDifference is a row that is not the same again.
type RowDifference struct {
	Row   int      `json:"row"`
	Words []string `json:"differs"`
}

func (d *RowDifference) String() string {
	return say.Textf("row %d, %s", d.Row, firstOf(d.Words))
}

// firstOf is the first of several differences, and how many more there are.
func firstOf(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	return say.Textf("%s (and %d more)", words[0], len(words)-1)
}

func (p *Proof) wrong(file, what string, args ...any) {
	p.Wrong = append(p.Wrong, record.Flaw{File: file, What: say.Textf(what, args...)})
}

// VerifyOptions say how a study is verified.
type VerifyOptions struct {
	Workers  int // rows at a time; below 1 means one for each core
	Sample   int // how many of the rows are made again, spread evenly; 0 means all
	Program  build.Identity
	Progress func(done, all int) // may be nil
	Kinds    Kinds               // of which the study may be
}

// Verify makes the rows of a study again and compares every number to the bit;
// and study.json with what follows from its case, the digest, the exports, and
// the page with the one that draw makes; without draw there is to be no page.
// Whatever is wrong is in the Proof. An
// error says that there is no study, or that ctx was cancelled.
func Verify(ctx context.Context, dir string, o VerifyOptions, draw func(*Study) ([]byte, error)) (*Proof, error) {
	s, p, err := examine(dir, o.Program, o.Kinds)
	if err != nil || s == nil {
		return p, err
	}
	rows, err := s.scan()
	if err != nil {
		p.wrong(RowsFile, "%v", err)
		return p, nil
	}
	if err := p.remake(ctx, s, rows, o); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		p.wrong(SpecFile, "its rows cannot be made again: %v", err)
		return p, nil
	}
	if kind, err := o.Kinds.Find(s.Spec.Kind); err == nil && kind.Again != nil && len(p.Wrong) == 0 {
		if err := kind.Again(s); err != nil {
			p.wrong(RowsFile, "%v", err)
		}
	}
	if p.First == nil && len(p.Wrong) == 0 { // else it cannot be the same
		s.Digest = p.Digest
		if err := p.drawn(s, draw); err != nil {
			return nil, err
		}
	} else if _, err := os.Stat(s.path(ReportFile)); err == nil {
		p.Notes = append(p.Notes, say.Text("the page and the exports were not compared, since the study itself is not as it should be"))
	}
	p.SameValues = p.First == nil && p.Compared > 0
	p.Same = p.First == nil && len(p.Wrong) == 0 && len(p.Others) == 0 && (p.Compared > 0 || rows.Len() == 0)
	return p, nil
}

// Examine is what Verify does without making any row again.
func Examine(dir string, program build.Identity, kinds Kinds, draw func(*Study) ([]byte, error)) (*Proof, error) {
	s, p, err := examine(dir, program, kinds)
	if err != nil || s == nil {
		return p, err
	}
	if len(p.Wrong) == 0 {
		s.Digest = p.Digest
		err = p.drawn(s, draw)
	}
	p.Same = len(p.Wrong) == 0
	return p, err
}

// examine reads what a study says, and holds against each other what can be
// without making a row. It gives no study if there is too little to make rows of.
func examine(dir string, program build.Identity, kinds Kinds) (*Study, *Proof, error) {
	p := &Proof{Wrong: []record.Flaw{}, Notes: []string{}, Others: []Program{}, Version: program.Version, Model: program.Fingerprint}
	text, err := os.ReadFile(filepath.Join(dir, SpecFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, say.Errorf("there is no study in %s: it has no %s", dir, SpecFile)
	}
	if err != nil {
		return nil, nil, cannot("read", dir, err)
	}
	s := &Study{Dir: dir, program: program}
	p.digested(s)
	if s.Spec, err = decodeSpec(text); err != nil {
		p.wrong(SpecFile, "%v", err)
		return nil, p, nil
	}
	s.watch = newWatch(s.Spec)
	p.Study, p.Case, p.Asked = s.Spec.Kind, s.Spec.Case.Name, s.Spec.Rows()
	if whole, err := s.Spec.encode(); err != nil {
		p.wrong(SpecFile, "%v", err)
	} else {
		p.sameText(SpecFile, text, whole)
	}
	p.derived(s, kinds)
	rows, err := s.scan()
	if err != nil {
		p.wrong(RowsFile, "%v", err)
		return nil, p, nil
	}
	p.sound(s, rows)
	return s, p, p.strangers(s)
}

// digested holds study.json and rows.tumen against the file digest.
func (p *Proof) digested(s *Study) {
	now, err := sums(s)
	if err != nil {
		p.wrong(RowsFile, "it cannot be read: %v", err)
		return
	}
	p.Digest = now.Digest()
	list, err := record.ReadList(s.Dir)
	if err != nil {
		if _, missing := os.Lstat(s.path(DigestFile)); errors.Is(missing, fs.ErrNotExist) {
			p.Notes = append(p.Notes, say.Text("there is no digest: the study is still running or was killed, or the file was removed"))
			return
		}
		p.wrong(DigestFile, "it %s", strings.TrimPrefix(err.Error(), DigestFile+" "))
		return
	}
	for _, f := range now {
		if list.Of(f.Name) != f.SHA256 {
			p.wrong(f.Name, "it was changed after it was written: its SHA-256 is not the one in %s", DigestFile)
		}
	}
	if len(list) != len(now) {
		p.wrong(DigestFile, "it lists %d files where a study has %d", len(list), len(now))
	}
}

// sameText notes where two JSON texts differ.
func (p *Proof) sameText(name string, recorded, again []byte) {
	if bytes.Equal(recorded, again) {
		return
	}
	key, err := keys.FirstKey(recorded, again)
	switch {
	case err != nil:
		p.wrong(name, "it is not JSON: %v", err)
	case key == nil:
		p.wrong(name, "it is laid out in another way than tumen writes it")
	default:
		p.wrong(name, "%s", key)
	}
}

// derived makes the study's description again from its case and what of its
// request it contains, and compares the two.
func (p *Proof) derived(s *Study, kinds Kinds) {
	if IsKnown(s.Spec.Case.Name) {
		return // the program knows it, and its numbers are compared
	}
	again, err := s.Spec.derive(kinds)
	if err != nil {
		p.wrong(SpecFile, "it does not follow from its case: %v", err)
		return
	}
	is, err := json.Marshal(s.Spec)
	if err == nil {
		var follows []byte
		if follows, err = json.Marshal(again); err == nil {
			p.sameText(SpecFile, is, follows)
			return
		}
	}
	p.wrong(SpecFile, "%v", err)
}

// derive plans the study again from its case and its request. What may change
// since it was begun is as it is.
func (s *Spec) derive(kinds Kinds) (*Spec, error) {
	kind, err := kinds.Find(s.Kind)
	if err != nil {
		return nil, err
	}
	c, err := scenario.Parse(s.Case.File, []byte(s.Case.Text))
	if err != nil {
		return nil, err
	}
	again, err := kind.Spec(s.Request, Source{Case: c, File: s.Case.File, worlds: s.Worlds, again: true})
	if err != nil {
		return nil, err
	}
	again.Programs, again.Asked, again.Asides, again.Ended, again.Narrowed = s.Programs, s.Asked, s.Asides, s.Ended, s.Narrowed
	return again, nil
}

// sound notes what is wrong with the file of rows.
func (p *Proof) sound(s *Study, rows *store.Rows) {
	state := s.Spec.state(rows)
	p.Rows, p.Missing = state.Rows, max(0, state.Asked-state.Rows)
	switch {
	case !rows.Header:
		p.wrong(RowsFile, "its header is damaged")
	case !rows.Sound():
		p.wrong(RowsFile, "it is damaged")
	}
	for _, d := range rows.Damage {
		p.wrong(RowsFile, "%d bytes from byte %d on are no row", d.Bytes, d.At)
	}
	if len(rows.Twice) > 0 {
		p.wrong(RowsFile, "%s is there more than once, with different numbers", store.SpansOf(rows.Twice))
	}
	if last := rows.Last(); last >= state.Asked {
		p.wrong(RowsFile, "it has a row %d, and the study has %d rows", last, state.Asked)
	}
	if rows.Tail > 0 {
		p.Notes = append(p.Notes, say.Textf("the last row was not written to its end: %d bytes", rows.Tail))
	}
	if !state.Complete() {
		p.Notes = append(p.Notes, say.Textf("the study is %s", state.String()))
	} else if !rows.Finished() {
		p.wrong(RowsFile, "its rows are complete, and yet not as those of a finished study: in order, and nothing else")
	}
	own := store.Key(s.program.Fingerprint)
	for _, made := range rows.ByProgram() {
		if made.Program != own {
			p.Others = append(p.Others, s.Spec.by(made.Program))
		}
	}
	if programs := s.Spec.programs(rows); sealedBefore(s) && !sameJSON(programs, s.Spec.Programs) {
		p.wrong(SpecFile, "programs: it says that other programs made the rows than the rows do")
	}
}

// sealedBefore says whether the study was brought to an end in order.
func sealedBefore(s *Study) bool {
	_, err := os.Lstat(s.path(DigestFile))
	return err == nil
}

func sameJSON(a, b any) bool {
	x, err := json.Marshal(a)
	y, wrong := json.Marshal(b)
	return err == nil && wrong == nil && bytes.Equal(x, y)
}

// remake makes rows again and compares them.
func (p *Proof) remake(ctx context.Context, s *Study, rows *store.Rows, o VerifyOptions) error {
	var all []int
	for row := range s.Spec.Rows() {
		if rows.Has(row) {
			all = append(all, row)
		}
	}
	chosen := all
	if o.Sample > 0 && o.Sample < len(all) {
		chosen = make([]int, o.Sample)
		for i := range chosen {
			at := 0
			if o.Sample > 1 {
				at = i * (len(all) - 1) / (o.Sample - 1)
			}
			chosen[i] = all[at]
		}
		p.Partial = true
	}
	if len(chosen) == 0 {
		return nil
	}
	return s.again(ctx, rows, chosen, o.Workers, func(row int, words []string) error {
		p.Compared++
		if len(words) > 0 {
			if p.Differ++; p.First == nil {
				p.First = &RowDifference{row, words}
			}
		}
		if o.Progress != nil {
			o.Progress(p.Compared, len(chosen))
		}
		return nil
	})
}
