package main

import (
	"encoding/json"
	"io"
	"os"
	"strconv"

	"tumen/internal/say"
)

// screen is what a person, or the next program in a pipe, sees of a command.
type screen struct {
	out    *results  // standard output
	err    io.Writer // standard error
	live   bool      // err is a terminal: a line can be rewritten in place
	colour bool      // out is a terminal, and colour is welcome
	width  int       // columns of out
}

// narrow is the width assumed where nothing tells it: the terminal of old.
const narrow = 80

// openScreen looks at the two streams and at the environment. COLUMNS is
// believed because shells know a terminal's width and pipes have none.
func openScreen(out, err *os.File, getenv func(string) string) *screen {
	width, parseErr := strconv.Atoi(getenv("COLUMNS"))
	if parseErr != nil || width < 20 {
		width = narrow
	}
	plain := getenv("NO_COLOR") != "" || getenv("TERM") == "dumb"
	return &screen{
		out:    &results{file: out},
		err:    err,
		live:   isTerminal(err) && getenv("TERM") != "dumb",
		colour: isTerminal(out) && !plain,
		width:  width,
	}
}

// isTerminal says whether a file is a character device. The null device is
// one too, and takes progress and colour as gladly as anything else.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// results is standard output. It remembers the first write that failed,
// because much of what writes there (help, tables) does not look.
type results struct {
	file  io.Writer
	first error
}

// Write passes p on, until a write has failed.
func (r *results) Write(p []byte) (int, error) {
	if r.first != nil {
		return 0, r.first
	}
	n, err := r.file.Write(p)
	if err != nil {
		r.first = say.Errorf("cannot write the result: %w", err)
	}
	return n, r.first
}

// printJSON writes v as the one object that --json promises.
func (s *screen) printJSON(v any) error {
	e := json.NewEncoder(s.out)
	e.SetEscapeHTML(false) // names may hold an ampersand; nobody pastes this into a page
	e.SetIndent("", "  ")
	return e.Encode(v)
}
