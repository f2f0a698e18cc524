package bench

import (
	"testing"
	"time"
)

func TestMedian(t *testing.T) {
	for name, c := range map[string]struct {
		durations []time.Duration
		want      time.Duration
	}{
		"one":                         {[]time.Duration{7}, 7},
		"one far off does not matter": {[]time.Duration{9000, 5, 6, 4, 7}, 6},
	} {
		t.Run(name, func(t *testing.T) {
			if got := median(c.durations); got != c.want {
				t.Errorf("median(%v): got %v, want %v", c.durations, got, c.want)
			}
		})
	}
}
