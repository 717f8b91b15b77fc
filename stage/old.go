package stage

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// old.go: what earlier versions left. They put a run together in .DIR.tumen-
// and a number, with parts named new and old, and wrote trips to
// .tumen-crossings- and a number; what a killed command left was never removed. They
// had no lock, so only their age says that nobody writes to them any more.

const untouched = 24 * time.Hour

// removeOld removes such remains beside a destination. A folder that holds the
// only copy of a run stays.
func removeOld(dest string) {
	parent, name := filepath.Dir(dest), filepath.Base(dest)
	entries, err := os.ReadDir(parent)
	if err != nil {
		return
	}
	for _, e := range entries {
		staged := strings.HasPrefix(e.Name(), prefix+name+suffix+"-")
		if !staged && !strings.HasPrefix(e.Name(), ".tumen-crossings-") {
			continue
		}
		path := filepath.Join(parent, e.Name())
		if info, err := e.Info(); err != nil || time.Since(info.ModTime()) < untouched {
			continue
		}
		if staged && only(dest, path) {
			continue
		}
		os.RemoveAll(path)
	}
}

// only says whether a folder of an earlier version holds a whole run while
// there is none at the destination.
func only(dest, path string) bool {
	if _, err := os.Lstat(dest); !errors.Is(err, fs.ErrNotExist) {
		return false
	}
	for _, half := range []string{"new", "old"} {
		if _, err := os.Stat(filepath.Join(path, half, "manifest.json")); err == nil {
			return true
		}
	}
	return false
}
