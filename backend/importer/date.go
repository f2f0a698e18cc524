package importer

import (
	"regexp"
	"time"
)

var datePattern = regexp.MustCompile(
	`^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?` + // 2020-04-22, 2020/4/2
		`(?:[T ]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?` +
		`\s*(?:Z|UTC|([+-])(\d{2}):?(\d{2}))?$`)

// parseDate reads a date as blogs write it, padded or not. Without a zone it is
// UTC. A day that no month has is none.
func parseDate(s string) (time.Time, bool) {
	m := datePattern.FindStringSubmatch(s)
	if m == nil {
		return time.Time{}, false
	}
	n := func(i int) int {
		v := 0
		for _, c := range m[i] {
			v = v*10 + int(c-'0')
		}
		return v
	}
	zone := time.UTC
	if m[7] != "" {
		seconds := n(8)*3600 + n(9)*60
		if m[7] == "-" {
			seconds = -seconds
		}
		zone = time.FixedZone("", seconds)
	}
	date := time.Date(n(1), time.Month(n(2)), n(3), n(4), n(5), n(6), 0, zone)
	if date.Month() != time.Month(n(2)) || date.Day() != n(3) || n(4) > 23 || n(5) > 59 || n(6) > 59 {
		return time.Time{}, false
	}
	return date, true
}

var monthFirst = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4})$`)

// parseLearnDate reads a date as Learn writes it, the month first: 07/16/2024.
func parseLearnDate(s string) (time.Time, bool) {
	return parseDate(monthFirst.ReplaceAllString(s, "$3-$1-$2"))
}
