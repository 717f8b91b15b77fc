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

// program is one implementation of the model.
type program struct {
	name    string
	source  string     // its main file, from the root
	steps   [][]string // what builds it
	run     []string   // what runs it, before -n, -days and -seed
	version []string   // what prints the version of what it is built with
	flags   string     // how it is built or run, in words

	said    string // what version printed
	lines   int    // of its source that are neither empty nor comment alone
	problem string // why it is not measured
}

const local = "bench/.local"

// programs are all implementations; the first is tumen's own and the second
// the one that the others are compared with. The root is an absolute path.
func programs(root string) []*program {
	in := func(path ...string) string { return filepath.Join(append([]string{root, local}, path...)...) }
	python := in("venv", "bin", "python")
	packages := []string{python, "-m", "pip", "install", "--quiet", "--requirement", filepath.Join(root, "bench/python/requirements.txt")}
	venv := []string{"python3", "-m", "venv", in("venv")}
	return []*program{
		{
			name: "tumen", source: "bench/portermarket/day.go",
			steps:   [][]string{{"go", "build", "-o", in("tumen-market"), "./bench/portermarket"}},
			run:     []string{in("tumen-market")},
			version: []string{"go", "version"}, flags: "as `go build` makes it",
		},
		{
			name: "plain C", source: "bench/c/portermarket.c",
			steps:   [][]string{{"cc", "-O3", "-march=native", "-o", in("c-market"), filepath.Join(root, "bench/c/portermarket.c")}},
			run:     []string{in("c-market")},
			version: []string{"cc", "--version"}, flags: "`-O3 -march=native`, xoshiro256++",
		},
		{
			name: "numpy", source: "bench/python/numpy_market.py",
			steps:   [][]string{venv, packages},
			run:     []string{python, filepath.Join(root, "bench/python/numpy_market.py")},
			version: []string{python, "-c", "import numpy,sys;print('numpy',numpy.__version__+', Python',sys.version.split()[0])"},
			flags:   "whole columns, SFC64",
		},
		{
			name: "krABMaga", source: "bench/krabmaga/src/main.rs",
			steps: [][]string{{
				"cargo", "build", "--quiet", "--release", "--locked",
				"--manifest-path", filepath.Join(root, "bench/krabmaga/Cargo.toml"), "--target-dir", in("cargo"),
			}},
			run:     []string{in("cargo", "release", "portermarket")},
			version: []string{"rustc", "--version"}, flags: "krabmaga 0.6.2, `opt-level = 3`, fat LTO, one thread, SmallRng",
		},
		{
			name: "Mesa", source: "bench/python/mesa_market.py",
			steps:   [][]string{venv, packages},
			run:     []string{python, filepath.Join(root, "bench/python/mesa_market.py")},
			version: []string{python, "-c", "import mesa,sys;print('Mesa',mesa.__version__+', Python',sys.version.split()[0])"},
			flags:   "agents in order, no data collector",
		},
	}
}

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

// count counts the lines of the program's source: its main file, or for a Go
// program all files of the folder, tests apart.
func (p *program) count(root string) (n int, err error) {
	files := []string{filepath.Join(root, p.source)}
	if filepath.Ext(p.source) == ".go" {
		if files, err = filepath.Glob(filepath.Join(filepath.Dir(files[0]), "*.go")); err != nil {
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

// output is what every program prints.
type output struct {
	Crossings float64 `json:"crossings_per_porter_day"`
	Seizures  float64 `json:"seizures_per_crew"`
	Wage      float64 `json:"wage"`
	Seconds   float64 `json:"seconds"`
	Bytes     float64 `json:"bytes_per_porter"` // tumen's own alone
	Checksum  string  `json:"crc32c"`           // tumen's own alone

	start float64 // seconds of the process beside Seconds
}

// days is the length of every run.
const days = 364

// once runs the program.
func (p *program) once(ctx context.Context, n int, seed uint64, more ...string) (out output, err error) {
	args := append(append([]string{}, p.run[1:]...), "-n", strconv.Itoa(n), "-days", strconv.Itoa(days), "-seed", strconv.FormatUint(seed, 10))
	cmd := exec.CommandContext(ctx, p.run[0], append(args, more...)...)
	var words bytes.Buffer
	cmd.Stderr = &words
	begin := time.Now()
	text, err := cmd.Output()
	whole := time.Since(begin).Seconds()
	if err != nil {
		return out, fmt.Errorf("%s with %d porters: %w\n%s", p.name, n, err, &words)
	}
	if err := json.Unmarshal(text, &out); err != nil {
		return out, fmt.Errorf("%s printed no JSON object: %w", p.name, err)
	}
	if out.Seconds <= 0 {
		return out, fmt.Errorf("%s printed no time", p.name)
	}
	out.start = whole - out.Seconds
	return out, nil
}
