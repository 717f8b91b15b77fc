package parameter

import (
	"slices"

	"tumen/internal/say"
)

// mechanism.go: the parts of the model that can be switched off, one at a time, to
// see what each does. A pattern that is still met without a mechanism does not need
// it; one that is met only with it is what the mechanism explains.

// Mechanism is a part of the model that can be switched off.
type Mechanism struct {
	Name    string
	Path    string // of the switch; * is any name
	Off     string // what the switch is set to
	Without string // what a world without it is like
}

// mechanisms are all that can be switched off, in the order of an evening.
var mechanisms = []Mechanism{
	{"pricing", "routes.*.posts.*.pricing", "customary", say.Text("posts ask what is usual, and learn nothing")},
	{"sees", "routes.*.posts.*.sees", "crossing", say.Text("posts see that somebody crosses, and nothing else")},
	{"entry", "mechanisms.entry", string(NoEntry), say.Text("nobody begins to organise crossings, and nobody gives up")},
	{"enforcement", "mechanisms.enforcement", string(Off), say.Text("nobody looks for crossings")},
	{"fear", "mechanisms.fear", string(Off), say.Text("porters ask no more where detention, injury and death are likelier")},
	{"credit", "mechanisms.credit", string(Off), say.Text("organisers cannot borrow")},
	{"relations", "mechanisms.relations", string(Off), say.Text("anybody may pass a post who pays")},
	{"turnover", "mechanisms.turnover", string(Off), say.Text("nobody leaves the trade for good, and nobody is replaced")},
	{"load", "mechanisms.load", string(LoadFull), say.Text("everybody carries as much as the route allows")},
	{"posture", "security.posture", string(Bystander), say.Text("the MSS looks on")},
}

// Switches are the parts of the model that can be switched off, in the order of an
// evening.
func Switches() []Mechanism { return slices.Clone(mechanisms) }

// Sets are the settings, PATH=VALUE, that switch a mechanism off in these
// parameters. There are none where it is off already, or cannot act.
func (m *Mechanism) Sets(p *Parameters) (sets []string) {
	for _, f := range p.matching(m.Path) {
		if shown(f.Value) != m.Off && p.Idle(f.Path) == nil {
			sets = append(sets, f.Path+"="+m.Off)
		}
	}
	return sets
}
