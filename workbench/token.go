package workbench

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"regexp"
	"runtime"
	"strings"

	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/jobs/folder"
)

// tokenFile holds the token of a data folder, for the folder's owner alone.
const tokenFile = "token"

// tokenForm is what a token may be made of: characters that mean the same in an
// address, in a cookie and in a header.
var tokenForm = regexp.MustCompile(`^[A-Za-z0-9._~-]{1,200}$`)

// keptToken is the token of the folder. It is made when the folder has none, and
// made anew when others may have read it; why is then not empty.
func keptToken(f *folder.Folder) (token, why string, err error) {
	text, err := f.Read(tokenFile)
	if err == nil {
		token = strings.TrimSpace(string(text))
		switch open, wrong := readByOthers(f, tokenFile); {
		case wrong != nil:
			return "", "", wrong
		case open:
			why = say.Text("other users could read the old token, so a new one was made")
		case !tokenForm.MatchString(token):
			why = say.Text("the old token could not be used, so a new one was made")
		default:
			return token, "", nil
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return "", "", err
	}
	token = rand.Text()
	return token, why, f.Write(tokenFile, []byte(token+"\n"))
}

// readByOthers says whether the file's mode lets anybody but its owner read it.
// Windows has no such modes: there the folder's access list decides.
func readByOthers(f *folder.Folder, name string) (bool, error) {
	info, err := f.Stat(name)
	return err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0, err
}

// checkToken refuses options that do not say clearly who may come in.
func (o Options) checkToken(local bool) error {
	switch {
	case o.NoToken && o.Token != "":
		return &fault.Error{Field: "no_token", What: say.Text("a token is given as well"), Write: say.Text("leave out {token} or {no_token}")}
	case o.NoToken && !local:
		return &fault.Error{
			Field: "no_token", What: say.Textf("everybody who can reach %s could read and delete the data", o.Addr),
			Write: say.Text("leave out {no_token}, or listen on 127.0.0.1"),
		}
	case o.Token != "" && !tokenForm.MatchString(o.Token):
		return &fault.Error{
			Field: "token", What: say.Text("a token has at most 200 letters, digits and - . _ ~"),
			Write: say.Text("give another one, or leave out {token}: the server then makes one and keeps it in the data folder"),
		}
	}
	return nil
}
