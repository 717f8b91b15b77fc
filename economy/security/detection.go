package security

import "tumen/exact"

// detection.go: the chance that a bribe comes to light. The more people pass, the
// more of it is seen, and the likelier it is that a superior hears of it:
//
//	r(Q) = detection ((1 + Q / usual) / 2)^growth      Q heads a day; at most 0.95, or detection if that is more
//
// At usual traffic that is detection. It does not vanish with traffic: a bribe on
// an empty border can come to light too, or trade would never stop however harsh
// the penalty.
//
// What a post asks to cover it, and how more pay makes a guard more honest or
// dearer, is package tariff's affair (cost.go there): the least bribe is (salary +
// penalty) r / (1 - r) / (1 - remit), since a bribe that comes to light is lost too,
// and a part of one that does not is handed up.

// MostDetection is the chance up to which traffic raises detection; one that is
// above it at usual traffic stays as it is.
const MostDetection = 0.95

// Detection is how a post's superiors hear of a bribe.
type Detection struct {
	Chance float64 // at usual traffic
	Usual  float64 // usual traffic [person/day]; 0 if traffic does not count
	Growth float64 // elasticity of the chance in traffic that is far above the usual [1]
}

// At is the chance that the bribe of a crossing is detected with some traffic
// [person/day].
func (d Detection) At(traffic float64) float64 {
	chance := d.Chance
	if d.Growth != 0 && d.Usual > 0 {
		chance = float64(chance * exact.Pow((1+max(0, traffic)/d.Usual)/2, d.Growth))
	}
	return min(max(MostDetection, d.Chance), chance)
}

// Elasticity is by how many per cent the chance rises when traffic rises by one:
// growth Q / (usual + Q), and 0 where the chance is at its most.
func (d Detection) Elasticity(traffic float64) float64 {
	if d.Usual <= 0 || traffic <= 0 || d.At(traffic) >= MostDetection {
		return 0
	}
	return float64(d.Growth*traffic) / (d.Usual + traffic)
}
