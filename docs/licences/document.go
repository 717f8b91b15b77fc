package main

import (
	"bytes"
	"fmt"
	"strings"
)

const head = `# Licences of others

tumen is under the Apache License 2.0. The program and its page hold work of others, each part under the
terms below. The texts are as their authors wrote them; one that several parts have word for word stands
once. The direction numbers of Sobol' points, of Stephen Joe and Frances Kuo, carry theirs at the head of their
own file, study/design/joe_kuo.txt, which is in the program too. This document is written by
` + "`go generate ./docs`" + `, after ` + "`make page`" + `, and a test holds it to what is linked.

| part | version | texts |
|---|---|---|
`

// fence is around every text; longer than any that one of them has.
const fence = "~~~~~~"

// document is the page: who has which texts, then the texts.
func document(parts []part) []byte {
	var out bytes.Buffer
	out.WriteString(head)
	numbers := map[string]int{}
	var texts []string
	for _, p := range parts {
		var of []string
		for _, t := range p.texts {
			if numbers[t.words] == 0 {
				texts = append(texts, t.words)
				numbers[t.words] = len(texts)
			}
			of = append(of, fmt.Sprintf("%s: %d", t.file, numbers[t.words]))
		}
		fmt.Fprintf(&out, "| %s | %s | %s |\n", p.name, p.version, strings.Join(of, ", "))
	}
	for i, words := range texts {
		fmt.Fprintf(&out, "\n## %d\n\n%stext\n%s%s\n", i+1, fence, words, fence)
	}
	return out.Bytes()
}
