// Command licences writes docs/third-party.md: the licence texts of what others
// made and bin/tumen holds. It takes the folder of the project.
//
// The modules are those that `go list` links for any of the promised systems; the
// packages of the page are those of web/package-lock.json, whose texts are read
// from web/node_modules.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	root := "."
	if len(os.Args) > 1 {
		root = os.Args[1]
	}
	if err := write(root); err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
}

func write(root string) error {
	parts, err := linked(root)
	if err != nil {
		return err
	}
	page, err := embedded(root)
	if err != nil {
		return err
	}
	parts = append(parts, page...)
	for i := range parts {
		if err := parts[i].read(); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(root, "docs", "third-party.md"), document(parts), 0o666)
}
