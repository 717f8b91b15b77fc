package table

import (
	"tumen/study"
	"tumen/study/design"
)

// rounds.go: the points of each round.

// Rounds are how many points each round has, as far as they are asked for.
func Rounds(s *study.Spec) (rounds []int) {
	left := s.Asked
	for r := 0; left > 0; r++ {
		n := min(left, s.Fit.Rounds[min(r, len(s.Fit.Rounds)-1)])
		rounds = append(rounds, n)
		left -= n
	}
	return rounds
}

// Density is from what the points of a round are drawn; false if that is not known
// yet, because it follows from the rows of the rounds before. The first is drawn from
// what is believed.
func Density(s *study.Spec, round int) (of design.Narrow, known bool) {
	if round == 0 {
		return of, true
	}
	if round > len(s.Narrowed) {
		return of, false
	}
	return s.Narrowed[round-1], true
}

// Points are those of a round.
func Points(s *study.Spec, round int, of design.Narrow) ([][]float64, error) {
	whole := s.Fit.Rounds[min(round, len(s.Fit.Rounds)-1)]
	points, err := design.NarrowedPoints(whole, len(s.Inputs), of, s.Design.Seed+uint64(round))
	if err != nil {
		return nil, err
	}
	return points[:Rounds(s)[round]], nil
}
