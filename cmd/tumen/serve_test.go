package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// served is a server that was started as a command, and where it is.
type served struct {
	command *exec.Cmd
	url     string
	words   *bufio.Reader
}

func startServer(t *testing.T, data string) *served {
	t.Helper()
	s := &served{command: exec.Command("tumen", "serve", "--addr", "127.0.0.1:0", "--data", data)}
	words, err := s.command.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.command.Process.Kill() })
	s.words = bufio.NewReader(words)
	line, err := s.words.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	_, s.url, _ = strings.Cut(strings.TrimSpace(line), "the workbench is at ")
	return s
}

// stop ends it as Ctrl-C does, and returns its exit code and last words.
func (s *served) stop(t *testing.T) (code int, words string) {
	t.Helper()
	if err := s.command.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(s.words)
	if err != nil {
		t.Fatal(err)
	}
	s.command.Wait()
	return s.command.ProcessState.ExitCode(), string(rest)
}

// get reads an answer in JSON.
func (s *served) get(t *testing.T, path string, into any) {
	t.Helper()
	answer, err := http.Get(s.url + path)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if err := json.NewDecoder(answer.Body).Decode(into); err != nil {
		t.Fatal(err)
	}
}

// servedRun is what a server says of a run.
type servedRun struct {
	ID    string `json:"id"`
	State string `json:"state"`
	Done  int    `json:"done"`
}

// until waits for something of a run, and gives up only when the machine must be
// stuck.
func (s *served) until(t *testing.T, id string, is func(servedRun) bool) (run servedRun) {
	t.Helper()
	for stuck := time.Now().Add(5 * time.Minute); ; time.Sleep(5 * time.Millisecond) {
		if s.get(t, "api/runs/"+id, &run); is(run) {
			return run
		}
		if time.Now().After(stuck) {
			t.Fatalf("after five minutes the run is %s with %d days", run.State, run.Done)
		}
	}
}

// stoppedServer has a server begin a run of 3000 days, and stops it in the middle
// of that. When the run was over sooner, it is tried again with more porters.
func stoppedServer(t *testing.T) (data string, run servedRun) {
	t.Helper()
	for scale := 1; scale < 30; scale *= 3 {
		data = t.TempDir()
		s := startServer(t, data)
		body := fmt.Sprintf(`{"case": "samjiyon", "days": 3000, "sets": ["scale=%d"]}`, scale)
		answer, err := http.Post(s.url+"api/runs", "application/json", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.NewDecoder(answer.Body).Decode(&run); err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		s.until(t, run.ID, func(r servedRun) bool { return r.Done > 0 })
		code, words := s.stop(t)
		if code != interrupted || !strings.Contains(words, "is taken up when tumen serve is started again") {
			t.Errorf("it ended with %d and %q", code, words)
		}
		kept, err := os.ReadFile(filepath.Join(data, "runs", run.ID, "run.json"))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(kept, &run); err != nil {
			t.Fatal(err)
		}
		if run.State != "done" {
			return data, run
		}
	}
	t.Fatal("a run of 50,000 porters is over before the server is told to stop")
	return
}

// A server that is stopped in the middle of a run goes on with it when it is
// started again, and the run ends as if nothing had been.
func TestAServerThatIsStartedAgainGoesOn(t *testing.T) {
	onUnix(t, "SIGINT")
	data, run := stoppedServer(t)
	again := startServer(t, data)
	run = again.until(t, run.ID, func(r servedRun) bool { return r.State == "done" })
	if run.Done != 3000 {
		t.Errorf("the run is done with %d days", run.Done)
	}
	if code, words := again.stop(t); code != interrupted {
		t.Errorf("it ended with %d and %q", code, words)
	}
}
