package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	rounds := flag.Int("rounds", 5, "rounds of measurement, at least 5")
	page := flag.String("page", "docs/performance.md", "the page to write into")
	flag.Parse()
	if *rounds < 5 || flag.NArg() > 0 {
		fmt.Fprintln(os.Stderr, "measure: write -rounds 5 or more, and nothing beside -rounds and -page")
		os.Exit(2)
	}
	if err := run(ctx, *rounds, *page); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		if ctx.Err() != nil {
			os.Exit(130)
		}
		os.Exit(1)
	}
}

// run measures in the folder of the project, which is the working one.
func run(ctx context.Context, rounds int, page string) error {
	root, err := filepath.Abs(".")
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(root, "bench", "README.md")); err != nil {
		return errors.New("run it from the project's folder, as `make bench` does")
	}
	if err := os.MkdirAll(filepath.Join(root, local), 0o755); err != nil {
		return err
	}
	r := &report{all: programs(root), agreed: map[*program]means{}, rounds: rounds, machine: machineWords()}
	for _, p := range r.all {
		fmt.Fprintf(os.Stderr, "building %s\n", p.name)
		if p.build(ctx, root); p.problem != "" {
			fmt.Fprintf(os.Stderr, "%s is not measured: %s\n", p.name, p.problem)
		}
	}
	if own := r.all[0]; own.problem != "" {
		return errors.New(own.problem)
	}
	r.agree(ctx, root)
	if err := ctx.Err(); err != nil {
		return err
	}
	r.entries = entries(r.all)
	if r.loads, err = measure(ctx, r.entries, rounds, os.Stderr); err != nil {
		return err
	}
	one, two := r.find("tumen", large, 1), r.find("tumen", large, 2)
	if one.runs[0].Checksum != two.runs[0].Checksum {
		return fmt.Errorf("one worker gave the checksum %s and two gave %s", one.runs[0].Checksum, two.runs[0].Checksum)
	}
	text := r.markdown()
	fmt.Println(text)
	return write(page, text)
}

// agree runs the check of the same work, several programs at once since
// nothing is timed here, and marks the programs that did other work.
func (r *report) agree(ctx context.Context, root string) {
	fmt.Fprintf(os.Stderr, "checking that all do the same work: %d seeds each, or as remembered\n", agreeSeeds)
	var wait sync.WaitGroup
	var lock sync.Mutex
	seats := make(chan struct{}, runtime.NumCPU())
	for _, p := range r.all {
		if p.problem != "" {
			continue
		}
		wait.Go(func() {
			seats <- struct{}{}
			defer func() { <-seats }()
			m, err := p.statistics(ctx, root)
			lock.Lock()
			defer lock.Unlock()
			if err != nil {
				p.problem = strings.TrimSpace(err.Error())
				return
			}
			r.agreed[p] = m
		})
	}
	wait.Wait()
	reference, ok := r.agreed[r.all[1]]
	if !ok {
		return // nothing to compare with; the page then has no agreement to show
	}
	for p, m := range r.agreed { // in no particular order: each is judged alone
		if what, share := m.furthest(reference); share > agreeWithin {
			p.problem = fmt.Sprintf("its statistics do not agree with those of the plain C: %s is %.1f %% off", what, 100*share)
		}
	}
}

// machineWords is what was measured on, as far as the system tells.
func machineWords() string {
	chip := runtime.GOARCH
	if text, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range strings.Lines(string(text)) {
			if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
				chip = strings.TrimSpace(value)
				break
			}
		}
	}
	return fmt.Sprintf("%s, %d cores, %s", chip, runtime.NumCPU(), runtime.GOOS)
}
