// Package docs holds the documents of the project, so that the program can show
// those of its own version.
package docs

import "embed"

//go:generate go run ./licences ..

// Files are the documents, *.md.
//
//go:embed *.md
var Files embed.FS
