package fault

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func flag(field string) string {
	switch field {
	case "case", "":
		return ""
	}
	return "--" + strings.ReplaceAll(field, "_", "-")
}

func TestEachDoorNamesTheFieldInItsOwnWay(t *testing.T) {
	for _, c := range []struct {
		e                    *Error
		flag, plain, pointer string
	}{
		{New("first_seed", "0", "it is too small", "write {first_seed} 1"), "--first-seed 0: it is too small; write --first-seed 1", "first_seed 0: it is too small; write first_seed 1", "/first_seed"},
		{New("sets.2", "a={b} \x07", "the name is {1}", "leave {sets} out"), `--sets a={b} \u{7}: the name is {1}; leave --sets out`, `sets a={b} \u{7}: the name is {1}; leave sets out`, "/sets/2"},
		{New("case", "nowhere", "there is none", "see the list"), "nowhere: there is none; see the list", "case nowhere: there is none; see the list", "/case"},
		{New("", "", "the size is open {", "give {runs}"), "the size is open {; give --runs", "the size is open {; give runs", ""},
		{New("a/b.rest", "", "no", "yes"), "--a/b.rest: no; yes", "a/b.rest: no; yes", "/a~1b/rest"},
	} {
		if got := c.e.Text(flag); got != c.flag {
			t.Errorf("as a flag: %q, want %q", got, c.flag)
		}
		if got := c.e.Error(); got != c.plain {
			t.Errorf("as it is: %q, want %q", got, c.plain)
		}
		if got := c.e.Pointer(); got != c.pointer {
			t.Errorf("as a pointer: %q, want %q", got, c.pointer)
		}
	}
}

func TestAllFaultsAreFoundInAnError(t *testing.T) {
	var l List
	if l.Err() != nil {
		t.Error("an empty list is an error")
	}
	l.Add("points", "3", "no power of two", "write 4")
	l.Add("seeds", "", "none", "write 1")
	if got := In(fmt.Errorf("reading: %w", l.Err())); len(got) != 2 || got[1].Field != "seeds" {
		t.Errorf("of a list: %v", got)
	}
	if got := In(errors.Join(errors.New("x"), l[0])); len(got) != 1 || got[0] != l[0] {
		t.Errorf("of one: %v", got)
	}
	if got := In(errors.New("disk full")); got != nil {
		t.Errorf("of another error: %v", got)
	}
	if got := l.Error(); got != "points 3: no power of two; write 4\nseeds: none; write 1" {
		t.Errorf("the list is %q", got)
	}
}
