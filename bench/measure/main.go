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
	"slices"
	"strings"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	rounds := flag.Int("rounds", 5, "rounds of measurement, at least 5; 0 builds and checks the agreement alone")
	page := flag.String("page", "docs/performance.md", "the page to write into")
	flag.Parse()
	names := flag.Args()
	if *rounds != 0 && *rounds < 5 || slices.ContainsFunc(names, func(n string) bool { return n != "core" && n != "market" }) {
		fmt.Fprintln(os.Stderr, "measure: write -rounds 5 or more, or 0, and after the flags nothing, or core or market")
		os.Exit(2)
	}
	if err := run(ctx, *rounds, *page, names); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		if ctx.Err() != nil {
			os.Exit(130)
		}
		os.Exit(1)
	}
}

// run makes the comparisons of the given names, or all, in the folder of the
// project, which is the working one.
func run(ctx context.Context, rounds int, page string, names []string) error {
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
	for _, c := range comparisons(root) {
		if len(names) > 0 && !slices.Contains(names, c.name) {
			continue
		}
		if err := c.make(ctx, root, rounds, page); err != nil {
			return err
		}
	}
	return nil
}

// make builds, checks, measures and writes one comparison.
func (c *comparison) make(ctx context.Context, root string, rounds int, page string) error {
	r := &report{comparison: c, agreed: map[*program]means{}, rounds: rounds, machine: machineWords()}
	if err := c.build(ctx, root); err != nil {
		return err
	}
	r.agree(ctx, root)
	if err := ctx.Err(); err != nil {
		return err
	}
	if own := c.programs[0]; own.problem != "" {
		return errors.New("tumen's own: " + own.problem)
	}
	if rounds == 0 {
		text := r.unmeasured()
		fmt.Println(text)
		return c.write(page, text)
	}
	r.entries = c.measured()
	var err error
	if r.loads, err = measure(ctx, r.entries, rounds, os.Stderr); err != nil {
		return err
	}
	one, two := r.find("tumen", large, 1), r.find("tumen", large, 2)
	if one.runs[0].Checksum != two.runs[0].Checksum {
		return fmt.Errorf("one worker gave the checksum %s and two gave %s", one.runs[0].Checksum, two.runs[0].Checksum)
	}
	text := r.markdown()
	fmt.Println(text)
	return c.write(page, text)
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
