package workbench

import (
	"context"
	"io/fs"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"tumen/docs"
	"tumen/internal/say"
	"tumen/jobs"
)

// document is one of the project's documents.
type document struct {
	Name     string `json:"name" doc:"odd"`
	Title    string `json:"title"`
	Markdown string `json:"markdown"`
}

// documentLine is a document in a list.
type documentLine struct {
	Name  string `json:"name"`
	Title string `json:"title"`
}

type documentName struct {
	Name string `path:"name" pattern:"^[a-z0-9][a-z0-9-]{0,39}$" doc:"of a document: odd"`
}

func (w *Workbench) methodAPI(api huma.API) {
	route(w, api, w.operation(http.MethodGet, "/api/method", "list-documents", say.Text("the documents of this version: the model, the formats, the licences")),
		func(context.Context, *struct{}) (*answer[[]documentLine], error) {
			files, err := fs.ReadDir(docs.Files, ".")
			if err != nil {
				return nil, err
			}
			var lines []documentLine
			for _, f := range files {
				d, err := readDocument(strings.TrimSuffix(f.Name(), ".md"))
				if err != nil {
					return nil, err
				}
				lines = append(lines, documentLine{d.Name, d.Title})
			}
			return ok(lines), nil
		})
	route(w, api, w.operation(http.MethodGet, "/api/method/{name}", "get-document", say.Text("one document, as Markdown"), http.StatusNotFound),
		func(_ context.Context, in *documentName) (*answer[document], error) {
			d, err := readDocument(in.Name)
			if err != nil {
				return nil, jobs.Refuse(jobs.NotFound, "there is no document %q; GET /api/method lists them", in.Name)
			}
			return ok(d), nil
		})
}

// readDocument is a document with its title, which is its first line.
func readDocument(name string) (document, error) {
	text, err := fs.ReadFile(docs.Files, name+".md")
	title, _, _ := strings.Cut(string(text), "\n")
	return document{name, strings.TrimPrefix(title, "# "), string(text)}, err
}
