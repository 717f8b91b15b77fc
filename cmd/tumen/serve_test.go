package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os/exec"
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

// A server that is stopped in the middle of a run goes on with it when it is
// started again, and the run ends as if nothing had been.
func TestAServerThatIsStartedAgainGoesOn(t *testing.T) {
	onUnix(t, "SIGINT")
	data := t.TempDir()
	first := startServer(t, data)
	body := []byte(`{"case": "samjiyon", "days": 3000}`)
	answer, err := http.Post(first.url+"api/runs", "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	var run struct {
		ID    string `json:"id"`
		State string `json:"state"`
		Done  int    `json:"done"`
	}
	if err := json.NewDecoder(answer.Body).Decode(&run); err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	code, words := first.stop(t)
	if code != interrupted || !strings.Contains(words, "is taken up when tumen serve is started again") {
		t.Errorf("it ended with %d and %q", code, words)
	}
	second := startServer(t, data)
	for range 600 {
		if second.get(t, "api/runs/"+run.ID, &run); run.State == "done" {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if run.State != "done" || run.Done != 3000 {
		t.Errorf("the run is %s with %d days", run.State, run.Done)
	}
	if code, words := second.stop(t); code != interrupted {
		t.Errorf("it ended with %d and %q", code, words)
	}
}
