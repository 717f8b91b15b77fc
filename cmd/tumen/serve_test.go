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
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"tumen/internal/proof"
)

// served is a server that was started as a command, and where it is.
type served struct {
	command *exec.Cmd
	url     string // without the token
	token   string
	words   *bufio.Reader
}

func startServer(t *testing.T, data string, flags ...string) *served {
	t.Helper()
	s := &served{command: exec.Command("tumen", append([]string{"serve", "--addr", "127.0.0.1:0", "--data", data}, flags...)...)}
	words := proof.Must(s.command.StderrPipe())(t)
	if err := s.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.command.Process.Kill() })
	s.words = bufio.NewReader(words)
	line := proof.Must(s.words.ReadString('\n'))(t)
	_, at, _ := strings.Cut(strings.TrimSpace(line), "the workbench is at ")
	s.url, s.token, _ = strings.Cut(at, "?token=")
	return s
}

// stop ends it as Ctrl-C does, and returns its exit code and last words.
func (s *served) stop(t *testing.T) (code int, words string) {
	t.Helper()
	if err := s.command.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	rest := proof.Must(io.ReadAll(s.words))(t)
	s.command.Wait()
	return s.command.ProcessState.ExitCode(), string(rest)
}

// ask makes a request with the token.
func (s *served) ask(t *testing.T, method, path, body string) *http.Response {
	t.Helper()
	r := proof.Must(http.NewRequest(method, s.url+path, strings.NewReader(body)))(t)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+s.token)
	answer := proof.Must(http.DefaultClient.Do(r))(t)
	return answer
}

// get reads an answer in JSON.
func (s *served) get(t *testing.T, path string, into any) {
	t.Helper()
	answer := s.ask(t, "GET", path, "")
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
		answer := s.ask(t, "POST", "api/runs", body)
		if err := json.NewDecoder(answer.Body).Decode(&run); err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		s.until(t, run.ID, func(r servedRun) bool { return r.Done > 0 })
		code, words := s.stop(t)
		if code != interrupted || !strings.Contains(words, "continues unfinished work when it starts again") {
			t.Errorf("it ended with %d and %q", code, words)
		}
		kept := proof.Must(os.ReadFile(filepath.Join(data, "runs", run.ID, "job.json")))(t)
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

// Another user of the machine can reach the port, and can neither read nor delete:
// the token is in a file that the owner alone can read, and stays the same.
func TestTheServerAsksForItsToken(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := startServer(t, data)
	kept := filepath.Join(data, "token")
	text, err := os.ReadFile(kept)
	if err != nil || s.token == "" || strings.TrimSpace(string(text)) != s.token {
		t.Fatalf("the address has the token %q, the file %q, %v", s.token, text, err)
	}
	if info, err := os.Stat(kept); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("its mode is %v, %v", info.Mode(), err)
	}
	if answer := s.ask(t, "PUT", "api/drafts/mine", `{"yaml": "case: mine"}`); answer.StatusCode != 200 {
		t.Fatalf("with the token: %s", answer.Status)
	}
	mine := s.token
	for _, other := range []string{"", "x", mine[1:]} {
		s.token = other
		for _, method := range []string{"GET", "PUT", "DELETE"} {
			if answer := s.ask(t, method, "api/drafts/mine", `{"yaml": ""}`); answer.StatusCode != 401 {
				t.Errorf("%s with the token %q: %s", method, other, answer.Status)
			}
		}
	}
	onUnix(t, "SIGINT")
	s.stop(t)
	again := startServer(t, data)
	if again.token != mine {
		t.Errorf("after a restart the token is %q, and it was %q", again.token, mine)
	}
	again.stop(t)
	given := startServer(t, data, "--token", "given")
	if given.token != "given" || given.ask(t, "GET", "api/cases", "").StatusCode != 200 {
		t.Errorf("a token that was given: %q", given.token)
	}
	given.stop(t)
	open := startServer(t, data, "--no-token", "--base", "/tumen/")
	if open.token != "" || !strings.HasSuffix(open.url, "/tumen/") || open.ask(t, "GET", "api/drafts/mine", "").StatusCode != 200 {
		t.Errorf("without a token it is at %s, with the token %q", open.url, open.token)
	}
	if _, words := open.stop(t); !strings.Contains(words, "every user and every program on this machine") {
		t.Errorf("without a token it says %q", words)
	}
}

// A second server on the folder learns at once who has it, and the first one's
// study comes to its end. A server that is killed keeps nobody out.
func TestASecondServerDoesNotGetTheFolder(t *testing.T) {
	data := t.TempDir()
	first := startServer(t, data)
	var study servedRun
	answer := first.ask(t, "POST", "api/studies", `{"kind": "ensemble", "case": "samjiyon", "days": 20, "sets": ["burn_in=0"], "fixed": true, "seeds": 60}`)
	if err := json.NewDecoder(answer.Body).Decode(&study); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		second := exec.Command("tumen", "serve", "--addr", "127.0.0.1:0", "--data", data)
		words, _ := second.CombinedOutput()
		process := fmt.Sprintf("process %d", first.command.Process.Pid)
		if code := second.ProcessState.ExitCode(); code != failed || !strings.Contains(string(words), process) || !strings.Contains(string(words), first.url) || strings.Contains(string(words), first.token) {
			t.Errorf("the second ends with %d and %s", code, words)
		}
	}
	for stuck := time.Now().Add(5 * time.Minute); study.State != "done"; time.Sleep(5 * time.Millisecond) {
		if first.get(t, "api/studies/"+study.ID, &study); study.State == "failed" || time.Now().After(stuck) {
			t.Fatalf("the first server's study is %+v", study)
		}
	}
	first.command.Process.Kill()
	first.command.Wait()
	third := startServer(t, data)
	if third.get(t, "api/studies/"+study.ID, &study); study.State != "done" || study.Done != 60 {
		t.Errorf("after a kill the study is %+v", study)
	}
}
