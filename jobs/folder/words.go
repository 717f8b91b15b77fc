package folder

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"tumen/internal/say"
	"tumen/stage"
)

// words.go: what a caller learns of a failure of the server: the cause in words,
// without the paths of the server's files.

// Warn reports a failure in the terminal where the server was started.
func (f *Folder) Warn(what string, err error) {
	say.Fprintf(os.Stderr, "tumen: %s: %v\n", what, err)
}

// Words are an error as a caller may see it.
func (f *Folder) Words(err error) string {
	if stage.Full(err) {
		return say.Textf("%s cannot be written: the disk of the data folder is full; delete runs or studies, or make room on the disk, and ask again", f.unwritten(err))
	}
	return f.visible(err.Error())
}

// unwritten is what a full disk kept from being written.
func (f *Folder) unwritten(err error) string {
	name := ""
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		name = path.Path
	case errors.As(err, &link):
		name = link.New
	}
	name = filepath.ToSlash(strings.TrimPrefix(name, f.root.Name()+string(filepath.Separator)))
	// The part that is being written, .NAME.part, stands for the file itself.
	name = hiddenPart.ReplaceAllString(name, "$1$2")
	if name == "" || filepath.IsAbs(name) || strings.Contains("/"+name, "/.") {
		return say.Text("a file")
	}
	return name
}

var (
	hiddenPart = regexp.MustCompile(`^((?:[^/]+/)*)\.([^/]+)\.part$`)
	// hiddenPath is a path with a folder or file that begins with a dot.
	hiddenPath = regexp.MustCompile(`[^\s"':;,()]*[/\\]\.[^\s"':;,()./\\][^\s"':;,()]*`)
)

// visible is a text without the place of the data folder and without what is
// hidden in it.
func (f *Folder) visible(text string) string {
	root := f.root.Name()
	if whole, err := filepath.Abs(root); err == nil {
		text = strings.ReplaceAll(text, whole+string(filepath.Separator), "")
	}
	text = strings.ReplaceAll(text, root+string(filepath.Separator), "")
	return hiddenPath.ReplaceAllString(text, say.Text("an unfinished file"))
}
