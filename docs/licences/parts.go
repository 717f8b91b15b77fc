package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// part is something of others that is in the program.
type part struct {
	name, version string
	root          string   // its folder
	folders       []string // of its packages that are linked, root among them
	texts         []text
}

// text is one licence file.
type text struct{ file, words string }

// key is a part in a line.
func (p part) key() string { return p.name + " " + p.version }

// linked are the modules in bin/tumen on any promised system, and Go itself.
func linked(root string) ([]part, error) {
	goroot, err := run(root, nil, "go", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	goroot = strings.TrimSpace(goroot)
	parts := map[string]*part{"": {name: "Go", version: "standard library", root: goroot, folders: []string{goroot}}}
	for _, system := range []string{"linux", "darwin", "windows"} {
		for _, chip := range []string{"amd64", "arm64"} {
			out, err := run(root, []string{"CGO_ENABLED=0", "GOOS=" + system, "GOARCH=" + chip}, "go", "list", "-deps",
				"-f", "{{if .Module}}{{if not .Module.Main}}{{.Module.Path}}\t{{.Module.Version}}\t{{.Module.Dir}}\t{{.Dir}}{{end}}{{end}}", "./cmd/tumen")
			if err != nil {
				return nil, err
			}
			for line := range strings.Lines(out) {
				f := strings.Split(strings.TrimSpace(line), "\t")
				if len(f) != 4 {
					continue
				}
				p := parts[f[0]]
				if p == nil {
					p = &part{name: f[0], version: f[1], root: f[2]}
					parts[f[0]] = p
				}
				p.reach(f[3])
			}
		}
	}
	return sorted(parts), nil
}

// reach adds a folder and those above it, up to the root.
func (p *part) reach(folder string) {
	for !slices.Contains(p.folders, folder) {
		p.folders = append(p.folders, folder)
		if folder == p.root || filepath.Dir(folder) == folder {
			return
		}
		folder = filepath.Dir(folder)
	}
}

// embedded are the packages in the page: those that web/package.json depends on,
// and theirs. Of svelte the runtime alone is in it, and not what its compiler
// brings along. The outlines of the map are drawn into it when it is built.
func embedded(root string) ([]part, error) {
	data, err := os.ReadFile(filepath.Join(root, "web", "package-lock.json"))
	if err != nil {
		return nil, err
	}
	type entry struct {
		Version      string
		Dependencies map[string]string
	}
	var lock struct{ Packages map[string]entry }
	if err := json.Unmarshal(data, &lock); err != nil {
		return nil, fmt.Errorf("web/package-lock.json: %w", err)
	}
	parts := map[string]*part{}
	var visit func(name, from string) error
	visit = func(name, from string) error {
		path := join(from, name)
		e, ok := lock.Packages[path]
		for ; !ok && from != ""; e, ok = lock.Packages[path] { // nearest first, as Node.js looks
			from = strings.TrimSuffix(from[:max(0, strings.LastIndex(from, "node_modules/"))], "/")
			path = join(from, name)
		}
		if !ok {
			return fmt.Errorf("web/package-lock.json has no %s", path)
		}
		if parts[path] != nil {
			return nil
		}
		folder := filepath.Join(root, "web", filepath.FromSlash(path))
		parts[path] = &part{name: name, version: e.Version, root: folder, folders: []string{folder}}
		if name == "svelte" {
			return nil
		}
		for next := range e.Dependencies {
			if err := visit(next, path); err != nil {
				return err
			}
		}
		return nil
	}
	for name := range lock.Packages[""].Dependencies {
		if err := visit(name, ""); err != nil {
			return nil, err
		}
	}
	if err := visit("world-atlas", ""); err != nil {
		return nil, err
	}
	return sorted(parts), nil
}

// join is where a package that is installed inside another one stands.
func join(from, name string) string {
	return strings.TrimPrefix(from+"/node_modules/"+name, "/")
}

// licensing is what files with a licence, or what it asks to be kept, are called.
var licensing = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)([.-].*)?$`)

// read finds the texts of a part: beside its packages, above them, and in the
// folder in which a module keeps those of others.
func (p *part) read() error {
	folders := slices.Sorted(slices.Values(p.folders))
	for _, folder := range append(folders, filepath.Join(p.root, "THIRD_PARTY_LICENSES")) {
		entries, err := os.ReadDir(folder)
		if os.IsNotExist(err) && folder != p.root {
			continue
		}
		if err != nil {
			return fmt.Errorf("%s: its licence cannot be read: %w", p.name, err)
		}
		apart := filepath.Base(folder) == "THIRD_PARTY_LICENSES"
		for _, e := range entries {
			if e.IsDir() || !apart && !licensing.MatchString(e.Name()) {
				continue
			}
			file := filepath.Join(folder, e.Name())
			data, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			name, err := filepath.Rel(p.root, file)
			if err != nil {
				return err
			}
			words := strings.ReplaceAll(string(data), "\r\n", "\n")
			p.texts = append(p.texts, text{filepath.ToSlash(name), strings.TrimRight(words, "\n") + "\n"})
		}
	}
	if len(p.texts) == 0 {
		return fmt.Errorf("%s %s has no licence in %s", p.name, p.version, p.root)
	}
	return nil
}

func sorted(parts map[string]*part) []part {
	var list []part
	for _, p := range parts {
		list = append(list, *p)
	}
	slices.SortFunc(list, func(a, b part) int { return strings.Compare(a.key(), b.key()) })
	return list
}

func run(dir string, env []string, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	out, err := cmd.Output()
	if e, ok := err.(*exec.ExitError); ok {
		return "", fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, e.Stderr)
	}
	return string(out), err
}
