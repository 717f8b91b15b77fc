package main

import (
	"strings"
	"testing"

	"tumen/internal/build"
	"tumen/record"
)

// What the files alone cannot show is said beside what differs: that
// another model made the record, or a checkpoint that is not there any more.
func TestAFailedProofSaysWhatElseMayBeTheCause(t *testing.T) {
	day := &record.Difference{Table: "days.parquet", Day: 4, Date: "2017-09-05", Column: "hired", Recorded: "3", Again: "4"}
	for _, c := range []struct {
		name  string
		proof record.Proof
		want  string
	}{
		{
			"of a checkpoint",
			record.Proof{First: day, From: "2017-09-05", FromSHA256: "ab"},
			"verification failed: first difference on day 4 (2017-09-05), days.parquet, column hired: recorded 3, now 4\n  it continued from a checkpoint of 2017-09-05, which may belong to another case or seed (SHA-256 ab)",
		},
		{
			"of a checkpoint, and changed",
			record.Proof{First: day, From: "2017-09-05", Changed: []string{"days.parquet"}, Wrong: []record.Flaw{{File: "days.parquet", What: "it was changed"}}},
			"verification failed: first difference on day 4 (2017-09-05), days.parquet, column hired: recorded 3, now 4\n  days.parquet: it was changed",
		},
		{
			"of another model",
			record.Proof{SameValues: true, Days: 20, Version: "0.2.0", Fingerprint: strings.Repeat("c", 64), RecordedVersion: "0.1.0", RecordedFingerprint: strings.Repeat("d", 64)},
			"not verified: the values of all tables are the same, 20 days, but another model made it (tumen 0.1.0, model dddddddddddd) than this one (" + build.This().Version + ", " + build.Short(build.This().Fingerprint) + "), so bytes may differ for that reason alone",
		},
		{"the same", record.Proof{Same: true}, ""},
	} {
		got := ""
		if err := runVerdict("run", &c.proof).err(); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
}
