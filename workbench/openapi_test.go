package workbench

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"testing"
)

var update = flag.Bool("update", false, "rewrite openapi.json and the types of the page")

// openapi.json is the contract of the API: a change of it is seen, and meant.
// `go test ./workbench -update` writes it anew, and the types of the page from it.
func TestTheAPIIsAsItsDocumentSays(t *testing.T) {
	b := openBench(t, Options{})
	_, served := b.send("GET", "/api/openapi.json", nil)
	var text bytes.Buffer
	if err := json.Indent(&text, served, "", "  "); err != nil {
		t.Fatal(err)
	}
	text.WriteByte('\n')
	if *update {
		if err := os.WriteFile("openapi.json", text.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		types := exec.Command("go", "-C", "../tools", "run", "./apitypes", "../workbench/openapi.json", "../web/src/api/types.ts")
		if said, err := types.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
	}
	kept, err := os.ReadFile("openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(kept, text.Bytes()) {
		t.Error("the API is not what openapi.json says; `go test ./workbench -update` writes it anew: read the difference before you keep it")
	}
	var document struct {
		OpenAPI string `json:"openapi"`
	}
	if err := json.Unmarshal(kept, &document); err != nil || document.OpenAPI != "3.1.0" {
		t.Errorf("openapi is %q, %v; want 3.1.0", document.OpenAPI, err)
	}
}
