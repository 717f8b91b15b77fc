package workbench

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"net/http"
	"strings"

	"tumen/internal/say"
)

//go:embed page
var embedded embed.FS

// pageFiles are the built page, index.html and assets/; without it, a note alone.
var pageFiles = func() fs.FS {
	files, err := fs.Sub(embedded, "page")
	if err != nil {
		panic(err) // the name is written above
	}
	return files
}()

// noPage says how to get the page, where the program was built without it.
var noPage = say.Text("this tumen was built without the page: `make build` in its source builds it in (it needs Node.js); the API at /api/ and the reports of runs are here all the same")

// hasPage says whether the page was built in.
func hasPage() bool {
	_, err := fs.Stat(pageFiles, "index.html")
	return err == nil
}

// servePage serves the page. Its own addresses (/cases/samjiyon) are all
// index.html; the files beside it carry a hash of their content in their names.
// index.html is built with addresses that begin with ./, which lead to where the
// page begins from every one of its own addresses.
func servePage(to http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		to.Header().Set("Allow", say.Text("GET, HEAD"))
		refuse(to, http.StatusMethodNotAllowed, say.Textf("%s is for the API; the page is only read", r.Method))
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	asset := strings.HasPrefix(name, "assets/")
	info, err := fs.Stat(pageFiles, name)
	switch {
	case fs.ValidPath(name) && err == nil && !info.IsDir() && name != "README.md":
		if asset {
			to.Header().Set("Cache-Control", say.Text("public, max-age=31536000, immutable"))
		}
		http.ServeFileFS(to, r, pageFiles, name)
	case asset:
		refuse(to, http.StatusNotFound, say.Text("there is no such file; reload the page"))
	case !hasPage():
		to.Header().Set("Content-Type", say.Text("text/plain; charset=utf-8"))
		to.WriteHeader(http.StatusNotFound)
		fmt.Fprintln(to, noPage)
	default:
		index, err := fs.ReadFile(pageFiles, "index.html")
		if err != nil {
			refuse(to, http.StatusInternalServerError, say.Text("the page cannot be read"))
			return
		}
		to.Header().Set("Cache-Control", "no-cache")
		to.Header().Set("Content-Type", say.Text("text/html; charset=utf-8"))
		to.Write(bytes.ReplaceAll(index, []byte(`="./`), []byte(`="`+upwards(r.URL))))
	}
}
