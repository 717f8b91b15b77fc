package proof

import (
	"testing"
)

func TestCampaignsAreFullOnlyWhenAsked(t *testing.T) {
	t.Setenv(Variable, "1")
	if Count(1, 2, 3) != 3 {
		t.Error("a full campaign was asked for and is not made")
	}
	t.Setenv(Variable, "")
	want := 2
	if testing.Short() {
		want = 1
	}
	if got := Count(1, 2, 3); got != want {
		t.Errorf("a campaign has %d cases, and should have %d", got, want)
	}
}
