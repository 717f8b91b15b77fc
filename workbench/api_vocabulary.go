package workbench

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tumen/internal/say"
	"tumen/vocabulary"
)

// vocabularyAPI gives what the numbers and names of runs are called, so that no
// caller keeps a table of its own.
func (w *Workbench) vocabularyAPI(api huma.API) {
	route(w, api, w.operation(http.MethodGet, "/api/vocabulary", "vocabulary", say.Text("what there is to know of a run's numbers and names, in any case")),
		func(context.Context, *struct{}) (*answer[vocabulary.Vocabulary], error) {
			return ok(*vocabulary.General()), nil
		})
	route(w, api, w.operation(http.MethodGet, "/api/cases/{name}/vocabulary", "case-vocabulary", say.Text("the same with the names, labels and money of a case"), http.StatusNotFound),
		func(_ context.Context, in *caseName) (*answer[vocabulary.Vocabulary], error) {
			c, _, _, err := w.data.Cases.OpenDraft(in.Name)
			if err != nil {
				return nil, err
			}
			return ok(*vocabulary.Of(&c.Parameters, c.Labels)), nil
		})
}
