package machine

import (
	"os"
	"strconv"
	"strings"
)

// memory is the smaller of what the kernel says is available and of what the
// program's own control group still allows, as in a container.
func memory() uint64 {
	available := fromMeminfo(read("/proc/meminfo"))
	limit, used := number(read("/sys/fs/cgroup/memory.max")), number(read("/sys/fs/cgroup/memory.current"))
	if limit > used && (available == 0 || limit-used < available) {
		return limit - used
	}
	return available
}

// fromMeminfo finds "MemAvailable:   123456 kB".
func fromMeminfo(text string) uint64 {
	for line := range strings.Lines(text) {
		if rest, ok := strings.CutPrefix(line, "MemAvailable:"); ok {
			return 1024 * number(strings.TrimSuffix(strings.TrimSpace(rest), " kB"))
		}
	}
	return 0
}

// number is 0 for "max" and for what cannot be read.
func number(text string) uint64 {
	n, err := strconv.ParseUint(strings.TrimSpace(text), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

func read(path string) string {
	text, _ := os.ReadFile(path) // what is not there is empty
	return string(text)
}
