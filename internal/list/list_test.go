package list

import (
	"slices"
	"strconv"
	"testing"
)

func TestMapKeepsTheOrder(t *testing.T) {
	if got := Map([]int{3, 1, 2}, strconv.Itoa); !slices.Equal(got, []string{"3", "1", "2"}) {
		t.Errorf("Map gives %q", got)
	}
	if got := Map(nil, strconv.Itoa); got == nil || len(got) != 0 {
		t.Errorf("of no list Map gives %#v, not an empty one", got)
	}
}

func TestWhatIsFoundIsInItsPlace(t *testing.T) {
	numbers := []int{1, 4, 6}
	*Find(numbers, func(n *int) bool { return *n%2 == 0 }) = 5
	if !slices.Equal(numbers, []int{1, 5, 6}) {
		t.Errorf("the first even number is not changed in its place: %v", numbers)
	}
	if found := Find(numbers, func(n *int) bool { return *n > 9 }); found != nil {
		t.Errorf("%d is found, which is not above 9", *found)
	}
}
