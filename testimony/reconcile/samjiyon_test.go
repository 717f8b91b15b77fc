package reconcile_test

import (
	"os"
	"strings"

	. "tumen/testimony"
	"tumen/testimony/formula"
)

// The figures that the witness of the founding case gave, by claim.
var samjiyonFigures = [][2]string{
	{"crew.usual", "20 to 30 people"},
	{"crew.max", "at most 50 people"},
	{"load.usual", "about 50 kg"},
	{"load.min", "at least 30 kg"},
	{"share.guards", "at most 50 %"},
	{"share.porters", "20 %"},
	{"share.organisers", "30 %"},
	{"example.day", "10,000 yuan"},
	{"example.usd", "1,590 USD"},
	{"pay.rate", "about 0.8 yuan/kg"},
	{"pay.run", "40 yuan"},
	{"pay.run-usd", "6.40 USD"},
	{"runs.month", "4 run/month"},
	{"pay.month", "200 yuan/month"},
	{"rice", "48 kg"},
	{"customs.levy", "30 %"},
}

// samjiyonDecision asks why anyone pays the guards half where customs takes 30 %.
var samjiyonDecision = formula.Inequality{
	ID:    "river",
	Text:  "100 % - share.guards - share.porters >= (100 % - customs.levy) * (100 % - customs.loss)",
	Says:  "the river leaves an organiser more than customs does",
	Given: []string{"customs.loss = 0 %"},
	Solve: []string{"customs.loss", "share.guards"},
}

// fataler is a test, or one of its properties.
type fataler interface {
	Helper()
	Fatal(...any)
}

// samjiyon is the founding case: its figures and the identities that join them.
func samjiyon(t fataler) *Testimony {
	t.Helper()
	c := testimonyOf(t, samjiyonFigures, identitiesIn(t, "testdata/samjiyon-identities.txt"))
	c.Sources[0].Grade = "C3"
	c.Decisions = []formula.Inequality{samjiyonDecision}
	return c
}

// testimonyOf is one witness who gave some figures.
func testimonyOf(t fataler, figures [][2]string, identities []formula.Identity) *Testimony {
	t.Helper()
	c := &Testimony{Sources: []Source{{ID: "witness", Grade: "A1"}}, Identities: identities}
	for _, pair := range figures {
		f, err := ParseFigure(pair[1], nil)
		if err != nil {
			t.Fatal(err)
		}
		c.Claims = append(c.Claims, Claim{ID: pair[0], Figure: &f, Source: "witness"})
	}
	return c
}

// identitiesIn reads lines of "id: formula".
func identitiesIn(t fataler, file string) (identities []formula.Identity) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if id, text, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && !strings.HasPrefix(id, "#") {
			identities = append(identities, formula.Identity{ID: id, Text: text})
		}
	}
	return identities
}

// equations are identities without names of their own.
func equations(texts ...string) (identities []formula.Identity) {
	for i, text := range texts {
		identities = append(identities, formula.Identity{ID: "e" + string(rune('1'+i)), Text: text})
	}
	return identities
}
