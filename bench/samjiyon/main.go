package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"

	"tumen/internal/machine"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	rounds := flag.Int("rounds", 3, "rounds of measurement")
	largest := flag.Int("largest", 10_000_000, "the largest population, measured once")
	runs := flag.Int("runs", 10_000, "runs of the ensemble")
	page := flag.String("page", "docs/performance.md", "the page to write into")
	child := flag.String("one", "", "for the command's own use: `WHAT` one process measures")
	flag.Parse()
	var err error
	if *child != "" {
		err = measureHere(*child)
	} else {
		err = measureAll(ctx, *rounds, *largest, *runs, *page)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "samjiyon:", err)
		os.Exit(1)
	}
}

// task is one measurement, as its process is told of it.
type task struct {
	Porters, Idle, Workers int
	Days, BurnIn           int
	Page                   bool
	Runs                   int // of an ensemble; 0 is a single run
}

func measureHere(text string) error {
	var t task
	if err := json.Unmarshal([]byte(text), &t); err != nil {
		return fmt.Errorf("-one: %w", err)
	}
	var m *measured
	var err error
	if t.Runs > 0 {
		m, err = ensemble(t.Runs, t.Workers)
	} else {
		m, err = one(t.Porters, t.Idle, t.Workers, t.Days, t.BurnIn, t.Page)
	}
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(m)
}

// results are what every task found, round by round.
type results struct {
	tasks   []task
	found   [][]*measured // by task, then round
	first   [][]*measured // likewise: the first economy's, none where it is not compared
	missing string        // why the first economy was not measured
	largest *measured
	loads   []string
}

func measureAll(ctx context.Context, rounds, largest, runs int, page string) error {
	if _, err := os.Stat(filepath.Join("bench", "samjiyon")); err != nil {
		return fmt.Errorf("run it from the project's folder, as `make bench` does")
	}
	dir, err := os.MkdirTemp("", "tumen-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", dir, "./bench/samjiyon").CombinedOutput(); err != nil {
		return fmt.Errorf("building: %w\n%s", err, out)
	}
	const year, burnIn = 365, 180 // the case's own
	r := &results{tasks: []task{
		{Porters: founders, Workers: 1, Days: year, BurnIn: burnIn, Page: true},
		{Porters: 10_000, Workers: 1, Days: year, BurnIn: burnIn, Page: true},
		{Porters: 100_000, Workers: 1, Days: year, BurnIn: burnIn, Page: true},
		{Porters: 1_000_000, Workers: 1, Days: year, BurnIn: burnIn},
		{Porters: 1_000_000, Workers: 2, Days: year, BurnIn: burnIn},
		{Porters: 1_000_000, Idle: 1_000_000, Workers: 1, Days: year, BurnIn: burnIn},
		{Runs: runs, Workers: 1},
		{Runs: runs, Workers: 2},
	}}
	r.found, r.first = make([][]*measured, len(r.tasks)), make([][]*measured, len(r.tasks))
	first, err := buildFirst(ctx, dir)
	if err != nil {
		r.missing = err.Error()
		fmt.Fprintln(os.Stderr, "the first economy is not measured:", r.missing)
	}
	for round := range rounds {
		r.loads = append(r.loads, machine.Load())
		for k := range r.tasks {
			at := (k + round) % len(r.tasks)
			fmt.Fprintf(os.Stderr, "round %d of %d: %+v\n", round+1, rounds, r.tasks[at])
			m, err := r.tasks[at].run(ctx, filepath.Join(dir, "samjiyon"))
			if err != nil {
				return err
			}
			r.found[at] = append(r.found[at], m)
			if r.tasks[at].compared() && r.missing == "" {
				if m, err = r.tasks[at].run(ctx, first); err != nil {
					return err
				}
				r.first[at] = append(r.first[at], m)
			}
		}
	}
	if largest > 0 {
		fmt.Fprintf(os.Stderr, "once: %d porters\n", largest)
		t := task{Porters: largest, Workers: runtime.NumCPU(), Days: 20, BurnIn: 20}
		if r.largest, err = t.run(ctx, filepath.Join(dir, "samjiyon")); err != nil {
			return err
		}
	}
	text := r.markdown()
	fmt.Print(text)
	return write(page, text)
}

// compared says whether the first economy does the task too.
func (t task) compared() bool {
	return t.Runs == 0 && t.Idle == 0 && t.Workers == 1 && (t.Porters == founders || t.Porters == million)
}

// Populations for which the first economy is the measure.
const (
	founders = 2_000
	million  = 1_000_000
)

// run has a process of the program do the task.
func (t task) run(ctx context.Context, program string) (*measured, error) {
	t.Page = t.Page && filepath.Base(filepath.Dir(program)) != firstFolder
	text, err := json.Marshal(t)
	if err != nil {
		return nil, err
	}
	c := exec.CommandContext(ctx, program, "-one", string(text))
	var out, words bytes.Buffer
	c.Stdout, c.Stderr = &out, &words
	if err := c.Run(); err != nil {
		return nil, fmt.Errorf("%s -one %s: %w\n%s", filepath.Base(program), text, err, words.String())
	}
	m := &measured{}
	return m, json.Unmarshal(out.Bytes(), m)
}
