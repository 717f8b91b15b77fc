package stage

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hash is the SHA-256, in hex, of a request: of everything that decides a
// result. The request is hashed as JSON, so it is a struct of exported fields
// whose order is fixed; maps are sorted by key.
func Hash(request any) string {
	text, err := json.Marshal(request)
	if err != nil {
		panic(err) // a request is made of text, numbers and lists of them
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

const (
	hashDigits = 8  // of a request's hash in a name
	mostName   = 80 // bytes of the words of a name; some file systems take 143 in all
)

// Name is the name of a result's folder: the words, joined by "-", and the
// first eight digits of the hash of its request. An empty hash is left out: the
// words alone then say everything that was asked. Words are shortened and
// changed where a file system would not take them.
func Name(hash string, words ...string) string {
	var name strings.Builder
	for _, word := range words {
		if word == "" {
			continue
		}
		if name.Len() > 0 {
			name.WriteByte('-')
		}
		for _, r := range word {
			if !plain(r) {
				r = '-'
			}
			name.WriteRune(r)
		}
	}
	text := name.String()
	if len(text) > mostName {
		end := mostName
		for !utf8.RuneStart(text[end]) { // not within a letter
			end--
		}
		text = strings.TrimRight(text[:end], "-.")
	}
	if hash != "" {
		text += "-" + hash[:min(hashDigits, len(hash))]
	}
	return text
}

// plain says whether file systems and shells take a character as it is. Letters of
// any script are among them, for a case file has such a name already; + joins
// policies.
func plain(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune("._-+", r))
}
