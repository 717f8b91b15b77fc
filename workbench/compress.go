package workbench

import (
	"mime"
	"net/http"
	"slices"
	"strings"

	"github.com/klauspost/compress/gzhttp"
)

// texts are the content types that are worth compressing. A Parquet file has been
// compressed already, and an event stream must not wait in a compressor.
var texts = []string{
	"application/json", "application/problem+json", "application/openapi+json", "application/yaml", "application/openapi+yaml",
	"text/html", "text/css", "text/javascript", "text/csv", "text/plain", "image/svg+xml",
}

// compressor compresses the answers that are texts, for callers who accept it.
var compressor = func() func(http.Handler) http.HandlerFunc {
	wrap, err := gzhttp.NewWrapper(gzhttp.EnableZstd(false), gzhttp.CompressionLevel(6), gzhttp.ContentTypeFilter(isText))
	if err != nil {
		panic(err) // the options stand above
	}
	return wrap
}()

func isText(contentType string) bool {
	kind, _, err := mime.ParseMediaType(contentType)
	return err == nil && slices.Contains(texts, kind)
}

// compressed compresses answers, but for event streams and for parts of a file: a
// range counts the bytes of the file itself.
func compressed(next http.Handler) http.Handler {
	squeezed := compressor(next)
	return http.HandlerFunc(func(to http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/events") || r.Header.Get("Range") != "" {
			to.Header().Add("Vary", "Accept-Encoding")
			next.ServeHTTP(to, r)
			return
		}
		squeezed(to, r)
	})
}
