package main

import (
	"bytes"
	"os"
	"os/exec"
	"testing"

	"tumen/internal/proof"
)

// tumen cases | head, where head has gone before anything was written.
func TestAReaderThatHasSeenEnoughEndsTheProgramQuietly(t *testing.T) {
	onUnix(t, "SIGPIPE")
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	read.Close()
	defer write.Close()

	var words bytes.Buffer
	cmd := exec.Command("tumen", "cases")
	cmd.Stdout, cmd.Stderr = write, &words
	if err := cmd.Run(); err == nil {
		t.Error("nobody read the result, and the exit code is 0")
	}
	if words.Len() > 0 {
		t.Errorf("it said %q", words.String())
	}
}

func TestAFullDiskIsOneLineAndAFailure(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no /dev/full here:", err)
	}
	defer full.Close()

	for _, args := range [][]string{{"cases"}, {"version", "--json"}, {"run", "--help"}} {
		var words bytes.Buffer
		cmd := exec.Command("tumen", args...)
		cmd.Stdout, cmd.Stderr = full, &words
		cmd.Run()
		if code := cmd.ProcessState.ExitCode(); code != failed {
			t.Errorf("tumen %q: exit code %d, want %d", args, code, failed)
		}
		want := "tumen: cannot write the result: write /dev/stdout: no space left on device\n"
		if words.String() != want {
			t.Errorf("tumen %q said %q, want %q", args, words.String(), want)
		}
	}
}

func TestColourIsForTerminalsThatWantIt(t *testing.T) {
	terminal, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // a character device, as a terminal is
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	file := proof.Must(os.Create(t.TempDir() + "/page"))(t)
	defer file.Close()

	tests := []struct {
		name   string
		out    *os.File
		env    map[string]string
		colour bool
		live   bool
	}{
		{"a terminal", terminal, nil, true, true},
		{"a file", file, nil, false, false},
		{"NO_COLOR", terminal, map[string]string{"NO_COLOR": "1"}, false, true},
		{"NO_COLOR set to nothing", terminal, map[string]string{"NO_COLOR": ""}, true, true},
		{"a dumb terminal", terminal, map[string]string{"TERM": "dumb"}, false, false},
	}
	for _, test := range tests {
		s := openScreen(test.out, test.out, func(name string) string { return test.env[name] })
		if s.colour != test.colour || s.live != test.live {
			t.Errorf("%s: colour %t, live %t; want %t, %t", test.name, s.colour, s.live, test.colour, test.live)
		}
	}
}

func TestWidthIsWhatColumnsSaysIfItCanBe(t *testing.T) {
	tests := []struct {
		columns string
		width   int
	}{
		{"132", 132},
		{"", narrow},
		{"wide", narrow},
		{"0", narrow},
		{"-5", narrow},
	}
	for _, test := range tests {
		s := openScreen(os.Stdout, os.Stderr, func(string) string { return test.columns })
		if s.width != test.width {
			t.Errorf("COLUMNS=%q: width %d, want %d", test.columns, s.width, test.width)
		}
	}
}
