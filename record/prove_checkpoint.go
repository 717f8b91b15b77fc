package record

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"

	"tumen/economy/parameter"
	"tumen/internal/build"
	"tumen/internal/say"
)

// CheckpointProof is what came of making the state in a checkpoint again. Its
// JSON keys are a contract.
type CheckpointProof struct {
	CheckpointFile
	Case  string `json:"case"`
	Seed  uint64 `json:"seed"`
	Same  bool   `json:"same"`  // every byte
	Wrong string `json:"wrong"` // what is wrong; empty if nothing is
}

// VerifyCheckpoint runs the case in a checkpoint from its first day to the
// checkpoint's date and compares the file with the one that would be written
// then, byte by byte. Of the options it takes Workers, Program and Progress. What
// is wrong with the file is in the proof. An error says that there is no
// checkpoint, or that ctx was cancelled.
func VerifyCheckpoint(ctx context.Context, path string, o Options) (*CheckpointProof, error) {
	c, p, err := openToProve(path, o.Program)
	if err != nil || c == nil {
		return p, err
	}
	if err := c.again(ctx, o); ctx.Err() != nil {
		return nil, ctx.Err()
	} else if err != nil {
		p.Wrong = err.Error()
	}
	p.Same = p.Wrong == ""
	return p, nil
}

// ExamineCheckpoint is what VerifyCheckpoint does without running anything: it
// holds the file against its checksum, its case and settings against each other,
// and reads the state.
func ExamineCheckpoint(path string, program build.Identity) (*CheckpointProof, error) {
	c, p, err := openToProve(path, program)
	if err != nil || c == nil {
		return p, err
	}
	if _, err := c.world(c.base, 1); err != nil {
		p.Wrong = err.Error()
	}
	p.Same = p.Wrong == ""
	return p, nil
}

// openToProve reads a checkpoint; it is nil if that cannot be read, and the proof
// then says why.
func openToProve(path string, program build.Identity) (*Checkpoint, *CheckpointProof, error) {
	f, _, err := openFile(path)
	if err != nil {
		return nil, nil, say.Errorf("cannot read the checkpoint %s: %w", path, err)
	}
	f.Close()
	c, err := openCheckpoint(path, program)
	if err != nil {
		return nil, &CheckpointProof{CheckpointFile: CheckpointFile{Path: path}, Wrong: err.Error()}, nil
	}
	return c, &CheckpointProof{CheckpointFile: c.file, Case: c.Case, Seed: c.Seed}, nil
}

// again makes the file's state again and compares the bytes.
func (c *Checkpoint) again(ctx context.Context, o Options) error {
	s := c.base
	if first := s.Parameters.Start - parameter.Date(s.Parameters.BurnIn); c.date < first || c.date >= s.Parameters.Start+parameter.Date(s.Parameters.Days) {
		return say.Errorf("its date, %s, is not a day of the run", c.Date)
	}
	o.Scenario, o.Seed, o.World, o.From = s, c.Seed, c.WorldSeed, nil
	world, err := o.world(o.Workers)
	if err != nil {
		return err
	}
	if err := world.RunTo(ctx, c.date, o.Progress); err != nil {
		return err
	}
	fresh := &Checkpoint{
		Version: c.Version, Fingerprint: o.Program.Fingerprint, Case: s.Name, CaseSHA256: s.SHA256, Seed: c.Seed, WorldSeed: o.other(),
		Date: c.date.String(), Policies: list(c.Policies), Sets: list(c.Sets), Text: s.Text,
	}
	head, err := json.Marshal(fresh)
	if err != nil {
		return err
	}
	file, err := os.Open(c.file.Path)
	if err != nil {
		return err
	}
	defer file.Close()
	compare := &Comparer{From: bufio.NewReaderSize(file, 1<<20)}
	out := bufio.NewWriterSize(compare, 1<<20)
	if err := fresh.writeTo(out, head, world); err != nil && !errors.Is(err, ErrDiffers) {
		return err
	}
	if err := out.Flush(); err != nil && !errors.Is(err, ErrDiffers) {
		return err
	}
	if !compare.Same() {
		return say.Errorf("it differs from the repeated state, from byte %d of %d on", compare.At, c.file.Bytes)
	}
	return nil
}

// Comparer compares what is written to it with what it reads.
type Comparer struct {
	From io.Reader
	At   int64 // bytes that are the same
	off  bool  // something differed
}

// ErrDiffers ends the writing where something differs.
var ErrDiffers = say.Error("it differs")

func (c *Comparer) Write(data []byte) (int, error) {
	recorded := make([]byte, len(data))
	n, err := io.ReadFull(c.From, recorded)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return 0, err
	}
	same := 0
	for same < n && recorded[same] == data[same] {
		same++
	}
	c.At += int64(same)
	if same < len(data) {
		c.off = true
		return same, ErrDiffers
	}
	return len(data), nil
}

// Same says, when all is written, whether nothing differs and nothing is left to
// be read.
func (c *Comparer) Same() bool {
	if c.off {
		return false
	}
	n, err := c.From.Read(make([]byte, 1))
	return n == 0 && errors.Is(err, io.EOF)
}
