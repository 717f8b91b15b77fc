package workbench

import (
	"testing"

	"tumen/vocabulary"
)

// What a caller needs to show a run's numbers is given for any case, and for one
// with its own names and words.
func TestTheVocabularyIsThatOfTheCase(t *testing.T) {
	b := openBench(t, Options{})
	var any, of vocabulary.Vocabulary
	b.ask("GET", "/api/vocabulary", nil, 200, &any)
	b.ask("GET", "/api/cases/samjiyon/vocabulary", nil, 200, &of)
	if o := any.Outcome("posts.*.per_crossing"); o == nil || o.Unit != "money/run" || any.Money != "money" {
		t.Errorf("in any case a post's takings are %+v", o)
	}
	o := of.Outcome("posts.border-guards.per_crossing")
	if o == nil || o.Unit != of.Money+"/run" || of.Money == "money" || any.Outcome(o.Pattern) == nil {
		t.Errorf("in this case they are %+v, of money called %q", o, of.Money)
	}
	if len(of.Payments) == 0 || len(of.Payments[0].From) == 0 || len(of.Columns) != len(any.Columns) || len(of.Goods) == 0 || len(any.Goods) != 0 {
		t.Errorf("the lists are %d payments, %d columns, %d goods", len(of.Payments), len(of.Columns), len(of.Goods))
	}
	b.ask("PUT", "/api/drafts/mine", object{"yaml": b.edited("\npolicies:", "\nlabels:\n  routes.river: the frozen river\n\npolicies:")}, 200, nil)
	b.ask("GET", "/api/cases/draft%2Fmine/vocabulary", nil, 200, &of)
	if o := of.Outcome("routes.river.mass"); o == nil || o.Thing != "the frozen river" {
		t.Errorf("the draft calls it %+v", o)
	}
	b.ask("GET", "/api/cases/nowhere/vocabulary", nil, 404, nil)
}
