package workbench

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"tumen/internal/say"
)

// fileRequest asks for a file of a run.
type fileRequest struct {
	JobID
	File     string `path:"file" pattern:"^[a-z][a-z0-9.-]{0,59}$" example:"manifest.json" doc:"manifest.json, made.json, digest, report.html, every file that the manifest lists, and days.csv and flows.csv"`
	Download bool   `query:"download" doc:"to be saved rather than shown"`
}

// reportPolicy is for a report, which has a style of its own and no scripts.
const reportPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

// kindOf is the content type of a file by its ending.
var kindOf = map[string]string{
	".json": "application/json", ".csv": say.Text("text/csv; charset=utf-8"), ".html": say.Text("text/html; charset=utf-8"),
	".parquet": "application/vnd.apache.parquet", ".yaml": say.Text("text/plain; charset=utf-8"), "": say.Text("text/plain; charset=utf-8"),
}

// contentType is that of a file; one of a form that is not known is bytes.
func contentType(file string) string {
	if kind, known := kindOf[path.Ext(file)]; known {
		return kind
	}
	return "application/octet-stream"
}

func (w *Workbench) filesAPI(api huma.API) {
	op := w.operation(http.MethodGet, "/api/runs/{id}/files/{file}", "get-run-file", say.Text("a file of a run's record, as it is or as CSV; the report needs no script"), http.StatusNotFound, http.StatusConflict)
	op.Responses = fileResponses(".json", ".csv", ".html", ".parquet", ".yaml")
	route(w, api, op, w.runFile)
}

// fileResponses describe an answer that is a file with one of these endings.
func fileResponses(endings ...string) map[string]*huma.Response {
	file := &huma.Response{Description: say.Text("the file"), Content: map[string]*huma.MediaType{}}
	for _, ending := range endings {
		file.Content[strings.TrimSuffix(kindOf[ending], "; charset=utf-8")] = &huma.MediaType{}
	}
	return map[string]*huma.Response{"200": file}
}

// saveName is what a file is called when it is saved: samjiyon-7-days.csv.
func saveName(caseName, of, file string) string {
	return strings.ReplaceAll(caseName, "/", "-") + "-" + of + "-" + file
}

// runFile gives out a file. All of it is read before the first byte is sent, so
// that a damaged record is an error and not half a file.
func (w *Workbench) runFile(_ context.Context, in *fileRequest) (*huma.StreamResponse, error) {
	j, err := w.data.Runs.Find(in.ID)
	if err != nil {
		return nil, err
	}
	content, err := j.Work.File(in.File)
	if err != nil {
		return nil, err
	}
	n, name := j.Note(), ""
	if in.Download {
		name = saveName(n.CaseName, fmt.Sprint(n.Spec.Seed), in.File)
	}
	return fileResponse(in.File, name, content), nil
}

// fileResponse sends a file; with a name it is to be saved under it.
func fileResponse(file, saveAs string, data []byte) *huma.StreamResponse {
	return &huma.StreamResponse{Body: func(ctx huma.Context) {
		ctx.SetHeader("Content-Type", contentType(file))
		ctx.SetHeader("Content-Length", fmt.Sprint(len(data)))
		if path.Ext(file) == ".html" {
			ctx.SetHeader("Content-Security-Policy", reportPolicy)
		}
		if saveAs != "" {
			ctx.SetHeader("Content-Disposition", say.Textf("attachment; filename*=UTF-8''%s", escaped(saveAs)))
		}
		io.Copy(ctx.BodyWriter(), bytes.NewReader(data)) // whoever asked may be gone
	}}
}

// escaped writes a name as RFC 8187 has it: letters and digits as they are, any
// other byte but - . _ as %XX.
func escaped(name string) string {
	var b strings.Builder
	for _, c := range []byte(name) {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-', c == '.', c == '_':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
