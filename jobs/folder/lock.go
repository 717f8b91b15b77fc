package folder

import (
	"encoding/json"
	"os"
	"time"

	"github.com/gofrs/flock"

	"tumen/internal/say"
)

// The files with which a server holds its data folder. The system's lock on
// LockFile decides, and ends with the process, however that ends. HolderFile only
// says who has the lock, and counts only while the lock is held.
const (
	LockFile   = ".lock"
	HolderFile = ".server.json"
)

// Holder is the server that has a data folder.
type Holder struct {
	Process int    `json:"process"`
	Machine string `json:"machine"`
	Address string `json:"address"` // without the token; empty before it listens
	Since   string `json:"since"`
}

// HeldError says that another server has the data folder.
type HeldError struct{ By Holder }

// Error says who has it.
func (e *HeldError) Error() string {
	switch {
	case e.By.Process == 0:
		return say.Text("another tumen serve is using it; open that one, stop it, or choose another data folder")
	case e.By.Address == "":
		return say.Textf("another tumen serve is using it: process %d on %s, since %s; open that one, stop it, or choose another data folder", e.By.Process, e.By.Machine, e.By.Since)
	}
	return say.Textf("another tumen serve is using it: process %d on %s, since %s, at %s; open that one, stop it, or choose another data folder", e.By.Process, e.By.Machine, e.By.Since, e.By.Address)
}

// hold locks the folder until Close. It fails at once if another server has it.
func (f *Folder) hold() error {
	f.lock = flock.New(f.Path(LockFile), flock.SetPermissions(0o600))
	got, err := f.lock.TryLock()
	if err != nil {
		return say.Errorf("cannot lock it: %w", err)
	}
	if !got {
		held := &HeldError{}
		text, err := f.Read(HolderFile)
		if err != nil || json.Unmarshal(text, &held.By) != nil {
			held.By = Holder{} // it is being written right now; the lock alone counts
		}
		return held
	}
	return f.Announce("")
}

// Announce writes who has the folder and where it listens.
func (f *Folder) Announce(address string) error {
	machine, err := os.Hostname()
	if err != nil {
		machine = say.Text("this machine")
	}
	return f.WriteSealed(HolderFile, Holder{os.Getpid(), machine, address, time.Now().UTC().Format(time.RFC3339)})
}

// release ends the hold. The lock's file stays, as another server may be waiting
// to open it; the holder's file goes first, while the lock still holds.
func (f *Folder) release() error {
	if f.lock == nil || !f.lock.Locked() {
		return nil
	}
	if err := f.Remove(HolderFile); err != nil {
		return err
	}
	return f.lock.Unlock()
}
