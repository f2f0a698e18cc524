// Package bench measures what Kotae promises in numbers. Every number is a
// ratio of two things measured in the same run, for machines differ.
package bench

import (
	"slices"
	"time"
)

// median gives the middle of the durations, of which there is at least one.
func median(durations []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(durations))
	return sorted[len(sorted)/2]
}
