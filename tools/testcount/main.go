// Testcount reads the output of go test -json and says what matters of it: one
// line for each package, everything that a failed test printed, and at the end
// which tests failed and how many passed and failed. Go itself prints no such count.
//
//	go test -json ./... | testcount
//
// It exits with 1 if anything failed or nothing ran.
package main

import (
	"fmt"
	"os"
)

func main() {
	count, err := read(os.Stdin, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "testcount:", err)
		os.Exit(1)
	}
	for _, name := range count.failures {
		fmt.Println("failed:", name)
	}
	fmt.Println(count)
	if count.failed > 0 || count.passed == 0 {
		os.Exit(1)
	}
}
