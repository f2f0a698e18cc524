// Package spans estimates what the emphasis and the code spans of some Markdown
// would cost goldmark to parse, so that its callers can leave out a text that
// would hold them up: goldmark cannot be stopped. It reads a text once, line by
// line, and parses nothing. What else is costly in Markdown is left to the
// callers, which cut their texts differently.
//
// Two things cost more than linear time (goldmark 1.8.7), both within one
// paragraph:
//
//	*a_ *a_ *a_   Each "_" could close something and looks at every "*" that is
//	              still open: 60,000 times, in 240 kB, take a minute.
//	\``* \``* \``* Each "`" that is not escaped opens code and looks for its end up
//	              to the end of the paragraph, since "``" does not end it: 6,000
//	              times on lines of their own, in 40 kB, take half a second.
package spans

// What a step costs, in nanoseconds on one core of a small machine.
const (
	nsEmphasis = 4   // for each pair of runs; 35 for the eighth of them that are compared
	nsByte     = 1   // of text that is searched for the end of a code span
	nsLine     = 300 // of the same: it is kept in a node until the search failed
)

// A Cost is that of the lines given so far. The zero Cost is ready for use, by
// one goroutine.
type Cost struct {
	runs int // of * _ ~ in the paragraph that could open or close emphasis
	at   int // where in the paragraph a code span would be searched, in ns
	code [maxRun + 1]waiting
	done int // ns of the paragraphs before
	open int // ns of the code spans of this paragraph that ended
}

// maxRun bounds the runs of backticks that are told apart; longer ones count as
// unfinished.
const maxRun = 64

// waiting are the runs of backticks of one length for which no end was found yet.
type waiting struct{ count, sum int } // sum of their places

// Line reads a line of a paragraph, with or without its line feed.
func (c *Cost) Line(line string) {
	for i := 0; i < len(line); {
		char := line[i]
		n := 1
		for i+n < len(line) && line[i+n] == char {
			n++
		}
		switch char {
		case '*', '~':
			c.runs++
		case '_':
			if !inWord(line, i, n) {
				c.runs++
			}
		case '`':
			c.backticks(n, i > 0 && line[i-1] == '\\', c.at+i*nsByte)
		}
		i += n
	}
	c.at += len(line)*nsByte + nsLine
}

// inWord reports whether the n bytes at i stand between letters or digits, where
// an underscore means nothing.
func inWord(s string, i, n int) bool {
	return i > 0 && isWord(s[i-1]) && i+n < len(s) && isWord(s[i+n])
}

func isWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// backticks reads a run of n backticks. It ends the code that runs of the same
// length before it opened, and, since that may have been none, opens code itself;
// a backslash takes the first backtick from what it opens, not from what it ends.
func (c *Cost) backticks(n int, escaped bool, at int) {
	if n <= maxRun {
		w := &c.code[n]
		c.open += w.count*at - w.sum
		*w = waiting{}
	}
	if escaped {
		n--
	}
	if n > 0 {
		w := &c.code[min(n, maxRun)]
		w.count, w.sum = w.count+1, w.sum+at
	}
}

// EndParagraph says that the next line belongs to another paragraph.
func (c *Cost) EndParagraph() {
	*c = Cost{done: c.Nanoseconds()}
}

// Nanoseconds is the estimate, at least what the lines until now take on one core
// of a small machine, apart from what is linear in their size.
func (c *Cost) Nanoseconds() int {
	ns := c.done + c.open + nsEmphasis*c.runs*c.runs
	for _, w := range c.code {
		ns += w.count*c.at - w.sum
	}
	return ns
}
