package report

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"tumen/internal/text"
	"tumen/scenario"
	"tumen/study/method/compare"
	"tumen/study/method/ensemble"
)

// Whatever stands beside a Korean name stands where it does beside a Latin one
// of as many columns.
func TestWideNamesKeepColumnsStraight(t *testing.T) {
	const wide, narrow = "압록강-图们江-👩‍👧", "zyxwvu-ghijkl-mn"
	if text.Width(wide) != text.Width(narrow) {
		t.Fatal("the two names are not of one width")
	}
	for what, shown := range map[string]func(w io.Writer, name string) error{
		"run": func(w io.Writer, name string) error {
			run := samjiyon(t)
			routes := run.Manifest.Summary.Routes
			routes[name] = routes["river"]
			delete(routes, "river")
			run.Manifest.Title = name
			return Summary(w, run, 100, false)
		},
		"ensemble": func(w io.Writer, name string) error {
			e := ensembleSample()
			e.Outcomes[0].Name = "routes." + name + ".kg"
			e.Fans = nil
			return Terminal(w, ensemble.View(e), 80, false)
		},
		"compare": func(w io.Writer, name string) error {
			c := compareSample()
			c.Arms[1].Name = name
			for i := range c.Differences {
				c.Differences[i].With = strings.Replace(c.Differences[i].With, "levy-10", name, 1)
			}
			c.Regret.Arms[1].Arm = name
			return Terminal(w, compare.View(c), 80, false)
		},
		"check": func(w io.Writer, name string) error {
			c, err := scenario.Load("samjiyon")
			if err != nil {
				return err
			}
			c.Findings.Claims[0].ID, c.Findings.Implied[0].Name, c.Title = name, name, name
			return Terminal(w, CheckView(c), 80, false)
		},
	} {
		var got, want bytes.Buffer
		if err := shown(&got, wide); err != nil {
			t.Fatal(err)
		}
		if err := shown(&want, narrow); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(got.String(), wide) {
			t.Errorf("%s: does not show %s:\n%s", what, wide, got.String())
		}
		if strings.ReplaceAll(got.String(), wide, narrow) != want.String() {
			t.Errorf("%s: the columns moved:\n%s\n%s", what, got.String(), want.String())
		}
	}
}
