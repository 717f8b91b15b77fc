package main

import (
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/record"
	"tumen/study"
)

// verdicts.go: what verify says of a run, a study and a checkpoint.

// proofJSON is what verify --json prints of a run. Its keys are a contract.
type proofJSON struct {
	Path string `json:"path"`
	Kind kind   `json:"kind"`
	*record.Proof
}

func runVerdict(path string, p *record.Proof) *verdict {
	v := &verdict{object: proofJSON{path, aRun, p}, head: verificationFailed, digest: p.Digest}
	if p.Same {
		v.good = say.Textf("verified: %s, seed %d, all %s, every byte the same on %s", p.Case, p.Seed, text.Counted(p.Days, "day", "days"), text.Counted(p.Workers, "worker", "workers"))
		if p.From != "" {
			v.good = say.Textf("%s, as a whole run, although it was continued from a checkpoint of %s", v.good, p.From)
		}
		return v
	}
	if p.First != nil {
		v.wrong = append(v.wrong, say.Textf("first difference on %s", p.First.String()))
	}
	v.wrong = append(v.wrong, flawWords(p.Wrong)...)
	if p.OtherModel() && p.RecordedFingerprint != "" {
		if p.First == nil && len(p.Changed) == 0 && p.SameValues {
			v.head = say.Textf("not verified: the values of all tables are the same, %s, but", text.Counted(p.Days, "day", "days"))
		}
		v.wrong = append(v.wrong, otherModel(p.RecordedVersion, p.RecordedFingerprint))
	}
	if p.From != "" && p.First != nil && len(p.Changed) == 0 {
		v.wrong = append(v.wrong, say.Textf("it continued from a checkpoint of %s, which may belong to another case or seed (SHA-256 %s)", p.From, p.FromSHA256))
	}
	return v
}

func flawWords(flaws []record.Flaw) (words []string) {
	for _, f := range flaws {
		words = append(words, f.String())
	}
	return words
}

// studyProofJSON is what verify --json prints of a study, and audit --json.
type studyProofJSON struct {
	Path string `json:"path"`
	Kind kind   `json:"kind"`
	*study.Proof
}

func studyVerdict(path string, p *study.Proof) *verdict {
	v := &verdict{object: studyProofJSON{path, aStudy, p}, head: verificationFailed, digest: p.Digest, notes: p.Notes}
	if p.Same {
		word := "verified"
		if p.Partial {
			word = say.Text("verified in part")
		}
		v.good = say.Textf("%s: %s of %s, %s, the same to the last bit", word, p.Study, p.Case, rowsAgain(p))
		return v
	}
	if p.First != nil {
		v.wrong = append(v.wrong, say.Textf("first difference in %s", p.First.String()))
		if p.Differ > 1 {
			v.wrong = append(v.wrong, say.Textf("%d of %s that were made again differ", p.Differ, text.Counted(p.Compared, "row", "rows")))
		}
	}
	v.wrong = append(v.wrong, flawWords(p.Wrong)...)
	for _, by := range p.Others {
		if len(v.wrong) == 0 {
			v.head = say.Textf("not verified: %s, and the values are the same, but", rowsAgain(p))
		}
		v.wrong = append(v.wrong, otherModel(by.Version, by.Fingerprint))
	}
	if len(v.wrong) == 0 {
		v.wrong = []string{say.Text("none of its rows could be repeated")}
	}
	return v
}

// rowsAgain is how many rows were made again, of how many.
func rowsAgain(p *study.Proof) string {
	if p.Partial {
		return say.Textf("only %d of %s repeated", p.Compared, text.Counted(p.Rows, "row", "rows"))
	}
	return say.Textf("all %s repeated", text.Counted(p.Compared, "row", "rows"))
}

// checkpointJSON is what verify --json prints of a checkpoint, and audit --json.
type checkpointJSON struct {
	Kind kind `json:"kind"`
	*record.CheckpointProof
}

func checkpointVerdict(path string, p *record.CheckpointProof) *verdict {
	v := &verdict{object: checkpointJSON{aCheckpoint, p}, head: verificationFailed}
	if p.Same {
		v.good = say.Textf("verified: checkpoint of %s, seed %d, on the morning of %s, every byte the same\nSHA-256 %s", p.Case, p.Seed, p.Date, p.SHA256)
		return v
	}
	v.wrong = []string{path + ": " + p.Wrong}
	return v
}
