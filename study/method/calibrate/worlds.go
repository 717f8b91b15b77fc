package calibrate

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"

	"tumen/internal/build"
	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/record"
	"tumen/stage"
	"tumen/study"
	"tumen/study/table"
	"tumen/study/worlds"
)

// worlds.go: the worlds that agree with the witness, as a file that other studies draw
// from (package worlds). It follows from the rows.

// worlds are those of a table.
func (h *heard) worlds(program build.Identity, runs int) (set *worlds.Set, err error) {
	t, weights, s := h.t, h.answer.Weights, h.t.Spec
	set = &worlds.Set{
		Format: worlds.Format, Case: s.Case.Name, CaseSHA256: s.Case.SHA256, Model: program.Run, Version: program.Version,
		Sets: s.Sets, Runs: runs, Effective: table.Effective(weights),
	}
	for _, in := range s.Inputs {
		set.Unknowns = append(set.Unknowns, worlds.OfBelief(in.Name, in.Belief))
	}
	drawn := t.Draw(weights, keptWorlds)
	// Some hundred worlds are worth no more than themselves, however many rows agree.
	set.Effective = min(set.Effective, table.Effective(list.Map(drawn, func(w table.World) float64 { return w.Weight })))
	set.Central = t.Central(drawn)
	for _, w := range drawn {
		row := &t.Rows[w.Row]
		set.Worlds = append(set.Worlds, worlds.World{
			Row: s.FirstRow(row.Point), Seed: row.Seed, Weight: w.Weight, Point: worlds.Packed(row.Unit), Sum: worlds.SumOf(row.Outcomes[0]),
		})
	}
	set.Bands, err = h.bands()
	return set, err
}

// bands are where the headlines lie given what the witness said, and where they lay in
// what was believed beforehand.
func (h *heard) bands() ([]record.Band, error) {
	all, before := []record.Band{}, h.t.Beforehand(-1)
	for _, k := range h.headlines {
		column := h.t.Outcome(0, k)
		_, has := table.Mean(column, h.answer.Weights)
		if !(has > 0) {
			continue
		}
		q, _, err := h.quantiles(k, 0.05, 0.5, 0.95)
		if err != nil {
			return nil, err
		}
		band := record.Band{Path: h.t.Spec.Outcomes[k].Name, Low: q[0], Median: q[1], High: q[2], In: has}
		if b := table.Quantiles(column, before, 0.05, 0.95); !math.IsNaN(b[0]) {
			band.BeforeLow, band.BeforeHigh = &b[0], &b[1]
		}
		all = append(all, band)
	}
	return all, nil
}

// keepWorlds writes the worlds of a table that is complete beside its rows.
func keepWorlds(s *study.Study, h *heard) error {
	set, err := h.worlds(build.This(), s.Spec.Rows())
	if err != nil {
		return err
	}
	text, err := set.Encode()
	if err != nil {
		return err
	}
	return stage.Exchange(stage.OS{}, filepath.Join(s.Dir, study.WorldsFile), func(to io.Writer) error {
		_, err := to.Write(text)
		return err
	})
}

// sameWorlds fails if the file of worlds does not follow from the rows.
func sameWorlds(s *study.Study, h *heard) error {
	text, err := os.ReadFile(filepath.Join(s.Dir, study.WorldsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	set, err := h.worlds(build.This(), s.Spec.Rows())
	if err != nil {
		return err
	}
	again, err := set.Encode()
	if err == nil && !bytes.Equal(text, again) {
		err = say.Errorf("%s does not follow from the rows", study.WorldsFile)
	}
	return err
}
