package main

import (
	"path/filepath"

	"tumen/scenario"
	"tumen/stage"
	"tumen/study"
)

// studyPlace is the folder of a study that was not given one. A plain request has
// a plain name, such as studies/samjiyon-ensemble. Where anything else was asked
// for that makes other rows, the name says with which policies, and ends in the
// beginning of the request's SHA-256. How many points or seeds are asked for is not
// in it: those make the same study larger.
func (o *studying) studyPlace(spec *study.Spec) string {
	words := []string{spec.Case.Name, spec.Kind}
	if o.method != "" {
		words = append(words, o.method)
	}
	for _, arm := range spec.Arms {
		if len(arm.Policies) > 0 {
			words = append(words, arm.Name)
		}
	}
	hash := spec.Request()
	if hash == o.plainRequest() && isBuiltIn(spec) {
		hash = ""
	}
	return filepath.Join("studies", stage.Name(hash, words...))
}

// plainRequest is the request of the same command for the same case without any
// flag but that of the method; empty if there is no such study.
func (o *studying) plainRequest() string {
	plain := study.Ask{
		Kind: o.ask.Kind, Case: o.ask.Case, Program: o.ask.Program, First: 1, NoDays: o.noDays,
		Method: study.BySobol, Sense: study.Sense{Method: o.ask.Sense.Method}, Fit: study.Fit{Method: o.ask.Fit.Method},
	}
	spec, err := plain.Spec()
	if err != nil {
		return ""
	}
	return spec.Request()
}

// isBuiltIn says whether a study's case is one of the program's own. Any other
// may share its name with another file.
func isBuiltIn(spec *study.Spec) bool {
	text, err := scenario.Text(spec.Case.Name)
	return err == nil && string(text) == spec.Case.Text
}
