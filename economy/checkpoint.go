package economy

import (
	"io"
	"reflect"
	"slices"

	"tumen/economy/household"
	"tumen/economy/labour"
	"tumen/economy/parameter"
	"tumen/economy/snapshot"
	"tumen/internal/say"
	"tumen/ledger"
	"tumen/rng"
)

// checkpoint.go: the whole state of a world on one morning, written down and
// read again. The columns are found by going through the fields of World, so a
// new one is kept without a word here; a field that is no state, or that no
// stream can hold, has to be named below. docs/format.md has the bytes.
//
// A world that is read is first built anew, from the same parameters and seeds,
// and then each of its columns is given what the stream says. So a stream from
// elsewhere can neither bring parameters of its own nor ask for more memory than
// it has bytes for, and a column that is not there, or is of another type, is
// found at once.

// leftOut are the fields of a world that are not kept, and why. A number in a
// path is written *.
var leftOut = map[string]string{
	"p.Units":                            say.Text("those of the case"),
	"minors":                             "likewise",
	"changes":                            say.Text("whoever goes on says what is still to come"),
	"team":                               say.Text("whoever goes on has workers of his own"),
	"submodels":                          say.Text("they hold nothing of their own"),
	"labour.work":                        say.Text("likewise"),
	"labour.Pools.*.table":               say.Text("everybody is counted anew"),
	"labour.Pools.*.shards.*.away.spare": say.Text("room, with nobody in it"),
	"evening":                            say.Text("made anew every evening"),
	"room":                               say.Text("room, with nothing in it"),
	"checks":                             say.Text("kept beside the columns; see keepSums"),
	"follower":                           say.Text("who looks is no part of a world"),
	"wrong":                              say.Text("a world that went wrong is not kept"),
}

// WriteState writes the state of the world as it stands this morning. It fails
// if the accounts have not balanced, or if no day is left to go on with.
func (w *World) WriteState(to io.Writer) error {
	switch {
	case w.wrong != nil:
		return w.wrong
	case w.day >= int32(w.p.Days):
		return say.Error("the last day is over, so there is nothing to go on with")
	}
	out := snapshot.NewWriter(to)
	if err := snapshot.Each(out, reflect.ValueOf(w).Elem(), leftOut); err != nil {
		return err
	}
	if err := w.keepSums(out); err != nil {
		return err
	}
	return out.Flush()
}

// Resume builds a world that stands where another one stood on the morning of a
// date, when its state was written, and that lives on from there to the bit as
// that one would have under the given changes.
//
// p is the parameters before the first day, and changes all dated changes,
// those that have been made by then and those that are to come, earliest first.
// Only p.Days, and changes from the date on, may differ from those of the world
// that was written. size is how many bytes from has at most. An error says why
// the state is not one of this world, in words that follow on "the state".
func Resume(p *parameter.Parameters, changes []parameter.Change, seeds Seeds, workers int, date parameter.Date, from io.Reader, size int64) (*World, error) {
	past := p.Clone()
	coming := changes
	if date > p.Start-parameter.Date(p.BurnIn) { // on the first day that is run, nothing has been changed yet
		for len(coming) > 0 && coming[0].On < date {
			if err := past.Set(coming[0].Path, coming[0].Value); err != nil {
				return nil, err
			}
			coming = coming[1:]
		}
	}
	if least := leastState(p); float64(size) < least { // before a world is made that needs as much memory
		return nil, say.Errorf("has %d bytes, and one of this case has at least %.0f", size, least)
	}
	w, err := Build(p, coming, seeds, workers)
	if err != nil {
		return nil, err
	}
	people, posts, organisers := len(w.labour.People), standsOf(w.posts), len(w.organisers.Group)
	in := snapshot.NewReader(from, size)
	if err := snapshot.Each(in, reflect.ValueOf(w).Elem(), leftOut); err != nil {
		return nil, err
	}
	if where := differ(past, &w.p); where != "" {
		return nil, say.Errorf("is of a world with other parameters: %s is not what it is here", where)
	}
	w.p = *past
	switch {
	case w.worldRandom != rng.New(seeds.World) || w.runRandom != rng.New(seeds.Run):
		return nil, say.Error("is of a world with other seeds")
	case p.Start+parameter.Date(w.day) != date:
		return nil, say.Errorf("is of day %d, which is not %s", w.day, date)
	case len(w.posts) != len(posts):
		return nil, say.Errorf("has %d posts where its case has %d", len(w.posts), len(posts))
	case !slices.Equal(standsOf(w.posts), posts):
		return nil, say.Error("has a post elsewhere than its case has it")
	}
	if err := w.sound(people, organisers); err != nil {
		return nil, err
	}
	w.labour.Renew()
	w.prospects.readRoutes()
	if err := w.readSums(in); err != nil {
		return nil, err
	}
	if left := in.Left(); left > 0 {
		return nil, say.Errorf("goes on for %d bytes after its last column", left)
	}
	return w, nil
}

// stand is where a post is in the chain of a route, and what it is there: what
// follows from the case.
type stand struct {
	route, place  int
	merchant, law bool
}

func standsOf(posts []post) (all []stand) {
	for k := range posts {
		x := &posts[k]
		all = append(all, stand{x.route, x.place, x.merchant, x.law})
	}
	return all
}

// leastState is how many bytes a state has at least: those of the columns whose
// length follows from how many there are of whom. It is a float64 because a case
// that somebody made up can ask for more than an int64 counts.
func leastState(p *parameter.Parameters) float64 {
	people, organisers := 0.0, 0.0
	for i := range p.Counties {
		people += float64(scaled(p.Counties[i].Porters, p.Scale))
	}
	for i := range p.Organisers {
		organisers += float64(scaled(p.Organisers[i].Number, p.Scale))
	}
	goods, routes := float64(len(p.Goods)), float64(len(p.Routes))
	tables := float64(8 * (goods + float64(goods*routes) + float64(2*routes))) // Stock and Pull; Hits and Tried
	person := snapshot.Least(reflect.TypeFor[labour.Person]()) + snapshot.Least(reflect.TypeFor[household.Row]()) + snapshot.Least(reflect.TypeFor[ledger.Money]())
	return float64(people*float64(person)) + float64(organisers*tables)
}

// sound looks at what could keep a world that somebody made up from ever ending a
// day: each person and each organiser has one value in each column, and the sums of
// people are those of the people.
func (w *World) sound(people, organisers int) error {
	for _, n := range [...]int{len(w.labour.People), len(w.households.Rows), len(w.book.Purses(ledger.Porters))} {
		if n != people {
			return say.Errorf("has %d people where its case has %d", n, people)
		}
	}
	columns := reflect.ValueOf(&w.organisers).Elem()
	for i := range columns.NumField() {
		name, column := columns.Type().Field(i).Name, columns.Field(i)
		if column.Kind() != reflect.Slice {
			continue
		}
		each := []reflect.Value{column}
		if column.Type().Elem().Kind() == reflect.Slice {
			each = each[:0]
			for k := range column.Len() {
				each = append(each, column.Index(k))
			}
		}
		for _, c := range each {
			if c.Len() != organisers {
				return say.Errorf("has %d organisers in the column %s where its case has %d", c.Len(), name, organisers)
			}
		}
	}
	if err := w.labour.Check(); err != nil {
		return err
	}
	return w.households.Check(&w.book, w.day, w.person)
}

// differ names the first parameter in which two sets differ, but for the number
// of days; nothing if there is none.
func differ(p, q *parameter.Parameters) string {
	a, b := parameter.Fields(p), parameter.Fields(q)
	for i := range min(len(a), len(b)) {
		switch x, y := a[i].Value, b[i].Value; {
		case a[i].Path != b[i].Path:
			return a[i].Path
		case a[i].Path == "days", x.Kind() == reflect.Slice && x.Len() == 0 && y.Len() == 0:
		case !reflect.DeepEqual(x.Interface(), y.Interface()):
			return a[i].Path
		}
	}
	if len(a) != len(b) {
		return say.Text("their number")
	}
	return ""
}

// keepSums adds the checksums of the days so far.
func (w *World) keepSums(to snapshot.Columns) error {
	k := w.checks
	if k == nil {
		return to.List("checks", 0)
	}
	if err := to.List("checks", k.Len()); err != nil {
		return err
	}
	return k.Columns(to, "checks")
}

// readSums has checksums kept from now on if they were kept so far.
func (w *World) readSums(from *snapshot.Reader) error {
	n, err := from.Parts("checks")
	if err != nil || n == 0 {
		return err
	}
	w.KeepChecks()
	k := w.checks
	if n != k.Len() {
		return say.Errorf("has checksums of %d columns, where this version keeps %d", n, k.Len())
	}
	if err := k.Columns(from, "checks"); err != nil {
		return err
	}
	if !k.Even() {
		return say.Error("has checksums that are not of the same days")
	}
	return nil
}
