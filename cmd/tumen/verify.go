package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"tumen/internal/build"
	"tumen/record"
	"tumen/report"
)

// verifyOptions is what a command line asks of verify.
type verifyOptions struct {
	Path    string
	Workers int // 0: as fits
	JSON    bool
}

// verifyJSON is what verify --json prints of a run. Its keys are a contract.
type verifyJSON struct {
	Path string `json:"path"`
	Kind string `json:"kind"`
	*record.Proof
}

func verifyCommand(s *screen) *cobra.Command {
	var o verifyOptions
	cmd := &cobra.Command{
		Use:   "verify PATH",
		Short: "make a recorded run again and compare every byte",
		Long: `Make a recorded run again, on another number of workers, from the case file that
the record keeps, and compare every byte of every file: tables, manifest, digest
and page. Everything that differs is named: of a table the first day and column,
of the manifest the key. Then the exit code is 1. So it is when a tumen with
another model made the record, since its bytes cannot be made again.`,
		Example: `  tumen verify runs/samjiyon-1
  tumen verify runs/samjiyon-1 --workers 7 --json`,
		Args: oneArgument("PATH", "give the directory that tumen run wrote"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Path = args[0]
			return o.run(cmd.Context(), s)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	intVar(f, &o.Workers, "workers", 0, fmt.Sprintf("use `N` workers, at most %d (default: two, or one if two were used)", mostWorkers))
	jsonFlag(f, &o.JSON)
	return cmd
}

// run makes again what is recorded, and shows what came of it.
func (o verifyOptions) run(ctx context.Context, s *screen) error {
	if err := checkWorkers(o.Workers); err != nil {
		return err
	}
	line := s.progress("again: day")
	p, err := record.Verify(ctx, o.Path, record.Options{Workers: o.Workers, Program: build.This(), Progress: line.step}, report.Page)
	line.clear()
	if ctx.Err() != nil {
		return &interruption{"nothing was compared"}
	}
	if err != nil {
		return err
	}
	if o.JSON {
		if err := s.printJSON(verifyJSON{o.Path, "run", p}); err != nil {
			return err
		}
	} else if p.Same {
		fmt.Fprintf(s.out, "verified: %s\ndigest %s\n", verifiedRun(p), p.Digest)
	}
	return failedProof(p)
}

// verifiedRun says what was made again and found the same.
func verifiedRun(p *record.Proof) string {
	from := ""
	if p.From != "" {
		from = ", made whole as gone on with from a checkpoint of " + p.From
	}
	return fmt.Sprintf("%s, seed %d, all %s, every byte the same on %s%s", p.Case, p.Seed, counted(p.Days, "day"), counted(p.Workers, "worker"), from)
}

// failedProof is a run that is not the same as an error, with every place as its
// reason; nil for one that is the same.
func failedProof(p *record.Proof) error {
	if p.Same {
		return nil
	}
	var why []string
	if p.First != nil {
		why = append(why, "first difference on "+p.First.String())
	}
	for _, w := range p.Wrong {
		why = append(why, w.String())
	}
	head := "verification failed: "
	if p.OtherModel() && p.RecordedFingerprint != "" {
		if p.First == nil && len(p.Changed) == 0 && p.SameValues {
			head = fmt.Sprintf("not verified: the values of all tables are the same, %s, but ", counted(p.Days, "day"))
		}
		why = append(why, fmt.Sprintf("another model made the record (tumen %s, model %s) than this one (%s, %s), so bytes may differ for that reason alone",
			p.RecordedVersion, build.Short(p.RecordedFingerprint), p.Version, build.Short(p.Fingerprint)))
	}
	if p.From != "" && p.First != nil && len(p.Changed) == 0 {
		why = append(why, fmt.Sprintf("it went on from a checkpoint of %s, which may be of another case or seed (SHA-256 %s)", p.From, p.FromSHA256))
	}
	return errors.New(head + strings.Join(why, "\n  "))
}

// counted is a number of things, in words for one or for several.
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
