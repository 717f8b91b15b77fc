// Apitypes writes the types of an OpenAPI document as TypeScript.
//
//	apitypes DOCUMENT FILE         writes FILE
//	apitypes -check DOCUMENT FILE  exits with 1 if FILE is not what would be written
//
// Each schema of the document's components is one exported type under its own name.
// What a schema says of values, such as a least number, has no form in TypeScript and is
// left out; what it is for becomes a comment.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
)

func main() {
	check := flag.Bool("check", false, "compare, and write nothing")
	flag.Parse()
	if err := run(*check, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "apitypes:", err)
		os.Exit(1)
	}
}

func run(check bool, files []string) error {
	if len(files) != 2 {
		return errors.New("give the OpenAPI document and the TypeScript file")
	}
	document, err := os.ReadFile(files[0])
	if err != nil {
		return err
	}
	types, err := translate(document)
	if err != nil {
		return fmt.Errorf("%s: %w", files[0], err)
	}
	if !check {
		return os.WriteFile(files[1], types, 0o666)
	}
	if there, err := os.ReadFile(files[1]); err != nil || !bytes.Equal(there, types) {
		return fmt.Errorf("%s is not what %s says; run: make types", files[1], files[0])
	}
	return nil
}
