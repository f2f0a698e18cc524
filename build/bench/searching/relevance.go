package searching

// A relevance sums up where the right entries stood.
type relevance struct {
	queries     int
	first, five int // right entry first, among the first five
	none        int // no hit at all
	reciprocal  float64
}

// judge gives the relevance of the answers to the judged queries of a class; of
// all when class is "".
func judge(entries []Entry, queries []Query, answers [][]int, class string) relevance {
	var r relevance
	for i, q := range queries {
		if q.Right == nil || answers[i] == nil || class != "" && q.Class != class {
			continue
		}
		r.queries++
		if len(answers[i]) == 0 {
			r.none++
		}
		for rank, hit := range answers[i] {
			if !q.Right.MatchString(entries[hit].Question) {
				continue
			}
			r.reciprocal += 1 / float64(rank+1)
			if rank < 1 {
				r.first++
			}
			if rank < 5 {
				r.five++
			}
			break
		}
	}
	return r
}

// share gives a count as a part of the queries.
func (r relevance) share(n int) float64 { return float64(n) / float64(max(r.queries, 1)) }

// meanReciprocalRank is 1 where every right entry was the first.
func (r relevance) meanReciprocalRank() float64 { return r.reciprocal / float64(max(r.queries, 1)) }
