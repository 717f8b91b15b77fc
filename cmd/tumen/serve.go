package main

import (
	"github.com/spf13/cobra"

	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/workbench"
)

func serveCommand(s *screen) *cobra.Command {
	o := workbench.Options{Program: build.This()}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: say.Text("start the workbench: cases, runs and comparisons in a browser"),
		Long: say.Text(`Serve the workbench, a page and an HTTP API on this machine: cases and their
testimony, live runs, and comparisons of policies. Runs belong to the data folder,
not to the browser: closing a tab ends nothing. When the server starts again, it
continues unfinished work: a study from its last row, a run from its first day.
Only one server at a time can use a data folder.

Every client needs a token. The first start makes it and saves it in the file
token of the data folder, which only you can read. The printed address contains
the token, and the browser remembers it. --no-token needs no token: every user and
every program on this machine can then read, change and delete the data.

Other machines can reach an address that is not on loopback. Nothing is encrypted:
put a proxy with TLS or an SSH tunnel in front. A proxy may serve the page below a
path. If it strips that path, nothing else is needed; if it keeps the path, name
it with --base.`),
		Example: `  tumen serve
  tumen serve --data ~/border --addr 127.0.0.1:8000
  tumen serve --base /tumen/
  tumen serve --addr 0.0.0.0:7433 --token "$(cat token)"`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if cmd.Flags().Changed("token") && o.Token == "" {
				return &usageError{say.Text("--token: the token is empty"), say.Text("leave --token out to use the token of the data folder, or write --no-token to use none")}
			}
			if o.Data == "" {
				return &usageError{say.Text("--data cannot be empty"), say.Text("name a folder for runs, studies and drafts, or leave --data out to use tumen-data")}
			}
			if err := workbench.Serve(cmd.Context(), o, s.err); err != nil {
				return err
			}
			return &interruption{say.Text("tumen serve continues unfinished work when it starts again")}
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&o.Addr, "addr", "127.0.0.1:7433", say.Text("listen on `HOST:PORT`"))
	f.StringVar(&o.Data, "data", "tumen-data", say.Text("save runs, studies and drafts in `DIR`"))
	f.StringVar(&o.Base, "base", "", say.Text("serve below `PATH`, for a proxy that keeps this path"))
	f.StringVar(&o.Token, "token", "", say.Text("require `TOKEN` instead of the one in the data folder"))
	f.BoolVar(&o.NoToken, "no-token", false, say.Text("require no token; on loopback only"))
	return cmd
}
