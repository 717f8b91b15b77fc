package workbench

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"tumen/record"
)

// fileRequest asks for a file of a run.
type fileRequest struct {
	RunID
	File     string `path:"file" pattern:"^[a-z][a-z0-9.-]{0,59}$" example:"manifest.json" doc:"manifest.json, made.json, digest, report.html, every file that the manifest lists, and days.csv and flows.csv"`
	Download bool   `query:"download" doc:"to be saved rather than shown"`
}

// reportPolicy is for a report, which has a style of its own and no scripts.
const reportPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

// kindOf is the content type of a file by its ending.
var kindOf = map[string]string{
	".json": "application/json", ".csv": "text/csv; charset=utf-8", ".html": "text/html; charset=utf-8",
	".parquet": "application/vnd.apache.parquet", ".yaml": "text/plain; charset=utf-8", "": "text/plain; charset=utf-8",
}

// contentType is that of a file; one of a form that is not known is bytes.
func contentType(file string) string {
	if kind, known := kindOf[path.Ext(file)]; known {
		return kind
	}
	return "application/octet-stream"
}

func (w *Workbench) filesAPI(api huma.API) {
	op := w.operation(http.MethodGet, "/api/runs/{id}/files/{file}", "get-run-file", "a file of a run's record, as it is or as CSV; the report needs no script", http.StatusNotFound, http.StatusConflict)
	op.Responses = fileResponses(".json", ".csv", ".html", ".parquet", ".yaml")
	route(w, api, op, w.runFile)
}

// fileResponses describe an answer that is a file with one of these endings.
func fileResponses(endings ...string) map[string]*huma.Response {
	file := &huma.Response{Description: "the file", Content: map[string]*huma.MediaType{}}
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
	r, err := w.runs.find(in.ID)
	if err != nil {
		return nil, err
	}
	n := r.status()
	if in.File != caseFile {
		manifest, err := r.manifest()
		if err != nil {
			return nil, err
		}
		if manifest == nil {
			return nil, clash("the run %s is %s, so there is no %s", n.ID, n.State, in.File)
		}
		files, err := filesOf(manifest)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(files, in.File) {
			return nil, notThere("the run %s has no file %q; it has %s", n.ID, in.File, strings.Join(files, ", "))
		}
	}
	data, err := r.content(in.File)
	if err != nil {
		return nil, err
	}
	name := ""
	if in.Download {
		name = saveName(n.CaseName, fmt.Sprint(n.Spec.Seed), in.File)
	}
	return fileResponse(in.File, name, data), nil
}

// filesOf are the files of a run that can be had: its record whole, so that
// `tumen audit` and `tumen verify` can be asked about a copy, and its tables as CSV.
func filesOf(manifest []byte) ([]string, error) {
	var m struct {
		Files []record.File `json:"files"`
	}
	if err := json.Unmarshal(manifest, &m); err != nil {
		return nil, fmt.Errorf("%s is damaged: %w", record.ManifestFile, err)
	}
	files := []string{record.ManifestFile, record.MadeFile, record.DigestFile, record.ReportFile, caseFile, daysCSV, flowsCSV}
	for _, f := range m.Files {
		if !slices.Contains(files, f.Name) && path.Base(f.Name) == f.Name {
			files = append(files, f.Name)
		}
	}
	slices.Sort(files)
	return files, nil
}

// The tables as text, which are written when they are asked for.
const (
	daysCSV  = "days.csv"
	flowsCSV = "flows.csv"
)

// content is what a file of the run holds.
func (r *run) content(file string) ([]byte, error) {
	switch file {
	case caseFile:
		return r.data.read(r.file(caseFile))
	case daysCSV, flowsCSV:
		kept, err := record.Open(r.data.system(r.file(recordDir)))
		if err != nil {
			return nil, err
		}
		var text bytes.Buffer
		write := kept.DaysCSV
		if file == flowsCSV {
			write = kept.FlowsCSV
		}
		err = write(&text)
		return text.Bytes(), err
	}
	data, err := r.data.read(path.Join(r.file(recordDir), file))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, notThere("the run %s has no file %q; it is not in the data folder", r.status().ID, file)
	}
	return data, err
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
			ctx.SetHeader("Content-Disposition", "attachment; filename*=UTF-8''"+escaped(saveAs))
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
