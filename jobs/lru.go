package jobs

import (
	"slices"
	"sync"
)

// LRU keeps the values that were last asked for, and makes the others anew.
type LRU[K comparable, V any] struct {
	Room int // how many it keeps

	lock   sync.Mutex
	keys   []K // the one last asked for is the last
	values map[K]V
}

// Get is the value of a key, which load makes if it is not kept. Two that ask at
// the same time may both load it, and get the same value.
func (c *LRU[K, V]) Get(key K, load func() (V, error)) (V, error) {
	c.lock.Lock()
	v, kept := c.values[key]
	c.lock.Unlock()
	if !kept {
		var err error
		if v, err = load(); err != nil {
			return v, err
		}
	}
	return c.put(key, v), nil
}

// Put keeps a value.
func (c *LRU[K, V]) Put(key K, v V) {
	c.Drop(key)
	c.put(key, v)
}

// put keeps the value, unless one is kept already, and moves the key to the end.
func (c *LRU[K, V]) put(key K, v V) V {
	c.lock.Lock()
	defer c.lock.Unlock()
	if was, kept := c.values[key]; kept {
		v = was
	}
	if c.values == nil {
		c.values = map[K]V{}
	}
	c.values[key] = v
	c.keys = append(c.without(key), key)
	if len(c.keys) > c.Room {
		delete(c.values, c.keys[0])
		c.keys = c.keys[1:]
	}
	return v
}

// Drop forgets the value of a key.
func (c *LRU[K, V]) Drop(key K) {
	c.lock.Lock()
	defer c.lock.Unlock()
	delete(c.values, key)
	c.keys = c.without(key)
}

func (c *LRU[K, V]) without(key K) []K {
	return slices.DeleteFunc(c.keys, func(k K) bool { return k == key })
}
