package workbench

import (
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"tumen/workbench/data"
)

// types.go: what the library cannot see of a type that writes itself as JSON.
func describeTypes(r huma.Registry) {
	for t, as := range map[reflect.Type]reflect.Type{
		reflect.TypeFor[data.Numbers](): reflect.TypeFor[[]*float64](),
	} {
		r.RegisterTypeAlias(t, as)
	}
}
