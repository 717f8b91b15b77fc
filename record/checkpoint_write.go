package record

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"

	"tumen/economy"
	"tumen/internal/say"
	"tumen/record/journal"
	"tumen/stage"
)

// checkpoint_write.go: a checkpoint onto the disk, in one move, as a run is.

// writeCheckpoint puts a world's state into a file, whole or not at all, and
// makes the folders above it that are missing.
func writeCheckpoint(on stage.Disk, path string, w *economy.World, c *Checkpoint) (kept CheckpointFile, err error) {
	head, err := json.Marshal(c)
	if err != nil {
		return kept, err
	}
	at, err := stage.Open(path)
	if err != nil {
		return kept, err
	}
	defer at.Close()
	next := at.Path(newPart)
	os.Remove(next) // of a process that was killed
	kept = CheckpointFile{Date: c.Date}
	err = on.Write(next, func(f io.Writer) error {
		sha := sha256.New()
		out := bufio.NewWriterSize(io.MultiWriter(f, sha, (*counter)(&kept.Bytes)), 1<<20)
		err := c.writeTo(out, head, w)
		if err == nil {
			err = out.Flush()
		}
		kept.SHA256 = hex.EncodeToString(sha.Sum(nil))
		return err
	})
	if err != nil {
		return kept, stage.Failed(say.Text("it could not be written"), err)
	}
	if err := on.Rename(next, at.Dest); err != nil {
		return kept, stage.Failed(say.Text("the finished file could not be renamed"), err)
	}
	if err := on.Sync(filepath.Dir(at.Dest)); err != nil {
		return kept, stage.Failed(say.Text("it is in place, but the disk did not confirm the write"), err)
	}
	return kept, nil
}

// writeTo writes the file's bytes.
func (c *Checkpoint) writeTo(out io.Writer, head []byte, w *economy.World) error {
	sum := crc32.New(journal.Castagnoli)
	both := io.MultiWriter(out, sum)
	start := append([]byte(checkpointMagic), 0, 0, 0, 0, 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(start[8:], checkpointFormat)
	binary.LittleEndian.PutUint32(start[12:], uint32(len(head)))
	for _, part := range [][]byte{start, head} {
		if _, err := both.Write(part); err != nil {
			return err
		}
	}
	if err := w.WriteState(both); err != nil {
		return err
	}
	_, err := out.Write(binary.LittleEndian.AppendUint32(nil, sum.Sum32()))
	return err
}

// counter counts the bytes that are written to it.
type counter int64

func (n *counter) Write(data []byte) (int, error) {
	*n += counter(len(data))
	return len(data), nil
}
