package scenario

import (
	"fmt"
	"strings"
	"testing"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/proof"
)

// docs/case.md lists the keys that the reader knows, from the reader's tables.
func TestThePageOfKeysIsThatOfTheReader(t *testing.T) {
	f, _ := parameter.Lookup(&parameter.Parameters{}, "living.rice_price")
	var b strings.Builder
	for _, s := range []struct {
		title, about string
		keys         casefile.Table
	}{
		{"The file", "", caseKeys},
		{"Money", "", moneyKeys},
		{"A unit", "Each one stands under its name below `units`: what one is, such as `25 kg` or `counted`, or these keys.", unitKeys},
		{"A source", "Each one stands under its name below `sources`.", sourceKeys},
		{"A claim", "Each one stands under its name below `claims`.", claimKeys},
		{"An identity", "Each one stands under its name below `identities`: the formula alone, or these keys.", identityKeys},
		{"A decision", "Each one stands under its name below `decisions`: the inequality alone, or these keys.", decisionKeys},
		{"A parameter", "Parameters stand below `economy`, under the keys of [the model](odd.md). A setting may be its value alone; a number needs one of `from`, `claim` and `assumed`. A value of which only a few are possible is written as all of them with `|` between, such as `bystander | claimant`: a run takes the first, and a study draws one, each as likely as the others.", parameterKeys(f)},
		{"A point of a series", "A quantity that changes over time may be a list of these.", pointKeys(f)},
		{"A policy", "Each one stands under its name below `policies`.", policyKeys},
		{"A change of a policy", "One of the verbs with the path of a parameter; [guide.md](guide.md#what-a-policy-can-change) explains them.", changeKeys},
		{"A group of hypotheses", "Each one stands under its name below `hypotheses`; [guide.md](guide.md#rival-explanations) explains them.", hypothesisGroupKeys},
		{"A hypothesis", "Each one stands under its name below the `alternatives` of its group. A run takes the case as it stands, or the one that `--set hypotheses.GROUP=NAME` names; a study draws one of each group.", hypothesisKeys},
		{"A pattern", "Each one stands under its name below `patterns`. Its `says` is its own.", patternKeys},
	} {
		fmt.Fprintf(&b, "\n## %s\n\n", s.title)
		if s.about != "" {
			b.WriteString(s.about + "\n\n")
		}
		b.WriteString("| key | value | needed | meaning |\n|---|---|---|---|\n")
		for _, k := range s.keys {
			if k.Means == "" {
				t.Errorf("%s: `%s` has no meaning", s.title, k.Name)
			}
			needed := ""
			if k.Required {
				needed = "yes"
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", k.Name, valueOf(&k), needed, strings.ReplaceAll(k.Means, "|", `\|`))
		}
	}
	proof.Table(t, "../docs/case.md", "keys", "go test ./scenario -run ThePageOfKeys -update", strings.TrimLeft(b.String(), "\n")+"\n")
}

// valueOf is what the value of a key is, for people.
func valueOf(k *casefile.Key) string {
	if len(k.One) > 0 && len(k.One) <= 8 {
		return "`" + strings.Join(k.One, "`, `") + "`"
	}
	form := map[casefile.Form]string{
		casefile.Text: "text", casefile.Figure: "number with its unit", casefile.Figures: "names, each with a number", casefile.YesNo: "`yes`, `no`",
		casefile.Texts: "text, or a list of texts", casefile.Map: "keys", casefile.Names: "names, each with keys", casefile.Items: "list", casefile.Other: "value",
	}[k.Form]
	switch {
	case k.Naming != nil:
		return "name"
	case k.Form == casefile.Names && k.Keys == nil:
		return "names, each with a text"
	}
	return form
}
