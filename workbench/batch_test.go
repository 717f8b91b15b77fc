package workbench

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"tumen/economy"
)

// A day without a piece rate has null in the feed, and the API says that it may.
func TestTheFeedHasNullForWhatDoesNotExist(t *testing.T) {
	rates := economy.Column{Name: "piece_rate", Reals: []float64{80, math.NaN(), 0, 82.5}}
	text, err := json.Marshal(rows(&rates, 0, 4))
	if err != nil || string(text) != "[80,null,0,82.5]" {
		t.Errorf("the feed has %s, %v", text, err)
	}
	schema, err := json.Marshal(numbers{}.Schema(huma.NewMapRegistry("#/", huma.DefaultSchemaNamer)).Items)
	if err != nil || string(schema) != `{"type":["number","null"]}` {
		t.Errorf("the API says %s, %v", schema, err)
	}
}
