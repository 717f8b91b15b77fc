package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"

	"tumen/economy/observe"
	"tumen/record"
)

// Where things are built.
func in(root string, path ...string) string {
	return filepath.Join(append([]string{root, local}, path...)...)
}

// python are the steps that install what the Python programs need, and the
// interpreter.
func python(root string) (steps [][]string, interpreter string) {
	interpreter = in(root, "venv", "bin", "python")
	return [][]string{
		{"python3", "-m", "venv", in(root, "venv")},
		{interpreter, "-m", "pip", "install", "--quiet", "--requirement", filepath.Join(root, "bench/python/requirements.txt")},
	}, interpreter
}

func cargo(root, folder string) []string {
	return []string{
		"cargo", "build", "--quiet", "--release", "--locked",
		"--manifest-path", filepath.Join(root, folder, "Cargo.toml"), "--target-dir", in(root, "cargo"),
	}
}

const (
	rustFlags = "krabmaga 0.6.2, `opt-level = 3`, fat LTO, one thread, SmallRng"
	cFlags    = "`-O3 -march=native`, xoshiro256++"
)

func version(interpreter, module, name string) []string {
	return []string{interpreter, "-c", fmt.Sprintf("import %s,sys;print('%s',%s.__version__+', Python',sys.version.split()[0])", module, name, module)}
}

// marketPrograms are those of the porter market.
func marketPrograms(root string) []*program {
	steps, interpreter := python(root)
	script := func(name string) string { return filepath.Join(root, "bench/python", name) }
	return []*program{
		{
			name: "tumen", source: "bench/portermarket/day.go",
			steps: [][]string{{"go", "build", "-o", in(root, "tumen-market"), "./bench/portermarket"}},
			made:  []string{in(root, "tumen-market")}, run: []string{in(root, "tumen-market")},
			version: []string{"go", "version"}, flags: "as `go build` makes it",
		},
		{
			name: "plain C", source: "bench/c/portermarket.c",
			steps: [][]string{{"cc", "-O3", "-march=native", "-o", in(root, "c-market"), filepath.Join(root, "bench/c/portermarket.c")}},
			made:  []string{in(root, "c-market")}, run: []string{in(root, "c-market")},
			version: []string{"cc", "--version"}, flags: cFlags,
		},
		{
			name: "numpy", source: "bench/python/numpy_market.py", steps: steps,
			made: []string{script("numpy_market.py")}, run: []string{interpreter, script("numpy_market.py")},
			version: version(interpreter, "numpy", "numpy"), flags: "whole columns, SFC64",
		},
		{
			name: "krABMaga", source: "bench/krabmaga/src/main.rs", steps: [][]string{cargo(root, "bench/krabmaga")},
			made: []string{in(root, "cargo", "release", "portermarket")}, run: []string{in(root, "cargo", "release", "portermarket")},
			version: []string{"rustc", "--version"}, flags: rustFlags,
		},
		{
			name: "Mesa", source: "bench/python/mesa_market.py", steps: steps,
			made: []string{script("mesa_market.py")}, run: []string{interpreter, script("mesa_market.py")},
			version: version(interpreter, "mesa", "Mesa"), flags: "agents in order, no data collector",
		},
	}
}

// corePrograms are those of the declared core. Each writes a record of every day.
func corePrograms(root string) []*program {
	steps, interpreter := python(root)
	path := func(name string) string { return filepath.Join(root, "bench/core", name) }
	// recording is a program whose flags are -n, -days, -seed and -record.
	recording := func(run ...string) func(int, int, uint64, int, string) []string {
		return func(porters, days int, seed uint64, _ int, dir string) []string {
			return append(append([]string{}, run...), "-n", strconv.Itoa(porters), "-days", strconv.Itoa(days),
				"-seed", strconv.FormatUint(seed, 10), "-record", filepath.Join(dir, "days.csv"))
		}
	}
	tumen, c, rust := in(root, "tumen"), in(root, "c-core"), in(root, "cargo", "release", "core")
	return []*program{
		{
			name: "tumen", source: "bench/core/core.yaml",
			steps: [][]string{{"go", "build", "-o", tumen, "./cmd/tumen"}},
			made:  []string{tumen, path("core.yaml")}, version: []string{"go", "version"}, flags: "`tumen run`, as `go build` makes it",
			command: func(porters, days int, seed uint64, workers int, dir string) []string {
				return []string{
					tumen, "run", path("core.yaml"), "--json", "--out", filepath.Join(dir, "run"),
					"--set", fmt.Sprintf("scale=%g", float64(porters)/corePorters), "--days", strconv.Itoa(days - coreBurnIn),
					"--seed", strconv.FormatUint(seed, 10), "--workers", strconv.Itoa(max(1, workers)),
				}
			},
			read: coreRun, nothing: []string{tumen, "version"},
		},
		{
			name: "plain C", source: "bench/core/core.c",
			steps: [][]string{{"cc", "-O3", "-march=native", "-o", c, path("core.c"), "-lm"}},
			made:  []string{c}, command: recording(c), nothing: []string{c, "-n", "0"},
			version: []string{"cc", "--version"}, flags: cFlags,
		},
		{
			name: "krABMaga", source: "bench/core/krabmaga/src/main.rs", steps: [][]string{cargo(root, "bench/core/krabmaga")},
			made: []string{rust}, command: recording(rust), nothing: []string{rust, "-n", "0"},
			version: []string{"rustc", "--version"}, flags: rustFlags,
		},
		{
			name: "Mesa", source: "bench/core/mesa_core.py", steps: steps,
			made: []string{path("mesa_core.py")}, command: recording(interpreter, path("mesa_core.py")), nothing: []string{interpreter, path("mesa_core.py"), "-n", "0"},
			version: version(interpreter, "mesa", "Mesa"), flags: "agents are activated only when they act, no data collector",
		},
	}
}

// corePorters and coreBurnIn are what core.yaml says of porters at scale 1, and of
// the days before those that are recorded.
const (
	corePorters = 2000
	coreBurnIn  = 180
)

// coreRun reads the statistics of the core from a run of tumen.
func coreRun(dir string, text []byte) (out output, err error) {
	var said struct {
		Digest  string
		Summary struct {
			Posts map[string]struct{ Crossings float64 }
		}
	}
	if err := json.Unmarshal(text, &said); err != nil {
		return out, fmt.Errorf("no JSON object was printed: %w", err)
	}
	run, err := record.Open(filepath.Join(dir, "run"))
	if err != nil {
		return out, err
	}
	out.numbers, err = coreNumbers(run.Days, said.Summary.Posts["post"].Crossings)
	out.Checksum = said.Digest
	return out, err
}

// coreNumbers are the statistics, from the days and how many crossings passed the post.
func coreNumbers(days *observe.Table, passed float64) (map[string]any, error) {
	var missing error
	sum := func(name string) (sum float64) {
		c := days.Column(name)
		if c == nil {
			missing = fmt.Errorf("the run has no column %s", name)
			return 0
		}
		for _, x := range c.Ints {
			sum += float64(x)
		}
		return sum
	}
	// weighted is the mean of a price over what it was paid for.
	weighted := func(name, by string) float64 {
		price, weight := days.Column(name), days.Column(by)
		if price == nil || weight == nil {
			missing = fmt.Errorf("the run has no column %s or %s", name, by)
			return 0
		}
		paid, all := 0.0, 0.0
		for day, n := range weight.Ints {
			if n > 0 {
				paid += price.Reals[day] * float64(n)
				all += float64(n)
			}
		}
		return paid / all
	}
	heads, crossings, people := sum("hired"), sum("crews"), sum("alive")
	numbers := map[string]any{
		"heads": heads / people, "raided": 1 - passed/crossings, "organisers": 1000 * sum("organisers_active") / people,
		"piece_rate": weighted("piece_rate", "mass.river") / 100, "passage": weighted("passage.river", "hired") / 100,
		"load": sum("gathered") / heads / 1000,
	}
	return numbers, missing
}
