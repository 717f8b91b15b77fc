package workbench

import (
	"fmt"
	"os"
	"time"

	"github.com/gofrs/flock"
)

// The files with which a server holds its data folder. The system's lock on
// lockFile decides, and ends with the process, however that ends. holderFile only
// says who has the lock, and counts only while the lock is held.
const (
	lockFile   = ".lock"
	holderFile = ".server.json"
)

// holder is the server that has a data folder.
type holder struct {
	Process int    `json:"process"`
	Machine string `json:"machine"`
	Address string `json:"address"` // without the token; empty before it listens
	Since   string `json:"since"`
}

// heldError says that another server has the data folder.
type heldError struct{ by holder }

func (e *heldError) Error() string {
	who := "another tumen serve uses it"
	if e.by.Process != 0 {
		who += fmt.Sprintf(": process %d on %s, since %s", e.by.Process, e.by.Machine, e.by.Since)
	}
	if e.by.Address != "" {
		who += ", at " + e.by.Address
	}
	return who + "; open that one, stop it, or give another folder with --data"
}

// hold locks the folder until close. It fails at once if another server has it.
func (f *folder) hold() error {
	f.lock = flock.New(f.system(lockFile), flock.SetPermissions(0o600))
	got, err := f.lock.TryLock()
	if err != nil {
		return fmt.Errorf("cannot lock it: %w", err)
	}
	if !got {
		held := &heldError{}
		if f.readJSON(holderFile, &held.by) != nil {
			held.by = holder{} // being written just now: the lock alone counts
		}
		return held
	}
	return f.tellHolder("")
}

// tellHolder writes who has the folder and where it listens.
func (f *folder) tellHolder(address string) error {
	machine, err := os.Hostname()
	if err != nil {
		machine = "this machine"
	}
	return f.writeJSON(holderFile, holder{os.Getpid(), machine, address, stamp(time.Now())})
}

// release ends the hold. The file of the lock stays, as another server may be
// waiting to open it; that of the holder goes first, while the lock still holds.
func (f *folder) release() error {
	if f.lock == nil || !f.lock.Locked() {
		return nil
	}
	if err := f.remove(holderFile); err != nil {
		return err
	}
	return f.lock.Unlock()
}
