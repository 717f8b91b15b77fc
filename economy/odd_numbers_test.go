package economy_test

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"strings"
	"testing"

	"tumen/internal/proof"
)

// docs/odd.md states the model's own numbers, those that are no parameters. Here
// each stands in its sentence as the code has it, so that neither can change
// alone. @ is the number.
var numbers = []struct{ name, sentence string }{
	{"labour.Strongest", "10 or @ kg where it would be less or more"},
	{"labour.weakest", "and @ or 200 kg where it would be less or more"},
	{"labour.MostOutside", "at most @ a day"},
	{"labour.horizon", "Absences of @ days and more"},
	{"labour.longest", "at most @ days"},
	{"labour.longest", "A stay that would be longer than @ days is counted"},
	{"labour.longest", "`home` (@ days at home)"},
	{"tariff.perOctave", "with @ classes to a doubling"},
	{"tariff.octaves", "from 1/64 minor up over @ doublings"},
	{"tariff.leastStep", "and no less than @ (or `step`, if that is finer)"},
	{"tariff.worthwhile", "would earn more than 1/@ of the present"},
	{"trade.worstLerner", "The index is held at @"},
	{"trade.dearest", "no price rises above @ units of money a kilogram"},
	{"trade.BestReply", "from @ for each minor unit on"},
	{"trade.recalls", "(@ of the mean and 0.1 of the last one)"},
	{"trade.Forever", "@ days where nothing ends it"},
	{"trade.earPerDoub", "a grid of @ steps to a doubling"},
	{"security.MostDetection", "at most @, or `detection` if that is more"},
	{"household.YearDays", "household.turnover` / @"},
	{"household.month", "a fading mean over @ days"},
	{"household.fine", "a grid of @ steps to a doubling"},
	{"economy.incomeStep", "The bins (@ minor units"},
	{"economy.monthDays", "month** is @ days from the first recorded day"},
	{"economy.monthDays", "the month of @ days are conventions"},
}

// Some numbers are words on the page, or parts of another one.
var inWords = []struct {
	name     string
	value    float64
	sentence string
}{
	{"labour.cellBits", 4, "has sixteen cells to a doubling"},
	{"labour.lowest", -8, "from 1/256 of a minor unit a kilogram and day"},
	{"labour.cells", 32 * 16, "up over 32 doublings"},
	{"labour.shardBits", 15, "over shards of 32,768 people"},
	{"tariff.least", 1.0 / 64, "from 1/64 minor up"},
	{"tariff.fallWithin", 0.4, "to fall by two fifths of its mean there"},
	{"tariff.widest", 0.5, "at most half the price to each side"},
	{"tariff.threshold", 0.5, "from all bids above half of the price"},
	{"trade.thinnest", 0.1, "Both ratios are held between 1/10 and 10"},
	{"trade.fullest", 10, "Both ratios are held between 1/10 and 10"},
	{"trade.steepest", 1e6, "no curve moves a price by more than a million times"},
	{"trade.Steps", 7, "A plan is bid for in up to seven steps"},
	{"trade.earSteps", 64, "a grid of 8 steps to a doubling, four doublings to each side of the usual one"},
	{"trade.bidSteps", 8, "in steps of 9 %"},
	{"trade.bidCells", 48 * 8, "from 1/256 of a minor unit over 48 doublings"},
	{"security.aYear", 365, "Without a calendar the next rotation is a year away"},
	{"household.longest", 10, "1 / turnover years, at most ten"},
}

func TestODDStatesTheNumbersOfTheCode(t *testing.T) {
	all, _ := page(t)
	text := strings.Join(strings.Fields(all), " ") // sentences run over lines
	for _, n := range numbers {
		x, _ := constant.Float64Val(constantOf(t, n.name))
		if sentence := strings.ReplaceAll(n.sentence, "@", written(x)); !strings.Contains(text, sentence) {
			t.Errorf("%s does not say %q, which is %s in the code: correct the sentence", odd, sentence, n.name)
		}
	}
	for _, n := range inWords {
		x, _ := constant.Float64Val(constantOf(t, n.name))
		if says := strings.Contains(text, n.sentence); x != n.value || !says {
			t.Errorf("%s says %q: %v; %s is %g in the code, and %g on the page: correct the sentence and this test", odd, n.sentence, says, n.name, x, n.value)
		}
	}
}

// written is a number as the page has it: 1,000,000 or 0.05.
func written(x float64) string {
	text := fmt.Sprintf("%.10g", x)
	if x >= 1000 && x == float64(int64(x)) {
		text = fmt.Sprint(int64(x))
		for at := len(text) - 3; at > 0; at -= 3 {
			text = text[:at] + "," + text[at:]
		}
	}
	return text
}

// constantOf is the value of a constant of the model, by package and name. What
// packages import is not needed for that, and not read.
func constantOf(t *testing.T, name string) constant.Value {
	t.Helper()
	room, name, _ := strings.Cut(name, ".")
	dir := room
	if room == "economy" {
		dir = "."
	}
	if rooms[room] == nil {
		files := []*ast.File{}
		set := token.NewFileSet()
		for _, file := range proof.Must(filepath.Glob(filepath.Join(dir, "*.go")))(t) {
			if !strings.HasSuffix(file, "_test.go") {
				files = append(files, proof.Must(parser.ParseFile(set, file, nil, 0))(t))
			}
		}
		check := types.Config{Importer: nothing{}, Error: func(error) {}}
		rooms[room], _ = check.Check(room, set, files, nil)
	}
	c, is := rooms[room].Scope().Lookup(name).(*types.Const)
	if !is || c.Val().Kind() == constant.Unknown {
		t.Fatalf("package %s has no constant %s: name the one that %s states", room, name, odd)
	}
	return constant.ToFloat(c.Val())
}

var rooms = map[string]*types.Package{}

// nothing imports packages without anything in them.
type nothing struct{}

func (nothing) Import(path string) (*types.Package, error) {
	return types.NewPackage(path, filepath.Base(path)), nil
}
