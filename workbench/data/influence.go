package data

import (
	"tumen/jobs"
	"tumen/scenario"
	"tumen/study"
	"tumen/study/method/influence"
)

// How the influence of a number is found for the card that a page shows of it: so
// many days, under the usual seeds. A study of sensitivity takes more.
const (
	influenceDays  = 90
	keptInfluences = 2000
)

// FindInfluence begins the study of what a number moves, or finds it. Such studies
// have a queue of their own, so that a card does not wait for a long study.
func (d *Data) FindInfluence(c *scenario.Case, text []byte, of string) (*StudyJob, error) {
	all := d.Influences.All()
	for _, j := range all[min(len(all), keptInfluences-1):] { // each can be made again
		if err := d.Influences.Delete(j.Note().ID); err != nil {
			return nil, err
		}
	}
	r := study.Request{Kind: influence.Kind.Name, Of: of, Days: min(influenceDays, c.Parameters.Days)}
	j, _, err := d.start(d.Influences, c, text, r)
	if err != nil || j.Note().State != jobs.Done {
		return j, err
	}
	if _, wrong := j.Result(); wrong != nil { // it was changed, and is made again
		d.Warn("find-influence", wrong)
		if err := d.Influences.Delete(j.Note().ID); err != nil {
			return nil, err
		}
		j, _, err = d.start(d.Influences, c, text, r)
	}
	return j, err
}

// influences is the kind of job that finds an influence.
func (d *Data) influences() jobs.Kind[study.Request, *Study] {
	kind := d.studies()
	kind.Name, kind.Plural, kind.Dir, kind.Kept, kind.Anew = "influence", "influences", InfluenceDir, keptInfluences, true
	return kind
}
