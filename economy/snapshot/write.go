package snapshot

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"reflect"
	"strings"
	"unsafe"

	"tumen/internal/say"
)

// write.go: one column in a stream. It stands there with its name, its
// type and the number of its values, so that it can be read by itself and never
// be taken for another:
//
//	uint16  bytes of the name, then the name
//	uint16  bytes of the type, then the type
//	uint64  values
//	        the values, one after the other, lowest byte first
//
// A type is bool, int8 to int64, uint8 to uint64, float32, float64, text, an
// array as [12]float64, or a struct as {day:int32 kind:text}; a text stands with
// its length, a uint32. A list is a "column" of the type parts and has no values
// of its own: the columns of its parts follow.

const partsType = "parts"

// typeText is the type of a value that holds no slices; empty if there is none.
func typeText(t reflect.Type) string {
	switch kind := t.Kind(); kind {
	case reflect.Int:
		return "int64"
	case reflect.Uint:
		return "uint64"
	case reflect.Bool, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Float32, reflect.Float64:
		return kind.String()
	case reflect.String:
		return "text"
	case reflect.Array:
		return fmt.Sprintf("[%d]%s", t.Len(), typeText(t.Elem()))
	case reflect.Struct:
		fields := make([]string, t.NumField())
		for i := range fields {
			fields[i] = t.Field(i).Name + ":" + typeText(t.Field(i).Type)
		}
		return "{" + strings.Join(fields, " ") + "}"
	}
	return ""
}

// Least is how many bytes a value takes in a stream at least.
func Least(t reflect.Type) int64 {
	switch t.Kind() {
	case reflect.String:
		return 4
	case reflect.Array:
		return int64(t.Len()) * Least(t.Elem())
	case reflect.Struct:
		sum := int64(0)
		for i := range t.NumField() {
			sum += Least(t.Field(i).Type)
		}
		return sum
	}
	return int64(t.Size())
}

// asItLies says whether a value's memory is what the stream holds: numbers, and
// arrays of them. All systems for which the program is built have 64 bits and
// keep the lowest byte first.
func asItLies(t reflect.Type) bool {
	if t.Kind() == reflect.Array {
		return asItLies(t.Elem())
	}
	return t.Kind() >= reflect.Int && t.Kind() <= reflect.Float64 && t.Kind() != reflect.Uintptr
}

// cells is a column as a slice: a single value is a slice of one.
func cells(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Slice {
		return v
	}
	return reflect.NewAt(reflect.ArrayOf(1, v.Type()), unsafe.Pointer(v.UnsafeAddr())).Elem().Slice(0, 1)
}

// memory is the memory of a slice.
func memory(v reflect.Value) []byte {
	if v.Len() == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(v.UnsafePointer()), v.Len()*int(v.Type().Elem().Size()))
}

// Writer writes columns. What it wrote is in the stream after Flush. An error is
// one of the stream, or says which column no stream can hold.
type Writer struct {
	to     io.Writer
	buffer []byte
}

const bufferBytes = 1 << 16

// NewWriter writes to a stream.
func NewWriter(to io.Writer) *Writer { return &Writer{to: to} }

func (o *Writer) head(path, kind string, n int) error {
	if len(path) > math.MaxUint16 || len(kind) > math.MaxUint16 {
		return say.Errorf("the name or type of the column %.40s is too long for a checkpoint", path)
	}
	o.buffer = binary.LittleEndian.AppendUint16(o.buffer, uint16(len(path)))
	o.buffer = append(o.buffer, path...)
	o.buffer = binary.LittleEndian.AppendUint16(o.buffer, uint16(len(kind)))
	o.buffer = append(o.buffer, kind...)
	o.buffer = binary.LittleEndian.AppendUint64(o.buffer, uint64(n))
	return nil
}

// List notes that parts follow.
func (o *Writer) List(path string, parts int) error { return o.head(path, partsType, parts) }

// Column writes a column: a slice whose elements hold no slices, or one such value.
func (o *Writer) Column(path string, v reflect.Value) error {
	v = cells(v)
	t := v.Type().Elem()
	if err := o.head(path, typeText(t), v.Len()); err != nil {
		return err
	}
	if asItLies(t) {
		if err := o.Flush(); err != nil {
			return err
		}
		_, err := o.to.Write(memory(v))
		return err
	}
	for i := range v.Len() {
		o.value(v.Index(i))
		if len(o.buffer) >= bufferBytes {
			if err := o.Flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

// Flush writes what is still in memory.
func (o *Writer) Flush() error {
	if len(o.buffer) == 0 {
		return nil
	}
	_, err := o.to.Write(o.buffer)
	o.buffer = o.buffer[:0]
	return err
}

// value adds one value.
func (o *Writer) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		o.buffer = append(o.buffer, truth(v.Bool()))
	case reflect.String:
		o.buffer = binary.LittleEndian.AppendUint32(o.buffer, uint32(v.Len()))
		o.buffer = append(o.buffer, v.String()...)
	case reflect.Struct:
		for i := range v.NumField() {
			o.value(v.Field(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			o.value(v.Index(i))
		}
	default:
		o.number(v)
	}
}

func (o *Writer) number(v reflect.Value) {
	var bits uint64
	switch {
	case v.CanInt():
		bits = uint64(v.Int())
	case v.CanUint():
		bits = v.Uint()
	case v.Kind() == reflect.Float32:
		bits = uint64(math.Float32bits(float32(v.Float())))
	default:
		bits = math.Float64bits(v.Float())
	}
	for range v.Type().Size() {
		o.buffer = append(o.buffer, byte(bits))
		bits >>= 8
	}
}

func truth(b bool) byte {
	if b {
		return 1
	}
	return 0
}
