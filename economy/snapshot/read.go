package snapshot

import (
	"encoding/binary"
	"errors"
	"io"
	"math"
	"reflect"

	"tumen/internal/say"
)

// read.go: a column of a stream, back into the memory that it came from.
// What does not fit is refused before anything is made of it; no more memory is
// asked for than the stream has bytes for.

// Reader reads columns. The errors say what is wrong with the state, in words
// that follow on "the state".
type Reader struct {
	from    io.Reader
	left    int64 // bytes that there are still to come
	scratch []byte
	words   map[string]string // texts, each of which is kept once
}

// NewReader reads from a stream that has size bytes at most.
func NewReader(from io.Reader, size int64) *Reader { return &Reader{from: from, left: size} }

// Left is how many bytes there are still to come.
func (r *Reader) Left() int64 { return r.left }

var errShort = say.Error("ends too early")

// bytes reads n bytes, which are good until the next call.
func (r *Reader) bytes(n int) ([]byte, error) {
	if int64(n) > r.left {
		return nil, errShort
	}
	if n > len(r.scratch) {
		r.scratch = make([]byte, max(n, 256))
	}
	return r.scratch[:n], r.fill(r.scratch[:n])
}

func (r *Reader) fill(to []byte) error {
	if int64(len(to)) > r.left {
		return errShort
	}
	r.left -= int64(len(to))
	_, err := io.ReadFull(r.from, to)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errShort
	}
	return err
}

// head reads the head of the column that should come now.
func (r *Reader) head(path, kind string) (n uint64, err error) {
	var found [2]string
	for i := range found {
		size, err := r.bytes(2)
		if err != nil {
			return 0, err
		}
		text, err := r.bytes(int(binary.LittleEndian.Uint16(size)))
		if err != nil {
			return 0, err
		}
		found[i] = string(text)
	}
	count, err := r.bytes(8)
	if err != nil {
		return 0, err
	}
	if found[0] != path || found[1] != kind {
		return 0, say.Errorf("has the column %.60q of %.120q, where this build of tumen has %s of %s: another one wrote it", found[0], found[1], path, kind)
	}
	return binary.LittleEndian.Uint64(count), nil
}

// Parts is how many parts a list has.
func (r *Reader) Parts(path string) (int, error) {
	n, err := r.head(path, partsType)
	if n > math.MaxInt32 {
		return 0, say.Errorf("has %d parts in %s, which is more than there can be", n, path)
	}
	return int(n), err
}

// List reads that parts follow, and refuses another number of them.
func (r *Reader) List(path string, parts int) error {
	n, err := r.Parts(path)
	if err == nil && n != parts {
		err = say.Errorf("has %d parts in %s, where its case has %d", n, path, parts)
	}
	return err
}

// Column reads a column into a value. A slice keeps its memory if there is room
// in it.
func (r *Reader) Column(path string, v reflect.Value) error {
	single := v.Kind() != reflect.Slice
	t := v.Type()
	if !single {
		t = t.Elem()
	}
	count, err := r.head(path, typeText(t))
	switch {
	case err != nil:
		return err
	case single && count != 1:
		return say.Errorf("has %d values in %s, which is one", count, path)
	case count > uint64(r.left/max(1, Least(t))):
		return say.Errorf("has %d values in %s by its own account, and no room for them", count, path)
	}
	n := int(count)
	switch {
	case single:
		v = cells(v)
	case n <= v.Cap():
		v.SetLen(n)
	default:
		v.Set(reflect.MakeSlice(v.Type(), n, n))
	}
	if asItLies(t) {
		return r.fill(memory(v))
	}
	for i := range n {
		if err := r.value(v.Index(i)); err != nil {
			return say.Errorf("%w in %s", err, path)
		}
	}
	return nil
}

// value reads one value.
func (r *Reader) value(v reflect.Value) error {
	switch v.Kind() {
	case reflect.Bool:
		b, err := r.bytes(1)
		if err != nil {
			return err
		}
		if b[0] > 1 {
			return say.Errorf("has a yes or no that is %d", b[0])
		}
		v.SetBool(b[0] == 1)
	case reflect.String:
		size, err := r.bytes(4)
		if err != nil {
			return err
		}
		length := binary.LittleEndian.Uint32(size)
		if int64(length) > r.left {
			return errShort
		}
		text, err := r.bytes(int(length))
		if err != nil {
			return err
		}
		v.SetString(r.word(text))
	case reflect.Struct:
		for i := range v.NumField() {
			if err := r.value(Settable(v.Field(i))); err != nil {
				return err
			}
		}
	case reflect.Array:
		for i := range v.Len() {
			if err := r.value(v.Index(i)); err != nil {
				return err
			}
		}
	default:
		return r.number(v)
	}
	return nil
}

func (r *Reader) number(v reflect.Value) error {
	b, err := r.bytes(int(v.Type().Size()))
	if err != nil {
		return err
	}
	var bits uint64
	for i := range b {
		bits |= uint64(b[i]) << (8 * i)
	}
	switch {
	case v.CanInt():
		unused := 64 - 8*len(b)
		v.SetInt(int64(bits<<unused) >> unused)
	case v.CanUint():
		v.SetUint(bits)
	case v.Kind() == reflect.Float32:
		v.SetFloat(float64(math.Float32frombits(uint32(bits))))
	default:
		v.SetFloat(math.Float64frombits(bits))
	}
	return nil
}

// word is a text that is kept once, however often it stands in a column.
func (r *Reader) word(text []byte) string {
	if known, ok := r.words[string(text)]; ok {
		return known
	}
	if r.words == nil {
		r.words = map[string]string{}
	}
	s := string(text)
	r.words[s] = s
	return s
}
