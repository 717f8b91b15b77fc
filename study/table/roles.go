package table

import (
	"slices"
	"strings"

	"tumen/scenario"
	"tumen/study"
)

// roles.go: of which worlds a pattern is evidence.
//
// A claim is evidence once. Where a rival explanation makes an input of it, the model was
// told it, and a pattern of the claim says nothing more of that world: guards who take
// the share that the witness reports meet his share. Where the posts bargain instead, the
// same pattern is evidence. So what a pattern is evidence of follows the alternatives
// that hold in a row.

// roles says which patterns were put in, by the alternatives of a world.
type roles struct {
	spec    *study.Spec
	stated  []scenario.Role
	matter  []int             // choices of which some alternative changes what is put in
	known   map[string][]bool // by pattern of the study, for the alternatives of those choices
	heldOut []string
}

// rolesOf reads the case of a study.
func rolesOf(s *study.Spec) (*roles, error) {
	r := &roles{spec: s, known: map[string][]bool{}}
	laid, err := Laid(s)
	if err != nil || laid == nil {
		return r, err
	}
	r.stated = laid.Evidence().Patterns
	for _, p := range laid.Patterns {
		if p.HeldOut {
			r.heldOut = append(r.heldOut, p.Name)
		}
	}
	stated := r.putIn(r.stated)
	for j, in := range s.Inputs {
		if in.Belief.Shape != "choice" {
			continue
		}
		for a := range in.Belief.Values {
			under, err := r.under([]string{in.Name + "=" + in.Alternative(a)})
			if err != nil {
				return nil, err
			}
			if !slices.Equal(under, stated) {
				r.matter = append(r.matter, j)
				break
			}
		}
	}
	return r, nil
}

// given are roles that hold whatever alternative does.
func given(s *study.Spec, stated []scenario.Role) *roles {
	return &roles{spec: s, stated: stated, known: map[string][]bool{}}
}

// putIn says of each pattern of the study whether it was put in.
func (r *roles) putIn(all []scenario.Role) []bool {
	in := make([]bool, len(r.spec.Patterns))
	for i, b := range r.spec.Patterns {
		in[i] = slices.ContainsFunc(all, func(x scenario.Role) bool { return x.Pattern == b.Name && x.Role == scenario.PutIn })
	}
	return in
}

// under are the patterns that were put in where some alternatives hold.
func (r *roles) under(decided []string) ([]bool, error) {
	laid, err := laidWith(r.spec, decided)
	if err != nil {
		return nil, err
	}
	return r.putIn(laid.Evidence().Patterns), nil
}

// of are the patterns that were put in in a world.
func (r *roles) of(values []float64) ([]bool, error) {
	var decided []string
	for _, j := range r.matter {
		in := &r.spec.Inputs[j]
		decided = append(decided, in.Name+"="+in.Alternative(slices.Index(in.Belief.Values, values[j])))
	}
	key := strings.Join(decided, "\n")
	in, known := r.known[key]
	if known {
		return in, nil
	}
	in = r.putIn(r.stated)
	if len(decided) > 0 {
		var err error
		if in, err = r.under(decided); err != nil {
			return nil, err
		}
	}
	r.known[key] = in
	return in, nil
}

// features are the patterns that are evidence of some row: not held out, and not put in
// everywhere.
func (r *roles) features(rows []Row) (all []Feature, err error) {
	told := make([][]bool, len(rows))
	for i := range rows {
		if told[i], err = r.of(rows[i].Values); err != nil {
			return nil, err
		}
	}
	for p, b := range r.spec.Patterns {
		place := r.spec.Place(b.Measure)
		heldOut := slices.Contains(r.heldOut, b.Name) || slices.ContainsFunc(r.stated, func(x scenario.Role) bool { return x.Pattern == b.Name && x.Role == scenario.HeldOut })
		if heldOut || place < 0 {
			continue
		}
		f := NewFeature(b, place)
		f.told = make([]bool, len(rows))
		for i := range rows {
			f.told[i] = told[i][p]
		}
		switch {
		case !slices.Contains(f.told, false):
			continue
		case !slices.Contains(f.told, true):
			f.told = nil
		}
		all = append(all, f)
	}
	return all, nil
}

// PutInUnder are the alternatives, as KEY=NAME, that make an input of a pattern's claim
// where the case as it stands does not.
func (t *Table) PutInUnder(pattern string) (under []string, err error) {
	r := t.roles
	place := slices.IndexFunc(t.Spec.Patterns, func(b study.Band) bool { return b.Name == pattern })
	if place < 0 || r.putIn(r.stated)[place] {
		return nil, nil
	}
	for _, j := range r.matter {
		in := &t.Spec.Inputs[j]
		for a := range in.Belief.Values {
			one := in.Name + "=" + in.Alternative(a)
			told, err := r.under([]string{one})
			if err != nil {
				return nil, err
			}
			if told[place] {
				under = append(under, scenario.ShortKey(one))
			}
		}
	}
	return under, nil
}
