package main

import (
	"github.com/spf13/cobra"

	"tumen/internal/build"
	"tumen/workbench"
)

func serveCommand(s *screen) *cobra.Command {
	o := workbench.Options{Program: build.This()}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "the workbench: look at cases, run them and compare, in a browser",
		Long: `Serve the workbench, a page and an HTTP API on this machine: cases and what their
testimony says, runs as they happen, policies side by side. Runs belong to the
folder of data and not to the browser: closing a tab ends nothing. What is
unfinished when the server stops is taken up when it is started again: a study
where it stood, a run from its first day.

Nobody but this machine can reach the usual address. Any other address asks for a
token, which is made and printed if none is given. Nothing is encrypted: put
something that encrypts in front of another address.`,
		Example: `  tumen serve
  tumen serve --data ~/border --addr 127.0.0.1:8000
  tumen serve --addr 0.0.0.0:7433 --token "$(cat token)"`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := workbench.Serve(cmd.Context(), o, s.err); err != nil {
				return err
			}
			return &interruption{"what is unfinished is taken up when tumen serve is started again"}
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&o.Addr, "addr", "127.0.0.1:7433", "listen on `HOST:PORT`")
	f.StringVar(&o.Data, "data", "tumen-data", "keep runs and drafts in `DIR`")
	f.StringVar(&o.Token, "token", "", "ask every caller for `TOKEN`")
	return cmd
}
