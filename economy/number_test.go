package economy

import (
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/proof"
)

// wanted are all numbers that a summary has once and that are a ratio, a mean, a
// quantile or an extreme.
var wanted = func() (paths []string) {
	for path := range new(observe.Summary).Numbers() {
		paths = append(paths, path)
	}
	return paths
}()

// What a ratio, mean, quantile or extreme is of may not be there. Then it is
// absent, in the summary, in JSON and in the days, and nothing else is.
func TestWhatIsOfNothingIsAbsent(t *testing.T) {
	close := func(p *parameter.Parameters, routes ...int) {
		for _, r := range routes {
			p.Routes[r].Capacity = 0
		}
	}
	profit := []string{"shares.guards", "shares.organisers", "shares.porters"}
	onFoot := []string{
		"piece_rate", "load.mean", "load.smallest", "load.largest", "crew.median", "crew.p10", "crew.p90", "crew.largest",
		"porter_month.runs", "porter_month.money", "porter_month.staple", "staple_for_200", "staple_price",
	}
	for name, c := range map[string]struct {
		change func(*parameter.Parameters)
		absent []string
	}{
		"as it is":           {func(p *parameter.Parameters) {}, nil},
		"without a crossing": {func(p *parameter.Parameters) { close(p, 0, 1) }, wanted},
		"with only declared vehicles": {
			func(p *parameter.Parameters) { close(p, 0) },
			slices.Concat(profit, []string{"profit_per_kg"}, onFoot),
		},
		"with only clandestine vehicles": {func(p *parameter.Parameters) {
			close(p, 1)
			p.Routes[0].Carriers, p.Routes[0].Load, p.Routes[0].Posts[0].Unpaid = parameter.ByVehicles, 2000, 0
		}, onFoot},
		"with vehicles and no porter": {func(p *parameter.Parameters) {
			close(p, 1)
			p.Routes[0].Carriers, p.Routes[0].Load, p.Routes[0].Posts[0].Unpaid = parameter.ByVehicles, 2000, 0
			p.Counties[0].Porters = 0
		}, append([]string{"shares.porters"}, onFoot...)},
		"with nobody to hire": {
			func(p *parameter.Parameters) { p.Counties[0].Porters = 0 },
			slices.Concat(profit, []string{"profit_per_kg"}, onFoot),
		},
		"without a profit": {func(p *parameter.Parameters) {
			for g := range p.Goods {
				p.Goods[g].SourcePrice = p.Goods[g].DestinationPrice
			}
			p.Market = parameter.Market{}
		}, wanted},
		"with nothing that may be declared": {func(p *parameter.Parameters) {
			for g := range p.Goods {
				p.Goods[g].Declarable = false
			}
		}, []string{"declared_share"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := village()
			p.Days = 45
			c.change(p)
			out := live(t, p, 1, 1)
			text := proof.Must(json.Marshal(out.Summary))(t)
			for path, n := range out.Summary.Numbers() {
				if gone := slices.Contains(c.absent, path) || ofNothing(p, &out.Summary, path, n.Known()); n.Known() == gone || gone != math.IsNaN(n.Float()) {
					t.Errorf("%s is %v of %v, absent should be %t", path, *n, n.Of, gone)
				}
				if got := inJSON(t, text, path); (got == nil) == n.Known() {
					t.Errorf("%s is %v in JSON and %v in the run", path, got, *n)
				}
			}
			hired, rates := out.Days.Column("hired").Ints, out.Days.Column("piece_rate").Reals
			for d := range hired {
				if hired[d] == 0 && !math.IsNaN(rates[d]) {
					t.Errorf("day %d: nobody was hired, and the piece rate is %v", d, rates[d])
				}
			}
			var again observe.Summary
			if err := json.Unmarshal(text, &again); err != nil || !reflect.DeepEqual(again, out.Summary) {
				t.Errorf("%v: read back it is %+v\nand was %+v", err, again, out.Summary)
			}
		})
	}
}

// ofNothing says whether a number of a post or an organ is of no crossing or of no
// profit; a price has its days. Other numbers by name are as the run has them.
func ofNothing(p *parameter.Parameters, s *observe.Summary, path string, known bool) bool {
	var profit float64
	for _, r := range s.Routes {
		profit += r.Profit
	}
	keys := strings.Split(path, ".")
	switch {
	case keys[0] == "organs":
		return profit == 0
	case keys[0] == "posts" && keys[2] == "per_crossing":
		return s.Posts[keys[1]].Crossings == 0
	case keys[0] == "posts":
		for r := range p.Routes {
			for _, q := range p.Routes[r].Posts {
				if q.Name == keys[1] && s.Routes[p.Routes[r].Name].Profit > 0 {
					return false
				}
			}
		}
		return true
	case keys[0] == "goods", len(keys) < 3:
		return false
	}
	return !known
}

// inJSON is the value under a path of keys.
func inJSON(t *testing.T, text []byte, path string) any {
	t.Helper()
	var at any
	if err := json.Unmarshal(text, &at); err != nil {
		t.Fatal(err)
	}
	for key := range strings.SplitSeq(path, ".") {
		object, _ := at.(map[string]any)
		var ok bool
		if at, ok = object[key]; !ok {
			t.Fatalf("there is no key %s in %s", path, text)
		}
	}
	return at
}
