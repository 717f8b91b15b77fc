package study

import (
	"slices"
	"strings"

	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/record"
	"tumen/rng"
	"tumen/scenario"
	"tumen/study/design"
	"tumen/study/worlds"
)

// drawn.go: studies that draw from the worlds that agree with a case's testimony
// (package worlds), where there are any.
//
// Point p is a world that is drawn by its weight: along the weights, laid end to end,
// at a sequence of places that is spread as evenly as can be for any number of points
// (van der Corput), from a start of the study's own. So no world is drawn twice before
// all that weigh enough were drawn once, and a smaller study is the first of a larger
// one. What the worlds do not have, because this study alone varies it, is independent
// of them.

// ByWorlds is the design of points that are drawn from worlds.
const ByWorlds = "worlds"

// Drawn is the worlds that a study draws from, whole.
type Drawn struct {
	Digest    string    `json:"digest" doc:"SHA-256 of the file of worlds"`
	Effective float64   `json:"effective" doc:"independent worlds that say as much"`
	Runs      int       `json:"runs" doc:"of the table that they are from"`
	Unknowns  []string  `json:"unknowns" doc:"that each has a coordinate of"`
	Central   int       `json:"central" doc:"the place of the most central one"`
	Weights   []float64 `json:"weights"`
	Points    []string  `json:"points" doc:"16 bits for each unknown, little-endian, in base64"`

	shown *record.Worlds // of a set that was just loaded
}

func (d *Drawn) digest() string {
	if d == nil {
		return ""
	}
	return d.Digest
}

// ofSet is a set of worlds as a study keeps it.
func ofSet(set *worlds.Set) *Drawn {
	d := &Drawn{Digest: set.Digest(), Effective: set.Effective, Runs: set.Runs, Central: set.Central, shown: set.Shown()}
	for _, u := range set.Unknowns {
		d.Unknowns = append(d.Unknowns, u.Name)
	}
	for _, w := range set.Worlds {
		d.Weights, d.Points = append(d.Weights, w.Weight), append(d.Points, w.Point)
	}
	return d
}

// The draws of worlds.
const (
	drawFirst rng.Purpose = 4030 // where the sequence begins
	drawOther rng.Purpose = 4031 // an unknown that no world has
)

// points are the first n points, one coordinate for each input.
func (d *Drawn) points(n int, inputs []Input, seed uint64) ([][]float64, error) {
	places := make([]int, len(inputs))
	for j, in := range inputs {
		if places[j] = -1; in.Origin != scenario.FromSet {
			places[j] = slices.Index(d.Unknowns, in.Name)
		}
	}
	until := make([]float64, len(d.Weights))
	sum := 0.0
	for i, w := range d.Weights {
		sum += w
		until[i] = sum
	}
	source := rng.New(seed)
	start := source.Draw(drawFirst, 0, 0, 0).Unit(0)
	points := make([][]float64, n)
	for p := range points {
		at := start + corput(p)
		if at >= 1 {
			at--
		}
		i, _ := slices.BinarySearch(until, at*sum)
		world, err := worlds.Unpacked(d.Points[min(i, len(d.Points)-1)], len(d.Unknowns))
		if err != nil {
			return nil, err
		}
		points[p] = make([]float64, len(inputs))
		for j, place := range places {
			if place >= 0 {
				points[p][j] = world[place]
			} else {
				points[p][j] = source.Draw(drawOther, uint32(p), 0, uint32(j)).Unit(0)
			}
		}
	}
	return points, nil
}

// corput is the n-th place of van der Corput's sequence in base 2.
func corput(n int) float64 {
	x, half := 0.0, 0.5
	for ; n > 0; n /= 2 {
		if n%2 == 1 {
			x += half
		}
		half /= 2
	}
	return x
}

// Central is the values of the inputs in the most central world.
func (d *Drawn) central(space *design.Space, inputs []Input) ([]float64, error) {
	one := *d
	one.Weights, one.Points = []float64{1}, d.Points[d.Central:d.Central+1]
	points, err := one.points(1, inputs, 0)
	if err != nil {
		return nil, err
	}
	return space.At(points[0])
}

// draws says whether the study draws from worlds, and takes them in if so. Where the
// case has worlds that are not used, Aside says why.
func (d *Draft) draws() bool {
	switch {
	case d.Case == nil || d.Fixed || d.AsStated || d.AsBelieved || len(d.Together) > 0 || d.Sampling != "" || len(d.Spec.Inputs) == 0:
		return false
	case d.Spec.Worlds != nil:
		return true
	case d.from.again:
		return false
	}
	set, err := worlds.Load(d.Case.Name, d.from.File, d.Case.SHA256, d.program())
	if err != nil {
		d.Spec.Aside = err.Error()
		return false
	}
	if set == nil {
		return false
	}
	if wrong := misfit(set, d.Spec.Inputs); wrong != "" {
		d.Spec.Aside = (&worlds.Other{Where: say.Textf("the case %s", d.Case.Name), What: wrong}).Error()
		return false
	}
	d.Spec.Worlds = ofSet(set)
	return true
}

// misfit is why the worlds are not of these unknowns; empty if they are.
func misfit(set *worlds.Set, inputs []Input) string {
	if len(set.Sets) > 0 {
		return say.Textf("they were made with other settings (%s)", strings.Join(set.Sets, ", "))
	}
	for _, in := range inputs {
		i := slices.IndexFunc(set.Unknowns, func(u worlds.Unknown) bool { return u.Name == in.Name })
		switch {
		case i < 0 || in.Origin == scenario.FromSet: // the study draws it for itself
		case set.Unknowns[i] != worlds.OfBelief(in.Name, in.Belief):
			return say.Textf("something else was believed of %s when they were made", in.Name)
		}
	}
	return ""
}

// program is the program that plans the study.
func (d *Draft) program() build.Identity {
	if d.from.Program.Run == "" {
		return build.This()
	}
	return d.from.Program
}

// FromWorlds makes the unknowns of a case whose runs differ in seeds alone those of its
// worlds, if it has any.
func (d *Draft) FromWorlds() (bool, error) {
	inputs, err := d.inputs()
	if err != nil {
		return false, err
	}
	d.Spec.Inputs = inputs
	if !d.draws() {
		d.Spec.Inputs = []Input{}
		return false, nil
	}
	d.Spec.Design = Design{Method: ByWorlds, Seed: d.FirstSeed}
	return true, nil
}

// Central is the most central of the worlds that a case's testimony allows.
type Central struct {
	Sets   []string       // that put a run into it; none if the case has no worlds
	Says   string         // why the worlds are not used, if the case has others
	Worlds *record.Worlds // for the record of the run
}

// CentralWorld is the most central world of a case. What the other settings of the run
// decide is left to them. A file is where the case was read.
func CentralWorld(c *scenario.Case, file string, sets []string, program build.Identity) (world Central, err error) {
	d := &Draft{Request: Request{Case: c.Name, Sets: sets}, Case: c, from: Source{Program: program, File: file}}
	if d.Base, err = c.With(scenario.Options{Sets: sets}); err != nil {
		return world, err
	}
	d.Spec = &Spec{}
	if d.Spec.Inputs, err = d.inputs(); err != nil {
		return world, err
	}
	if !d.draws() {
		return Central{Says: d.Spec.Aside}, nil
	}
	space, err := d.Spec.Space()
	if err != nil {
		return world, err
	}
	values, err := d.Spec.Worlds.central(space, d.Spec.Inputs)
	if err != nil {
		return world, err
	}
	unknowns := make([]scenario.Unknown, len(d.Spec.Inputs))
	for i := range unknowns {
		unknowns[i] = d.Spec.Inputs[i].Unknown()
	}
	draws, err := d.Base.Draws(unknowns)
	if err != nil {
		return world, err
	}
	world.Worlds = d.Spec.Worlds.shown
	world.Sets, err = draws.Sets(values)
	return world, err
}

// From says what the runs of a study draw from.
func (s *Spec) From() string {
	switch {
	case s.Worlds != nil:
		return say.Textf("from %d worlds that the testimony allows (worth %.0f independent ones)", len(s.Worlds.Weights), s.Worlds.Effective)
	case len(s.Inputs) > 0:
		return say.Text("from what is believed beforehand")
	}
	return say.Text("the one world that the case states")
}
