package workbench

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"tumen/internal/keys"
	"tumen/internal/say"
	"tumen/internal/text"
)

// body.go: a body means what it says, before the library reads it. The library
// takes the last of two values with one key, and a null for nothing at all, without
// a word; and it does not know that 5.0 is the whole number 5.

// bodyPatience is how long a caller may take to send a body.
const bodyPatience = 30 * time.Second

type request = huma.Context

// readBody is a request whose body was read once already.
type readBody struct {
	request
	body io.Reader
}

func (c readBody) BodyReader() io.Reader { return c.body }

// Unwrap is the request as it came, as the library wants it.
func (c readBody) Unwrap() huma.Context { return c.request }

// clearBody refuses a body with a key that stands twice or has no value.
func (w *Workbench) clearBody(api huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		ctx.SetReadDeadline(time.Now().Add(bodyPatience))
		body, err := io.ReadAll(io.LimitReader(ctx.BodyReader(), w.limit.Bytes))
		if err != nil {
			next(readBody{ctx, io.MultiReader(bytes.NewReader(body), failing{err})}) // it says what such a failure means
			return
		}
		var wrong []error
		for _, path := range keys.Repeated(body) {
			wrong = append(wrong, &huma.ErrorDetail{Location: "body." + path, Message: say.Text("this key stands twice; keep one of them")})
		}
		for _, key := range nulls(body) {
			wrong = append(wrong, &huma.ErrorDetail{Location: "body." + key, Message: say.Text("null is not a value here; leave the key out")})
		}
		if len(wrong) > 0 {
			huma.WriteErr(api, ctx, http.StatusUnprocessableEntity, say.Textf("the body has %s that cannot be read as meant", text.Counted(len(wrong), "key", "keys")), wrong...)
			return
		}
		next(readBody{ctx, bytes.NewReader(wholeNumbers(body))})
	}
}

// conditions are the headers on which an answer depends. An empty one is no
// condition, and to go on as if there were none could overwrite what it protects.
var conditions = []string{"If-Match", "If-None-Match", "Last-Event-ID"}

// clearWords refuses parameters that are given twice or without a value: the library
// takes the first of two, and what is empty for what is not there.
func clearWords(api huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		r, _ := humago.Unwrap(ctx)
		var wrong []error
		query := r.URL.Query()
		for _, key := range slices.Sorted(maps.Keys(query)) {
			switch values := query[key]; {
			case len(values) > 1:
				wrong = append(wrong, &huma.ErrorDetail{Location: "query." + key, Message: say.Text("this parameter stands twice; keep one of them")})
			case values[0] == "":
				wrong = append(wrong, &huma.ErrorDetail{Location: "query." + key, Message: say.Text("this parameter has no value; give one, or leave it out")})
			}
		}
		for _, name := range conditions {
			if values, given := r.Header[http.CanonicalHeaderKey(name)]; given && strings.TrimSpace(strings.Join(values, "")) == "" {
				wrong = append(wrong, &huma.ErrorDetail{Location: "header." + name, Message: say.Text("this header has no value; give one, or leave it out")})
			}
		}
		if len(wrong) > 0 {
			huma.WriteErr(api, ctx, http.StatusUnprocessableEntity, say.Textf("the request has %s that cannot be read as meant", text.Counted(len(wrong), "parameter", "parameters")), wrong...)
			return
		}
		next(ctx)
	}
}

// failing is a reader that fails.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// nulls are the keys of an object whose value is null, in order.
func nulls(text []byte) (found []string) {
	var object map[string]json.RawMessage
	if json.Unmarshal(text, &object) != nil {
		return nil // the library says what is wrong
	}
	for _, key := range slices.Sorted(maps.Keys(object)) {
		if string(object[key]) == "null" {
			found = append(found, key)
		}
	}
	return found
}

// mostExact is where a float begins to leave whole numbers out.
const mostExact = 1 << 53

// wholeNumbers writes each number that is whole, such as 5.0 or 1e3, without a
// fraction: JSON has one kind of number, and Go's reader of integers wants digits
// alone.
func wholeNumbers(text []byte) []byte {
	var out bytes.Buffer
	reader := json.NewDecoder(bytes.NewReader(text))
	reader.UseNumber()
	written := 0
	for {
		token, err := reader.Token()
		if err != nil {
			out.Write(text[written:])
			return out.Bytes()
		}
		number, ok := token.(json.Number)
		if !ok || !strings.ContainsAny(number.String(), ".eE") {
			continue
		}
		x, err := number.Float64()
		if err != nil || x != float64(int64(x)) || x >= mostExact || x <= -mostExact {
			continue
		}
		end := int(reader.InputOffset())
		out.Write(text[written : end-len(number)])
		out.WriteString(strconv.FormatInt(int64(x), 10))
		written = end
	}
}
