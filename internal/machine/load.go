package machine

import (
	"os"
	"strings"
)

// Load is the load average of the last minute, where the system tells it, or
// "unknown".
func Load() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	first, _, _ := strings.Cut(string(text), " ")
	return first
}
