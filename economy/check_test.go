package economy

import (
	"strings"
	"testing"
)

// A post that looks at its tariff every 0 days would divide by nothing; a case
// file cannot say so, a program can, and is told.
func TestAPostThatNeverReviewsIsNoPost(t *testing.T) {
	p := village()
	p.Routes[0].Posts[0].Review = 0
	_, err := New(p, nil, 1, 1)
	want := "routes." + p.Routes[0].Name + ".posts." + p.Routes[0].Posts[0].Name + ".review"
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("the world is built, or the fault is not named (%s): %v", want, err)
	}
}
