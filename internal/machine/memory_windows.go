package machine

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

// status is MEMORYSTATUSEX of sysinfoapi.h.
type status struct {
	length                                                 uint32
	load                                                   uint32
	totalPhysical, freePhysical                            uint64
	totalPage, freePage, totalVirtual, freeVirtual, extend uint64
}

func memory() uint64 {
	ask := windows.NewLazySystemDLL("kernel32.dll").NewProc("GlobalMemoryStatusEx")
	if ask.Find() != nil {
		return 0
	}
	var s status
	s.length = uint32(unsafe.Sizeof(s))
	if done, _, _ := ask.Call(uintptr(unsafe.Pointer(&s))); done == 0 {
		return 0
	}
	return s.freePhysical
}
