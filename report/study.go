package report

import (
	"fmt"
	"strings"

	"tumen/chart"
	"tumen/economy"
	"tumen/internal/text"
	"tumen/study"
	"tumen/study/method/calibrate"
	"tumen/study/method/compare"
	"tumen/study/method/discover"
	"tumen/study/method/ensemble"
	"tumen/study/method/sensitivity"
	"tumen/view"
)

// studyDocument is the document of a study without its sections.
func studyDocument(a *study.About, kind string) *view.Document {
	d := &view.Document{Kind: kind, Title: text.Plain(a.Title), Head: studyHead(a), Warnings: studyWarnings(a)}
	d.Foot = fmt.Sprintf("Case %s %s · %s · %s · tumen %s", a.Case, shortHash(a.CaseSHA256), text.Counted(int64(a.Rows-a.Failed), "run", "runs"), seedRange(a), a.Version)
	return d
}

// studyHead says what a study's numbers are of: days, runs, seeds, what was
// varied.
func studyHead(a *study.About) []string {
	runs := text.Counted(int64(a.Rows-a.Failed), "run", "runs")
	if a.Failed > 0 {
		runs = fmt.Sprintf("%s of %s, the others failed", runs, text.Grouped(int64(a.Rows)))
	}
	head := []string{text.Counted(int64(a.Days), "day", "days"), runs, seedRange(a)}
	if study.IsBench(a.Case) {
		return head[1:] // a known function has neither days nor a world
	}
	switch n := len(a.Inputs); {
	case n == 0:
		head = append(head, "every number as stated")
	default:
		head = append(head, fmt.Sprintf("%s of %s by %s", counted(int64(a.Points), "combination", "combinations"), counted(int64(n), "uncertain number", "uncertain numbers"), methodName(a.Design.Method)))
	}
	for _, set := range a.Sets {
		if strings.HasPrefix(set, "days=") {
			continue // it stands above
		}
		head = append(head, plain(set))
	}
	return head
}

// seedRange says which seeds the runs had.
func seedRange(a *study.About) string {
	if a.Seeds == 1 {
		return fmt.Sprintf("seed %d", a.FirstSeed)
	}
	return fmt.Sprintf("seeds %d to %d", a.FirstSeed, a.FirstSeed+uint64(max(a.Seeds, 1))-1)
}

var methodNames = map[string]string{
	study.BySobol: "scrambled Sobol' points", study.ByLatin: "Latin hypercubes", study.ByChance: "independent draws", study.ByStated: "no variation",
	study.BySaltelli: "the rows of variance-based indices", study.ByMorris: "steps of one number at a time", study.ByProposal: "proposals",
}

func methodName(method string) string {
	if name, ok := methodNames[method]; ok {
		return name
	}
	return plain(method)
}

// studyWarnings are what must be known before any number is believed.
func studyWarnings(a *study.About) []string {
	var list []string
	if a.Partial {
		list = append(list, capital(a.State())+". Every number is of those rows alone.")
	}
	if a.Damaged {
		list = append(list, "The file of rows is damaged. The rows that are used are sound; --resume makes the others again.")
	}
	for _, words := range study.CutWords(a.Inputs) {
		list = append(list, plain(words))
	}
	if len(a.Programs) > 1 {
		list = append(list, "The rows were made by more than one program: "+plain(programsWords(a.Programs))+".")
	}
	for _, f := range a.Failures {
		list = append(list, fmt.Sprintf("%s failed, row %d the first: %s", counted(int64(f.Runs), "run", "runs"), f.Row, plain(f.Reason)))
	}
	return list
}

// programsWords names the programs that made rows, and how many rows of the
// others each of them first made again.
func programsWords(programs []study.Program) string {
	var parts []string
	for _, p := range programs {
		part := p.String()
		if p.Replayed > 0 {
			part += fmt.Sprintf(", which first made %s of the others again with the same results", counted(int64(p.Replayed), "row", "rows"))
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}

// outcomeName is an outcome in words, as measures names it where it knows it.
func outcomeName(o study.Outcome) string {
	if m := measureOf(o.Name); m != nil {
		return m.name
	}
	if who, ok := economy.GainedBy(o.Name); ok {
		return "gain of " + actorOf(who).Name
	}
	if name, ok := outcomeWords[o.Name]; ok {
		return name
	}
	if route, ok := strings.CutPrefix(o.Name, "routes."); ok {
		name, what, _ := cutLast(route, ".")
		switch what {
		case "mass":
			return "delivered over " + plain(name)
		case "profit":
			return "profit on " + plain(name)
		case "crossings":
			return "crossings of " + plain(name)
		}
	}
	if route, ok := strings.CutPrefix(o.Name, "mass."); ok {
		return "delivered over " + plain(route)
	}
	return plain(o.Name)
}

// outcomeWords name what package study keeps of a run or a day beside the
// measures.
var outcomeWords = map[string]string{
	"declared_share": "declared, of what could be", "own_trade": "profit of the MSS's own lots",
	"mass.gathered": "gathered", "mass.sold": "sold", "mass.seized": "seized", "mass.lost": "lost", "mass.stock": "put in store", "mass": "delivered",
	"harm.detained": "times detained", "harm.hurt": "times hurt", "harm.dead": "died",
	"staple_for_200": "rice that 200 yuan buy", "staple_price": "price of rice", "profit": "profit of a day", "hired": "porters who set out",
}

func cutLast(text, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(text, sep); i >= 0 {
		return text[:i], text[i+len(sep):], true
	}
	return text, "", false
}

// nameWithUnit is an outcome in words, with its unit where the number has no
// sign of it.
func nameWithUnit(o study.Outcome) string {
	return view.Named(outcomeName(o), o.Unit)
}

// studyCaption is the subtitle of a study's figure: what is drawn, of how many
// runs, under which seeds, of how many combinations.
func studyCaption(a *study.About, what string) string {
	parts := []string{capital(what)}
	if !study.IsBench(a.Case) {
		parts = append(parts, counted(int64(a.Days), "day", "days"))
	}
	parts = append(parts, counted(int64(a.Rows-a.Failed), "run", "runs"), seedRange(a))
	if len(a.Inputs) > 0 && (a.Kind == study.KindEnsemble || a.Kind == study.KindCompare) {
		parts = append(parts, counted(int64(a.Points), "combination", "combinations"))
	}
	return strings.Join(parts, " · ")
}

// gainedName is who gains in an outcome that is a gain.
func gainedName(o study.Outcome) string {
	who, _ := economy.GainedBy(o.Name)
	return actorOf(who).Name
}

// sure writes a number with half of its interval.
func sure(x study.Interval, unit string) string { return view.PlusMinus(x.Value, x.Low, x.High, unit) }

// signedSure is the same of a change, with its sign; of a share in points.
func signedSure(x study.Interval, unit string) string {
	words := strings.ReplaceAll(sure(x, unit), "\u00a0%", "\u00a0points")
	if x.Value > 0 {
		words = "+" + words
	}
	return words
}

// unchanged stands where two figures are the same as they are written.
const unchanged = "none"

// studyEnd is what follows the figures of a study on its page: what was uncertain, and
// how to make any run again.
func studyEnd(d *view.Document, a *study.About) {
	s := view.Section{Name: "inputs", Title: "What was uncertain", On: view.Page}
	if len(a.Inputs) == 0 {
		s.Text, s.Faint = []string{"Nothing: every number is as the case states it, and the runs differ by chance alone."}, true
	} else {
		s.Subtitle = "Every combination has a value of each, drawn from what is believed of it. All other numbers are as the case states them."
		s.Table = view.Table{Texts: true, Table: chart.Table{Head: []string{"Number", "Stated", "Believed", "From"}}}
	}
	for _, in := range a.Inputs {
		name, from := in.Name, in.Origin
		if in.From != "" {
			from += " " + in.From
		}
		if in.Why != "" {
			from += ": " + in.Why
		}
		if len(in.Paths) > 1 || len(in.Paths) == 1 && in.Paths[0] != in.Name {
			name += " (" + strings.Join(in.Paths, ", ") + ")"
		}
		s.Table.Rows = append(s.Table.Rows, []chart.Cell{{Text: name, Style: chart.Code}, {Text: in.Stated}, {Text: in.Belief.String() + " " + in.Unit}, {Text: from}})
	}
	d.Add(s)
	again := []view.Run{{Text: "Any run again, exactly, in the folder of this page: "}, {Text: "tumen replay . ROW", Style: chart.Code}}
	made := []view.Run{{Text: fmt.Sprintf("Case %s, SHA-256 %s · tumen %s", a.Case, a.CaseSHA256, a.Version)}}
	d.End = []view.Article{{Text: again}, {Text: made}}
	if a.Digest != "" {
		d.End = append(d.End, view.Article{Text: view.Say("Digest of this study: " + a.Digest)})
	}
}

// StudyView is what a study that was kept says, of the rows that are there. It fails if
// there is nothing to conclude from them, and on a kind of study that it does not know.
func StudyView(s *study.Study) (*view.Document, error) {
	switch s.Spec.Kind {
	case study.KindEnsemble:
		r, err := ensemble.Analyse(s)
		return viewOf(r, err, EnsembleView)
	case study.KindCompare:
		r, err := compare.Analyse(s, "")
		return viewOf(r, err, CompareView)
	case study.KindSensitivity:
		all, err := sensitivities(s)
		return viewOf(all, err, func(all []*sensitivity.Sensitivity) *view.Document { return SensitivityView(all...) })
	case study.KindCalibration:
		r, err := calibrate.Analyse(s)
		return viewOf(r, err, CalibrationView)
	case study.KindDiscovery:
		r, err := discover.Analyse(s, s.Spec.Questions...)
		return viewOf(r, err, DiscoveryView)
	}
	return nil, fmt.Errorf("there is no report of a study of the kind %q", s.Spec.Kind)
}

func viewOf[R any](result R, err error, show func(R) *view.Document) (*view.Document, error) {
	if err != nil {
		return nil, err
	}
	return show(result), nil
}

// StudyPage is the report of a study as one HTML file.
func StudyPage(s *study.Study) ([]byte, error) {
	d, err := StudyView(s)
	if err != nil {
		return nil, err
	}
	return HTML(d)
}
