package record

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"reflect"
	"slices"

	"tumen/economy"
	"tumen/economy/parameter"
	"tumen/internal/build"
	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/record/journal"
	"tumen/scenario"
	"tumen/stage"
)

// checkpoint.go: a run as it stands on one morning, in a file of its own, from
// which it can be gone on with under several policies. docs/format.md has the
// bytes.

const (
	checkpointMagic  = "tumenchk"
	checkpointFormat = 1
	mostHead         = 64 << 20 // a case file has at most 8 MiB, and JSON can make more of it
	mostWords        = 10_000   // policies, and overrides
)

// Checkpoint is what a checkpoint's file says of the run, beside its state.
type Checkpoint struct {
	Version     string  `json:"version"`     // of tumen
	Fingerprint string  `json:"fingerprint"` // of the model; no other reads the state
	Case        string  `json:"case"`
	CaseSHA256  string  `json:"case_sha256"`
	Seed        uint64  `json:"seed"`
	WorldSeed   *uint64 `json:"world_seed,omitempty"`
	Date        string  `json:"date"` // on whose morning the state was written
	Policies    few     `json:"policies"`
	Sets        few     `json:"sets"`
	Text        string  `json:"case_text"` // the case file

	lost  bool // only file is known
	file  CheckpointFile
	date  parameter.Date
	base  *scenario.Scenario // the run that was written
	begin int64              // of the state in the file
	size  int64              // of the state
}

// few is a list of words of bounded length, so that a file that somebody made up
// is read quickly.
type few []string

func (f *few) UnmarshalJSON(text []byte) error {
	words := json.NewDecoder(bytes.NewReader(text))
	if begin, err := words.Token(); err != nil || begin != json.Delim('[') {
		return say.Error("policies and overrides must be lists")
	}
	for *f = (few{}); words.More(); {
		if len(*f) == mostWords {
			return say.Errorf("it has more than %d policies or overrides", mostWords)
		}
		var word string
		if err := words.Decode(&word); err != nil {
			return err
		}
		*f = append(*f, word)
	}
	return nil
}

// shown is a word of a file's in a message: as it is, or quoted and cut off where
// nobody writes such a word.
func shown(word string) string {
	if quoted := fmt.Sprintf("%.60q", word); quoted != `"`+word+`"` || word == "" {
		return quoted
	}
	return word
}

// CheckpointFile is a checkpoint as it lies on disk.
type CheckpointFile struct {
	Path   string `json:"path"`
	Date   string `json:"date"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"` // hex
}

// File is the file that was opened.
func (c *Checkpoint) File() CheckpointFile { return c.file }

// Lost says whether the file is gone: then only what File says is known.
func (c *Checkpoint) Lost() bool { return c.lost }

// Same says whether the checkpoint is the one that a run with these options would
// write on a day.
func (c *Checkpoint) Same(o *Options, on parameter.Date) bool {
	seeds := (&Options{Seed: c.Seed, World: c.WorldSeed}).seeds()
	return c.date == on && c.CaseSHA256 == o.Scenario.SHA256 && seeds == o.seeds() &&
		slices.Equal(c.Policies, list(o.Policies)) && slices.Equal(c.Sets, list(o.Sets))
}

// IsFile says whether there is a file at a path, and no folder.
func IsFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// IsCheckpoint says whether a file begins as a checkpoint does.
func IsCheckpoint(path string) bool {
	f, _, err := openFile(path)
	if err != nil {
		return false
	}
	defer f.Close()
	start := make([]byte, len(checkpointMagic))
	_, err = io.ReadFull(f, start)
	return err == nil && string(start) == checkpointMagic
}

var errNoFile = say.Error("it is not a file; give a checkpoint that tumen run wrote")

// openFile opens what is a file: to open a pipe would be to wait for it.
func openFile(path string) (f *os.File, size int64, err error) {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		return nil, 0, errNoFile
	}
	if err == nil {
		f, err = os.Open(path)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, 0, say.Error("there is no such file")
	case err != nil:
		return nil, 0, say.Errorf("it cannot be read: %w", stage.Cause(err))
	}
	return f, info.Size(), nil
}

// OpenCheckpoint reads what a checkpoint is of, and holds the whole file
// against its checksum. An error says what is wrong with the file.
func OpenCheckpoint(path string, program build.Identity) (*Checkpoint, error) {
	c, err := openCheckpoint(path, program)
	if err != nil {
		return nil, say.Errorf("cannot continue from %s: %w", path, err)
	}
	return c, nil
}

func openCheckpoint(path string, program build.Identity) (*Checkpoint, error) {
	f, size, err := openFile(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sha := sha256.New()
	in := io.TeeReader(bufio.NewReaderSize(f, 1<<20), sha)
	start := make([]byte, 16)
	if _, err := io.ReadFull(in, start); err != nil || string(start[:8]) != checkpointMagic {
		return nil, say.Error("it is not a checkpoint; give a checkpoint that tumen run wrote")
	}
	if format := binary.LittleEndian.Uint32(start[8:]); format != checkpointFormat {
		return nil, say.Errorf("it has format %d, but this version of tumen reads format %d", format, checkpointFormat)
	}
	const again = "write the checkpoint again with tumen run"
	length := int64(binary.LittleEndian.Uint32(start[12:]))
	if length > mostHead || size < 20+length {
		return nil, errors.New(say.Textf("it is incomplete; %s", again))
	}
	sum := crc32.New(journal.Castagnoli)
	sum.Write(start)
	head := make([]byte, length)
	if _, err := io.ReadFull(in, head); err != nil {
		return nil, say.Errorf("it cannot be read: %w", stage.Cause(err))
	}
	sum.Write(head)
	c := &Checkpoint{begin: 16 + length, size: size - 20 - length}
	if _, err := io.CopyN(sum, in, c.size); err != nil {
		return nil, say.Errorf("it cannot be read: %w", stage.Cause(err))
	}
	var end [4]byte
	if _, err := io.ReadFull(in, end[:]); err != nil || binary.LittleEndian.Uint32(end[:]) != sum.Sum32() {
		return nil, errors.New(say.Textf("it is incomplete, or was changed after it was written; %s", again))
	}
	if err := json.Unmarshal(head, c); err != nil {
		return nil, say.Errorf("its head cannot be read: %w", err)
	}
	if wrote := (build.Identity{Version: c.Version, Fingerprint: c.Fingerprint}); !program.HasModel(wrote.Fingerprint) {
		return nil, say.Errorf("another program wrote it: tumen %s with model %s, but this is tumen %s with model %s; only the model that wrote a state can read it, so %s",
			shown(c.Version), shown(build.Short(c.Fingerprint)), program.Version, build.Short(program.Fingerprint), again)
	}
	if c.date, err = parameter.ParseDate(c.Date); err != nil {
		return nil, say.Errorf("its head cannot be read: its day is %s", shown(c.Date))
	}
	c.file = CheckpointFile{path, c.Date, size, hex.EncodeToString(sha.Sum(nil))}
	if c.base, err = c.Scenario(nil); err != nil { // which is no fault of the command line
		return nil, errors.New(err.Error())
	}
	return c, nil
}

// Scenario is the case of the checkpoint with its own policies and, after
// them, those given. It fails if one of these would have changed anything
// before the checkpoint.
func (c *Checkpoint) Scenario(more []string) (*scenario.Scenario, error) {
	read, err := scenario.Parse(CaseFile, []byte(c.Text))
	if err != nil {
		return nil, say.Errorf("this version of tumen cannot read the case in it:\n%v", err)
	}
	if read.SHA256 != c.CaseSHA256 {
		return nil, say.Error("the case in it does not have the SHA-256 that it names")
	}
	s, err := read.With(scenario.Options{Policies: append(append([]string{}, c.Policies...), more...), Sets: c.Sets})
	if err != nil || c.base == nil {
		return s, err
	}
	refuse := func(policy, what string) error {
		return &fault.Error{Field: "policies", Given: policy, What: say.Textf("%s, and the checkpoint is of %s", what, c.Date), Write: say.Text("continue from an earlier checkpoint, or run the whole case")}
	}
	for i, r := range s.Resolved {
		if was := c.base.Resolved[i]; r.Value != was.Value {
			return nil, refuse(r.From, say.Textf("it changes %s before the first day", r.Path))
		}
	}
	past := func(s *scenario.Scenario) (early []parameter.Change) {
		for _, x := range s.Changes {
			if x.On < c.date {
				early = append(early, x)
			}
		}
		return early
	}
	was, now := past(c.base), past(s)
	for i, x := range now {
		if i >= len(was) || !reflect.DeepEqual(x, was[i]) {
			return nil, refuse(x.Why, say.Textf("it changes %s on %s", x.Path, x.On))
		}
	}
	if len(now) < len(was) {
		return nil, refuse(more[len(more)-1], say.Textf("it undoes what another policy changed on %s", was[len(now)].On.String()))
	}
	return s, nil
}

// Plain is the case of the checkpoint with its settings and without policies.
func (c *Checkpoint) Plain() (*scenario.Scenario, error) {
	read, err := scenario.Parse(CaseFile, []byte(c.Text))
	if err != nil {
		return nil, err
	}
	return read.With(scenario.Options{Sets: c.Sets})
}

// world reads the state back, as a world of the scenario.
func (c *Checkpoint) world(s *scenario.Scenario, workers int) (*economy.World, error) {
	f, err := os.Open(c.file.Path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	o := Options{Seed: c.Seed, World: c.WorldSeed}
	from := bufio.NewReaderSize(io.NewSectionReader(f, c.begin, c.size), 1<<20)
	w, err := economy.Resume(&s.Parameters, s.Changes, o.seeds(), workers, c.date, from, c.size)
	if err == nil && w.Checks() == nil {
		err = say.Error("has no checksums")
	}
	if err != nil {
		return nil, say.Errorf("cannot continue from %s: the state %w; write the checkpoint again with tumen run", c.file.Path, err)
	}
	return w, nil
}
