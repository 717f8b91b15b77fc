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
	"tumen/internal/say"
	"tumen/record"
	"tumen/stage"
	"tumen/study"
	"tumen/study/table"
	"tumen/study/worlds"
)

// worlds.go: the worlds that agree with the witness, as a file that other studies draw
// from (package worlds). It follows from the rows.

// WorldsOf are the worlds of a table.
func WorldsOf(t *table.Table, weights []float64, program build.Identity, runs int) *worlds.Set {
	s := t.Spec
	set := &worlds.Set{
		Format: worlds.Format, Case: s.Case.Name, CaseSHA256: s.Case.SHA256, Model: program.Run, Version: program.Version,
		Sets: s.Sets, Runs: runs, Effective: table.Effective(weights),
	}
	for _, in := range s.Inputs {
		set.Unknowns = append(set.Unknowns, worlds.OfBelief(in.Name, in.Belief))
	}
	drawn := t.Draw(weights, keptWorlds)
	set.Central = t.Central(drawn)
	for _, w := range drawn {
		row := &t.Rows[w.Row]
		set.Worlds = append(set.Worlds, worlds.World{
			Row: s.FirstRow(row.Point), Seed: row.Seed, Weight: w.Weight, Point: worlds.Packed(row.Unit), Sum: worlds.SumOf(row.Outcomes[0]),
		})
	}
	set.Bands = bands(t, drawn)
	return set
}

// bands are where the headlines lie in some worlds, and where they lay in what was
// believed beforehand.
func bands(t *table.Table, drawn []table.World) []record.Band {
	weights, before := make([]float64, len(t.Rows)), t.Beforehand(-1)
	for _, w := range drawn {
		weights[w.Row] = w.Weight
	}
	all := []record.Band{}
	for _, k := range t.Headlines() {
		column := t.Outcome(0, k)
		_, has := table.Mean(column, weights)
		if !(has > 0) {
			continue
		}
		q := table.Quantiles(column, weights, 0.05, 0.5, 0.95)
		band := record.Band{Path: t.Spec.Outcomes[k].Name, Low: q[0], Median: q[1], High: q[2], In: has}
		if b := table.Quantiles(column, before, 0.05, 0.95); !math.IsNaN(b[0]) {
			band.Before = &[2]float64{b[0], b[1]}
		}
		all = append(all, band)
	}
	return all
}

// keepWorlds writes the worlds of a table that is complete beside its rows.
func keepWorlds(s *study.Study, t *table.Table, weights []float64) error {
	text, err := WorldsOf(t, weights, build.This(), s.Spec.Rows()).Encode()
	if err != nil {
		return err
	}
	return stage.Exchange(stage.OS{}, filepath.Join(s.Dir, study.WorldsFile), func(to io.Writer) error {
		_, err := to.Write(text)
		return err
	})
}

// sameWorlds fails if the file of worlds does not follow from the rows.
func sameWorlds(s *study.Study, t *table.Table, weights []float64) error {
	text, err := os.ReadFile(filepath.Join(s.Dir, study.WorldsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	again, err := WorldsOf(t, weights, build.This(), s.Spec.Rows()).Encode()
	if err == nil && !bytes.Equal(text, again) {
		err = say.Errorf("%s does not follow from the rows", study.WorldsFile)
	}
	return err
}
