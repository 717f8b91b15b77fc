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
		Short: "serve the workbench: cases, runs and comparisons in a browser",
		Long: `Serve the workbench, a page and an HTTP API on this machine: cases and what their
testimony says, runs as they happen, policies side by side. Runs belong to the
data folder and not to the browser: closing a tab ends nothing. What is unfinished
when the server stops is taken up when it is started again: a study where it
stood, a run from its first day. One server at a time uses a data folder.

Every caller must show a token. It is made at the first start and kept in the file
token of the data folder, which only you can read; the address that is printed
contains it, and the browser remembers it. --no-token asks for none: then every
user and every program on this machine can read, change and delete the data.

Other machines can reach an address that is not on loopback. Nothing is encrypted:
put a proxy with TLS or an SSH tunnel in front. Behind a proxy with a path of its
own the page works as it is if the proxy takes the path off; if it leaves the path
on, name it with --base.`,
		Example: `  tumen serve
  tumen serve --data ~/border --addr 127.0.0.1:8000
  tumen serve --base /tumen/
  tumen serve --addr 0.0.0.0:7433 --token "$(cat token)"`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if cmd.Flags().Changed("token") && o.Token == "" {
				return &usageError{"--token: the token is empty", "leave out --token: a token is then made and kept in the data folder; --no-token asks for none"}
			}
			if o.Data == "" {
				return &usageError{"--data cannot be empty", "write the folder for runs, studies and drafts, or leave --data out for tumen-data"}
			}
			if err := workbench.Serve(cmd.Context(), o, s.err); err != nil {
				return err
			}
			return &interruption{"what is unfinished is taken up when tumen serve is started again"}
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&o.Addr, "addr", "127.0.0.1:7433", "listen on `HOST:PORT`")
	f.StringVar(&o.Data, "data", "tumen-data", "keep runs, studies and drafts in `DIR`")
	f.StringVar(&o.Base, "base", "", "the proxy in front has the page below `PATH`, and leaves it on")
	f.StringVar(&o.Token, "token", "", "ask for `TOKEN` instead of the one in the data folder")
	f.BoolVar(&o.NoToken, "no-token", false, "ask for no token; on loopback only")
	return cmd
}
