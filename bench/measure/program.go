package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// program is one implementation of a model.
type program struct {
	name    string
	source  string     // its main file, from the root
	steps   [][]string // what builds it
	made    []string   // what runs: files whose change may change the results
	run     []string   // what runs it, before the flags
	version []string   // what prints the version of what it is built with
	flags   string     // how it is built or run, in words

	// Where the flags are not -n, -days, -seed and -workers, and the output is no one
	// JSON object: what runs it, and what reads what came out in a folder.
	command func(porters, days int, seed uint64, workers int, dir string) []string
	read    func(dir string, text []byte) (output, error)
	nothing []string // what does nothing; empty where the program prints its own seconds

	said    string // what version printed
	lines   int    // of its source that are neither empty nor comment alone
	problem string // why it is not measured
}

const local = "bench/.local"

// build builds the program and notes what it is, or why it cannot be built.
func (p *program) build(ctx context.Context, root string) {
	for _, step := range p.steps {
		cmd := exec.CommandContext(ctx, step[0], step[1:]...)
		cmd.Dir = root
		if out, err := cmd.CombinedOutput(); err != nil {
			p.problem = reason(step, out, err)
			return
		}
	}
	out, err := exec.CommandContext(ctx, p.version[0], p.version[1:]...).Output()
	if err != nil {
		p.problem = reason(p.version, nil, err)
		return
	}
	p.said, _, _ = strings.Cut(strings.TrimSpace(string(out)), "\n")
	p.said = strings.TrimPrefix(p.said, "go version ")
	if p.lines, err = p.count(root); err != nil {
		p.problem = err.Error()
	}
}

// count counts the lines of the program's source: its main file, or for a Go or
// Rust program all files of the folder, tests apart.
func (p *program) count(root string) (n int, err error) {
	files := []string{filepath.Join(root, p.source)}
	if kind := filepath.Ext(p.source); kind == ".go" || kind == ".rs" {
		if files, err = filepath.Glob(filepath.Join(filepath.Dir(files[0]), "*"+kind)); err != nil {
			return 0, err
		}
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return 0, err
		}
		n += countLines(string(text))
	}
	return n, nil
}

// reason is one line about a step that failed.
func reason(step []string, out []byte, err error) string {
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Sprintf("`%s` is not on this machine", step[0])
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	last := strings.TrimSpace(lines[len(lines)-1])
	if last == "" {
		last = err.Error()
	}
	return fmt.Sprintf("`%s` failed: %s", filepath.Base(step[0]), last)
}

// countLines counts the lines that are neither empty nor a comment alone.
func countLines(text string) (n int) {
	block := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case block != "":
			if strings.HasSuffix(line, block) {
				block = ""
			}
		case line == "", strings.HasPrefix(line, "//"), strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "#include"):
		case strings.HasPrefix(line, "/*"):
			if !strings.HasSuffix(line, "*/") {
				block = "*/"
			}
		case strings.HasPrefix(line, `"""`):
			if len(line) < 6 || !strings.HasSuffix(line, `"""`) {
				block = `"""`
			}
		default:
			n++
		}
	}
	return n
}

// output is what a run says, and what it took: set-up and record inside, the start
// of the process apart.
type output struct {
	numbers  map[string]any
	Checksum string  // tumen's own alone
	Clock    float64 // seconds
	CPU      float64 // seconds of all processors; 0 where the system does not tell

	start float64 // seconds of the process beside Clock
}

// number is one of the numbers that the program printed, 0 if it did not.
func (o *output) number(key string) float64 {
	x, _ := o.numbers[key].(float64)
	return x
}

// printed reads one JSON object.
func printed(_ string, text []byte) (out output, err error) {
	if err := json.Unmarshal(text, &out.numbers); err != nil {
		return out, fmt.Errorf("no JSON object was printed: %w", err)
	}
	out.Checksum, _ = out.numbers["crc32c"].(string)
	return out, nil
}

// once runs the program; with 0 workers it is not told how many.
func (p *program) once(ctx context.Context, porters, days int, seed uint64, workers int) (out output, err error) {
	dir, err := os.MkdirTemp("", "tumen-bench-")
	if err != nil {
		return out, err
	}
	defer os.RemoveAll(dir)
	args := append(append([]string{}, p.run...), "-n", strconv.Itoa(porters), "-days", strconv.Itoa(days), "-seed", strconv.FormatUint(seed, 10))
	if workers > 0 {
		args = append(args, "-workers", strconv.Itoa(workers))
	}
	read := printed
	if p.command != nil {
		args = p.command(porters, days, seed, workers, dir)
	}
	if p.read != nil {
		read = p.read
	}
	text, clock, cpu, err := timed(ctx, args)
	if err != nil {
		return out, fmt.Errorf("%s with %d porters: %w", p.name, porters, err)
	}
	if out, err = read(dir, text); err != nil {
		return out, fmt.Errorf("%s with %d porters: %w", p.name, porters, err)
	}
	start, startCPU := clock-out.number("seconds"), clock-out.number("seconds")
	if len(p.nothing) > 0 {
		if _, start, startCPU, err = timed(ctx, p.nothing); err != nil {
			return out, fmt.Errorf("%s, doing nothing: %w", p.name, err)
		}
	}
	out.Clock, out.CPU, out.start = clock-start, max(0, cpu-startCPU), start
	if out.Clock <= 0 {
		return out, fmt.Errorf("%s took no time", p.name)
	}
	return out, nil
}

// timed runs a command, and gives what it printed and its seconds, of the clock and
// of all processors.
func timed(ctx context.Context, args []string) (text []byte, clock, cpu float64, err error) {
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	var words bytes.Buffer
	cmd.Stderr = &words
	begin := time.Now()
	text, err = cmd.Output()
	clock = time.Since(begin).Seconds()
	if err != nil {
		return nil, 0, 0, fmt.Errorf("%w\n%s", err, &words)
	}
	return text, clock, (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(), nil
}
