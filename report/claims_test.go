package report

import "testing"

func TestEachClaimStandsBesideItsResult(t *testing.T) {
	got := map[string][2]string{}
	for _, row := range claimRows(samjiyon(t)) {
		got[row.Claim.ID] = [2]string{row.Result, row.Verdict}
	}
	for id, want := range map[string][2]string{
		"crew.usual":    {"25\u00a0people", "within what was stated"},
		"load.min":      {"31\u00a0kg", "within what was stated"},
		"share.porters": {"24.0\u00a0%", "20.0\u00a0% above what was stated"},
		"pay.rate":      {"0.81\u00a0yuan/kg", "near: 1.3\u00a0% above"},
		"pay.month":     {"153\u00a0yuan/month", "23.3\u00a0% below what was stated"},
		"mss.knows":     {"–", "a run does not measure it"},
	} {
		if got[id] != want {
			t.Errorf("%s: %q, want %q", id, got[id], want)
		}
	}
}

func TestEveryParameterSaysWhereItCameFrom(t *testing.T) {
	rows := parameterRows(samjiyon(t))
	got := map[string][2]string{}
	for _, row := range rows {
		got[row.Path] = [2]string{row.Claim, row.Words}
	}
	for path, want := range map[string][2]string{
		"counties.samjiyon.porters":                {"", "assumed: no source"},
		"routes.river.kind":                        {"", "default"},
		"routes.river.posts.border-guards.share":   {"share.guards", ""},
		"routes.customs.posts.customs-house.share": {"", "policy levy-10; before: 30 %"},
		"organisers.donju.number":                  {"", "A report from Samjiyon, para 1"},
		"organisers.trading-companies.number":      {"", "set for this run; before: 2"},
	} {
		if got[path] != want {
			t.Errorf("%s: %q, want %q", path, got[path], want)
		}
	}
}
