package main

import (
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"runtime"
	"time"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// result is what the command prints.
type result struct {
	Statistics
	Seconds  float64 `json:"seconds"`          // set-up and recording included, the start of the process not
	Bytes    float64 `json:"bytes_per_porter"` // everything allocated, from the first to the last
	Checksum string  `json:"crc32c"`           // of every day recorded and every porter's state at the end
}

func run(args []string, out, words io.Writer) int {
	flags := flag.NewFlagSet("portermarket", flag.ContinueOnError)
	flags.SetOutput(words)
	n := flags.Int("n", 100_000, "porters")
	days := flags.Int("days", 364, "days")
	seed := flags.Uint64("seed", 1, "seed")
	workers := flags.Int("workers", 1, "workers")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	switch {
	case flags.NArg() > 0:
		fmt.Fprintf(words, "portermarket: %q is not a flag: everything is set by -n, -days, -seed and -workers\n", flags.Arg(0))
		return 2
	case *n < porterPlaces || *n > 1<<31:
		fmt.Fprintf(words, "portermarket: -n %d: a market has from %d porters, one organiser's, to %d\n", *n, porterPlaces, 1<<31)
		return 2
	case *days <= settled || *days > 10_000:
		fmt.Fprintf(words, "portermarket: -days %d: write from %d, since the statistics are of the days after the first %d, to 10000\n", *days, settled+1, settled)
		return 2
	case *workers < 1:
		fmt.Fprintf(words, "portermarket: -workers %d: write 1 or more\n", *workers)
		return 2
	}

	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	m := New(*n, *seed, *workers)
	for range *days {
		m.Day()
	}
	m.Close()
	seconds := time.Since(start).Seconds()
	runtime.ReadMemStats(&after)
	bytes := float64(after.TotalAlloc-before.TotalAlloc) / float64(*n)

	line, err := json.Marshal(result{m.Statistics(), seconds, bytes, fmt.Sprintf("%08x", m.Checksum())})
	if err != nil {
		fmt.Fprintln(words, "portermarket:", err)
		return 1
	}
	fmt.Fprintf(out, "%s\n", line)
	return 0
}

// Checksum is the CRC32C of every day recorded and of every porter's and
// organiser's state: two runs that differ anywhere differ here.
func (m *Market) Checksum() uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	hash := crc32.New(table)
	word := make([]byte, 0, 64)
	for _, d := range m.days {
		word = word[:0]
		for _, v := range [...]int64{d.crossings, d.crews, d.seized, d.pay, d.wages} {
			word = binary.LittleEndian.AppendUint64(word, uint64(v))
		}
		hash.Write(word)
	}
	p := &m.porters
	for i := range m.n {
		word = append(word[:0], p.Load[i])
		word = binary.LittleEndian.AppendUint16(word, p.Ask[i])
		word = binary.LittleEndian.AppendUint16(word, p.Runs[i])
		word = binary.LittleEndian.AppendUint64(word, uint64(m.Cash(i)))
		hash.Write(word)
	}
	for i, wage := range m.organisers.Wage {
		hash.Write(binary.LittleEndian.AppendUint16(append(word[:0], m.organisers.Places[i]), wage))
	}
	return hash.Sum32()
}
