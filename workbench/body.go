package workbench

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"tumen/internal/keys"
)

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

// keysOnce refuses a body in which a key of an object stands twice: the library
// would take the last one without a word.
func (w *Workbench) keysOnce(api huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		ctx.SetReadDeadline(time.Now().Add(bodyPatience))
		text, err := io.ReadAll(io.LimitReader(ctx.BodyReader(), w.limit.Bytes))
		if err != nil {
			next(readBody{ctx, io.MultiReader(bytes.NewReader(text), failing{err})}) // it says what such a failure means
			return
		}
		var twice []error
		for _, path := range keys.Repeated(text) {
			twice = append(twice, &huma.ErrorDetail{Location: "body." + path, Message: "this key stands twice; keep one of them"})
		}
		if len(twice) > 0 {
			huma.WriteErr(api, ctx, http.StatusUnprocessableEntity, fmt.Sprintf("the body has %s more than once", counted(len(twice), "key")), twice...)
			return
		}
		next(readBody{ctx, bytes.NewReader(text)})
	}
}

// failing is a reader that fails.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
