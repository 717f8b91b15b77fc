package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"tumen/economy/parameter"
)

func TestWorkersHaveALimit(t *testing.T) {
	for n, ok := range map[int]bool{-1: false, 0: false, 1: true, mostWorkers: true, mostWorkers + 1: false, 100_000: false} {
		cmd := &cobra.Command{}
		var workers int
		workersFlag(cmd.Flags(), &workers)
		if err := checkWorkers(cmd, workers); err != nil {
			t.Errorf("no number of workers: %v", err)
		}
		if err := cmd.Flags().Set("workers", fmt.Sprint(n)); err != nil {
			t.Fatal(err)
		}
		if err := checkWorkers(cmd, workers); (err == nil) != ok {
			t.Errorf("%d workers: %v", n, err)
		}
	}
}

func TestWorkIsWeighedBeforeItBegins(t *testing.T) {
	var said bytes.Buffer
	s := &screen{err: &said}
	if err := checkNeed(s, "this run", parameter.Need{Bytes: 1e18, Work: time.Second}, 1); err == nil || !strings.Contains(err.Error(), "this run needs about 1 EB of memory") {
		t.Errorf("a run that fills any machine: %v", err)
	}
	if err := checkNeed(s, "this run", parameter.Need{Bytes: 1e6, Work: time.Second}, 1); err != nil || said.Len() > 0 {
		t.Errorf("a small run: %v, %q", err, said.String())
	}
	if err := checkNeed(s, "this run", parameter.Need{Bytes: 1e6, Work: 3 * time.Hour}, 1); err != nil || said.String() != "this run takes about 3 hours\n" {
		t.Errorf("a long run: %v, %q", err, said.String())
	}
}
