package economy

import (
	"testing"

	"tumen/ledger"
)

// A route's load may be up to a hundred tonnes, and a vehicle is one vehicle.
func TestTheHeaviestVehicleIsOne(t *testing.T) {
	for _, regime := range []Regime{Customary, Behavioural} {
		p := village()
		p.Regime, p.Days, p.Planning.Intensity = regime, 10, bestReply
		p.Routes[1].Load = 100_000
		p.Organisers[1].Capital, p.Organisers[1].Declares = 1e6, 1e9
		w, err := New(p, nil, 1, 1)
		if err != nil {
			t.Fatal(err)
		}
		heaviest := ledger.Grams(0)
		w.Watch(func(x Trip) {
			if x.Route != "customs" {
				return
			}
			heaviest = max(heaviest, x.Load)
			if x.Heads != 1 {
				t.Errorf("%s: %v g go in %d vehicles", regime, x.Load, x.Heads)
			}
		})
		if err := w.Run(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		if heaviest != 100_000_000 {
			t.Errorf("%s: the heaviest vehicle has %d g, want 100 t", regime, heaviest)
		}
	}
}
