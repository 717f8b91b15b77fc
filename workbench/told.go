package workbench

import (
	"encoding/json"

	"github.com/danielgtaylor/huma/v2"
)

// told is a value whose form in JSON is a contract that stands elsewhere, so that
// this API does not tell it a second time: the manifest of a run, a testimony, the
// result of a study.
type told struct{ value any }

// MarshalJSON is that of the value; null where there is none.
func (t told) MarshalJSON() ([]byte, error) { return json.Marshal(t.value) }

// Schema allows anything; the field's doc says where its form stands.
func (told) Schema(huma.Registry) *huma.Schema { return &huma.Schema{} }
