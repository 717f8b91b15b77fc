package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/record/journal"
	"tumen/stage"
)

// AskedFile is the file of a stage that says what the command was asked for.
const AskedFile = "asked.json"

// Asked is what a command was asked for, kept in the stage of its destination:
// enough to finish the run.
type Asked struct {
	Request     string          `json:"request"`
	Version     string          `json:"version"`
	Fingerprint string          `json:"fingerprint"`
	Case        string          `json:"case"`
	CaseSHA256  string          `json:"case_sha256"`
	Text        string          `json:"case_text"` // the case file
	Seed        uint64          `json:"seed"`
	World       *uint64         `json:"world_seed,omitempty"`
	Policies    []string        `json:"policies"`
	Sets        []string        `json:"sets"`
	Worlds      *Worlds         `json:"worlds,omitempty"`
	Crossings   bool            `json:"crossings"`
	Date        string          `json:"checkpoint_date,omitempty"` // of the checkpoint to be written
	From        *CheckpointFile `json:"from_checkpoint,omitempty"` // with an absolute path
	FromFirst   []string        `json:"from_policies,omitempty"`   // the first of the policies: those of the checkpoint
}

// Ask is what options ask for, with the date of the checkpoint that is to be written.
func Ask(o *Options, mark string) *Asked {
	c := o.Scenario
	a := &Asked{
		Request: o.Request(), Version: o.Program.Version, Fingerprint: o.Program.Fingerprint,
		Case: c.Name, CaseSHA256: c.SHA256, Text: c.Text, Seed: o.Seed, World: o.World, Policies: o.Policies, Sets: o.Sets, Worlds: o.Worlds, Crossings: o.Crossings != "", Date: mark,
	}
	if o.From != nil {
		from := o.From.File()
		if path, err := filepath.Abs(from.Path); err == nil {
			from.Path = path
		}
		a.From, a.FromFirst = &from, o.From.Policies
	}
	return a
}

// AskedOf is what was asked for by the command that made a run: enough to make it
// again.
func AskedOf(r *Run) *Asked {
	m := &r.Manifest
	a := &Asked{
		Request: m.Request, Version: m.Tumen, Fingerprint: m.Fingerprint, Case: m.Case, CaseSHA256: m.CaseSHA256, Text: string(r.CaseText),
		Seed: m.Seed, World: m.WorldSeed, Policies: m.Policies, Sets: m.Sets, Worlds: m.Worlds, Crossings: m.KeepsCrossings(),
	}
	if m.FromSHA256 != "" {
		a.From = &CheckpointFile{Date: m.From, SHA256: m.FromSHA256}
	}
	return a
}

// Checkpoint is the checkpoint that the run went on from; nil if it went on from
// none. If its file is not there any more, or is another one, only what the
// manifest says of it is known, and the run is made whole.
func (a *Asked) Checkpoint(program build.Identity) *Checkpoint {
	if a.From == nil {
		return nil
	}
	if a.From.Path != "" {
		if c, err := OpenCheckpoint(a.From.Path, program); err == nil && c.file.SHA256 == a.From.SHA256 {
			return c
		}
	}
	return &Checkpoint{Policies: a.FromFirst, file: *a.From, lost: true}
}

// SameModel says whether a program is of the model that the run was begun with.
func (a *Asked) SameModel(program build.Identity) bool {
	return program.HasModel(a.Fingerprint)
}

// Write keeps a in a stage, in one move: if it fails, what was kept before stays.
// It does not wait for the medium: what a loss of power leaves of the file is
// known by its checksum.
func (a *Asked) Write(at *stage.Folder) error {
	text, err := json.Marshal(a)
	if err != nil {
		return err
	}
	data := append(fmt.Appendf(nil, "%08x\n", crc32.Checksum(text, journal.Castagnoli)), text...)
	next := at.Path(AskedFile + stage.NewSuffix)
	if err = os.WriteFile(next, data, 0o666); err == nil {
		err = os.Rename(next, at.Path(AskedFile))
	}
	if err != nil {
		os.Remove(next)
		return stage.Failed(say.Text("the request could not be saved beside it"), err)
	}
	return nil
}

// ReadAsked reads what a stage says of the run in it; nil if it has no such
// file, or none that is whole.
func ReadAsked(at *stage.Folder) *Asked {
	return readAsked(func() ([]byte, error) { return os.ReadFile(at.Path(AskedFile)) })
}

// AskedElsewhere is ReadAsked of a stage that another process holds.
func AskedElsewhere(busy *stage.Busy) *Asked {
	return readAsked(func() ([]byte, error) { return busy.Read(AskedFile) })
}

func readAsked(read func() ([]byte, error)) *Asked {
	data, err := read()
	if err != nil {
		return nil
	}
	sum, text, ok := bytes.Cut(data, []byte("\n"))
	if !ok || string(sum) != fmt.Sprintf("%08x", crc32.Checksum(text, journal.Castagnoli)) {
		return nil
	}
	a := &Asked{}
	if json.Unmarshal(text, a) != nil {
		return nil
	}
	return a
}

// ReadManifest reads what a folder says of its run, and looks at no table. Both
// results are nil if there is nothing, or an empty folder. The error says what is
// there in the place of a run.
func ReadManifest(dir string) (*Manifest, error) {
	f, err := os.Open(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, stage.Failed(say.Text("it cannot be read"), err)
	}
	defer f.Close()
	if at, err := f.Stat(); err == nil && !at.IsDir() {
		return nil, say.Error("a file has that name; choose another folder")
	}
	if _, err := f.Readdirnames(1); errors.Is(err, io.EOF) {
		return nil, nil
	}
	m, err := readManifest(dir)
	if err != nil {
		return nil, say.Errorf("the folder exists and contains no run (%w); nothing in it was changed: choose another folder or move it away", err)
	}
	return m, nil
}

// Differs says in words in what a recorded run is another than the one that is
// asked for; nothing if it is the same.
func (o *Options) Differs(m *Manifest) []string {
	now := head(o)
	var words []string
	differs := func(so bool, what, was, is string) {
		if so {
			words = append(words, say.Textf("%s: %s there, %s here", what, was, is))
		}
	}
	named := func(list []string) string {
		if len(list) == 0 {
			return "none"
		}
		return strings.Join(list, ", ")
	}
	differs(m.Case != now.Case, "case", m.Case, now.Case)
	differs(m.Case == now.Case && m.CaseSHA256 != now.CaseSHA256, say.Text("SHA-256 of the case file"), build.Short(m.CaseSHA256), build.Short(now.CaseSHA256))
	differs(m.Seeds() != now.Seeds(), say.Text("drawn from"), m.Seeds(), now.Seeds())
	differs(fmt.Sprint(m.Policies) != fmt.Sprint(now.Policies), "policies", named(m.Policies), named(now.Policies))
	differs(fmt.Sprint(m.Sets) != fmt.Sprint(now.Sets), "settings", named(m.Sets), named(now.Sets))
	crossings := map[bool]string{false: say.Text("not recorded"), true: "recorded"}
	differs(m.KeepsCrossings() != (o.Crossings != ""), "crossings", crossings[m.KeepsCrossings()], crossings[o.Crossings != ""])
	from := func(m *Manifest) string {
		if m.FromSHA256 == "" {
			return say.Text("its first day")
		}
		return say.Textf("a checkpoint of %s with the SHA-256 %s", m.From, build.Short(m.FromSHA256))
	}
	differs(m.FromSHA256 != now.FromSHA256, say.Text("begun on"), from(m), from(&now))
	differs(!o.Program.HasModel(m.Fingerprint), "model", shownModel(m), shownModel(&now))
	if len(words) == 0 && m.Request != now.Request {
		words = append(words, say.Textf("request: %s there, %s here", build.Short(m.Request), build.Short(now.Request)))
	}
	return words
}

// shownModel is the model that made a run.
func shownModel(m *Manifest) string {
	if m.Fingerprint == "" {
		return say.Textf("that of tumen %s", shown(m.Tumen))
	}
	return shown(build.Short(m.Fingerprint))
}
