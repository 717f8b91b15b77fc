package parameter

import (
	"math"
	"testing"
)

// county is a hundred days of a county with a few organisers.
func county() *Parameters {
	return &Parameters{
		Days: 100, BurnIn: 60, Scale: 1,
		Counties: []County{{Name: "upland", Porters: 600}}, Organisers: []Organiser{{Name: "donju", Number: 5}},
	}
}

func TestMoreOfAnythingNeedsMore(t *testing.T) {
	base := county().Need()
	for name, change := range map[string]func(*Parameters){
		"days":       func(p *Parameters) { p.Days *= 2 },
		"burn-in":    func(p *Parameters) { p.BurnIn += 100 },
		"porters":    func(p *Parameters) { p.Counties[0].Porters *= 10 },
		"organisers": func(p *Parameters) { p.Organisers[0].Number *= 100 },
		"scale":      func(p *Parameters) { p.Scale *= 10 },
	} {
		p := county()
		change(p)
		if more := p.Need(); more.Work <= base.Work || name != "burn-in" && more.Bytes <= base.Bytes {
			t.Errorf("with more %s a run needs %+v, and without %+v", name, more, base)
		}
	}
	p := county()
	p.Scale, p.Counties[0].Porters, p.Days = 1e5, math.MaxInt32, 36525
	if n := p.Need(); n.Work <= 0 {
		t.Errorf("a run that never ends is said to take %v", n.Work)
	}
}
