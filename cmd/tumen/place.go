package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// usualPlace is where a run goes that was not given a place. A case's name may
// have slashes; its folder has none, so that all runs lie side by side.
// A world of its own is in the name, so that it does not take another's place.
func usualPlace(name string, seed uint64, world *uint64) string {
	place := fmt.Sprintf("%s-%d", strings.ReplaceAll(name, "/", "-"), seed)
	if world != nil && *world != seed {
		place += fmt.Sprintf("-world-%d", *world)
	}
	return filepath.Join("runs", place)
}

// canWrite tries to write beside dir, or in the nearest folder above it that
// exists: it is better to learn before a long run than after it that its
// result has no place. It leaves nothing behind.
func canWrite(dir string) error {
	parent := filepath.Dir(filepath.Clean(dir))
	for {
		probe, err := os.MkdirTemp(parent, ".tumen-")
		if err == nil {
			return os.Remove(probe)
		}
		above := filepath.Dir(parent)
		if !errors.Is(err, fs.ErrNotExist) || above == parent {
			return fmt.Errorf("cannot write the run to %s: %w\n  choose another place with --out DIR", dir, causeOf(err))
		}
		parent = above
	}
}

// causeOf leaves out the path of an error, where it is one that nobody chose.
func causeOf(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}
