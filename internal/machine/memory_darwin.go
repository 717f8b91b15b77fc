package machine

import "golang.org/x/sys/unix"

// memory is all that the machine has: macOS frees what it keeps for files when a
// program asks for it.
func memory() uint64 {
	size, err := unix.SysctlUint64("hw.memsize")
	if err != nil {
		return 0
	}
	return size
}
