//go:build race

package record

// underRace says that the test runs under the race detector, which lets pools
// forget what they hold, so that more memory is asked for than in use.
const underRace = true
