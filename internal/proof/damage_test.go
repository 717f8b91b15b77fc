package proof

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

func TestEveryDamageChangesSomethingAndLeavesTheOriginal(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	hows := map[string]int{}
	for _, text := range []string{"", "x", "{\n  \"a\": 0,\n  \"b\": true,\n  \"c\": [1, 2]\n}\n", "\x00\x01\x02"} {
		for range 500 {
			data := []byte(text)
			damaged, how := Damage(chance, data)
			if bytes.Equal(damaged, data) || string(data) != text {
				t.Fatalf("%s: %q became %q, and the original %q", how, text, damaged, data)
			}
			hows[how]++
		}
	}
	for _, k := range kinds {
		if hows[k.name] == 0 {
			t.Errorf("never: %s", k.name)
		}
	}
}
