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
	"strings"

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

// market is what a process of the porter market says, and what it took.
type market struct {
	Crossings float64 `json:"crossings_per_porter_day"`
	CPU       float64 // seconds of all processors
}

// marketPorters and marketDays are a year of the porter market.
const (
	marketPorters = 1_000_000
	marketDays    = 364
)

// results are what every task found, round by round.
type results struct {
	tasks   []task
	found   [][]*measured // by task, then round
	markets []market      // by round
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
	for _, name := range []string{"samjiyon", "portermarket"} {
		if out, err := exec.CommandContext(ctx, "go", "build", "-o", dir, "./bench/"+name).CombinedOutput(); err != nil {
			return fmt.Errorf("building %s: %w\n%s", name, err, out)
		}
	}
	const year, burnIn = 365, 180 // the case's own
	r := &results{tasks: []task{
		{Porters: 1_000, Workers: 1, Days: year, BurnIn: burnIn, Page: true},
		{Porters: 10_000, Workers: 1, Days: year, BurnIn: burnIn, Page: true},
		{Porters: 100_000, Workers: 1, Days: year, BurnIn: burnIn, Page: true},
		{Porters: 1_000_000, Workers: 1, Days: year, BurnIn: burnIn},
		{Porters: 1_000_000, Workers: 2, Days: year, BurnIn: burnIn},
		{Porters: 1_000_000, Idle: 1_000_000, Workers: 1, Days: year, BurnIn: burnIn},
		{Runs: runs, Workers: 1},
		{Runs: runs, Workers: 2},
	}}
	r.found = make([][]*measured, len(r.tasks))
	for round := range rounds {
		r.loads = append(r.loads, machine.Load())
		pm := market{}
		if pm.CPU, err = child(ctx, &pm, filepath.Join(dir, "portermarket"), "-n", fmt.Sprint(marketPorters), "-days", fmt.Sprint(marketDays), "-workers", "1"); err != nil {
			return err
		}
		r.markets = append(r.markets, pm)
		for k := range r.tasks {
			at := (k + round) % len(r.tasks)
			fmt.Fprintf(os.Stderr, "round %d of %d: %+v\n", round+1, rounds, r.tasks[at])
			m, err := r.tasks[at].run(ctx, dir)
			if err != nil {
				return err
			}
			r.found[at] = append(r.found[at], m)
		}
	}
	if largest > 0 {
		fmt.Fprintf(os.Stderr, "once: %d porters\n", largest)
		t := task{Porters: largest, Workers: runtime.NumCPU(), Days: 20, BurnIn: 20}
		if r.largest, err = t.run(ctx, dir); err != nil {
			return err
		}
	}
	text := r.markdown()
	fmt.Print(text)
	return write(page, text)
}

func (t task) run(ctx context.Context, dir string) (*measured, error) {
	text, err := json.Marshal(t)
	if err != nil {
		return nil, err
	}
	m := &measured{}
	_, err = child(ctx, m, filepath.Join(dir, "samjiyon"), "-one", string(text))
	return m, err
}

// child runs a process, reads the one JSON object that it prints, and returns
// the processor time that it took [s].
func child(ctx context.Context, into any, name string, args ...string) (cpu float64, err error) {
	c := exec.CommandContext(ctx, name, args...)
	var out, words bytes.Buffer
	c.Stdout, c.Stderr = &out, &words
	if err := c.Run(); err != nil {
		return 0, fmt.Errorf("%s %s: %w\n%s", filepath.Base(name), strings.Join(args, " "), err, words.String())
	}
	cpu = (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds()
	return cpu, json.Unmarshal(out.Bytes(), into)
}
