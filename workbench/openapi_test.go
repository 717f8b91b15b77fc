package workbench

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"testing"

	"tumen/internal/proof"
)

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
	proof.Golden(t, "openapi.json", text.String())
	if proof.Updating() {
		types := exec.Command("go", "-C", "../tools", "run", "./apitypes", "../workbench/openapi.json", "../web/src/api/types.ts")
		if said, err := types.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
	}
	var document struct {
		OpenAPI string `json:"openapi"`
	}
	if err := json.Unmarshal(text.Bytes(), &document); err != nil || document.OpenAPI != "3.1.0" {
		t.Errorf("openapi is %q, %v; want 3.1.0", document.OpenAPI, err)
	}
}
