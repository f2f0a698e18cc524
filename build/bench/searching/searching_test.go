package searching

import (
	"context"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestGeneratedEntriesAreAsLongAsRealOnes(t *testing.T) {
	const n = 2000
	entries := Generate(n)
	questions, answers := 0, 0
	for _, e := range entries {
		questions += utf8.RuneCountInString(e.Question)
		answers += utf8.RuneCountInString(e.Answer)
	}
	for _, c := range []struct {
		of        string
		got, want int
	}{{"a question", questions / n, 39}, {"an answer", answers / n, 676}} {
		if off := c.got - c.want; off*off > c.want*c.want/100 {
			t.Errorf("%s has %d characters in the mean, want %d, give or take a tenth", c.of, c.got, c.want)
		}
	}
	if again := Generate(n); !reflect.DeepEqual(again, entries) {
		t.Error("the second call generated other entries than the first")
	}
}

// Words as frequent as in real entries make searching as costly as there.
func TestGeneratedWordsAreSpreadAsInRealEntries(t *testing.T) {
	entries := Generate(2000)
	for word, want := range map[string]struct{ least, most float64 }{
		"設定": {0.4, 0.7}, "コスト": {0.02, 0.08}, "PowerShell": {0.002, 0.1}, "存在しない": {0, 0},
	} {
		have := 0
		for _, e := range entries {
			if strings.Contains(e.Answer, word) {
				have++
			}
		}
		if share := float64(have) / float64(len(entries)); share < want.least || share > want.most {
			t.Errorf("%s stands in %.3f of the answers, want %v to %v", word, share, want.least, want.most)
		}
	}
}

func TestParseQueries(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []Query
		err  string
	}{
		"comments and blank lines":   {"# class\tquery\n\nword\tコスト\r\n", []Query{{Class: "word", Text: "コスト"}}, ""},
		"a judged query":             {"word\ta b\t^A", []Query{{Class: "word", Text: "a b", Right: regexp.MustCompile("^A")}}, ""},
		"no columns":                 {"コスト", nil, "1 columns"},
		"an expression that is none": {"word\ta\t(", nil, "missing closing"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := parseQueries(c.text)
			if c.err == "" && err != nil || c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)) {
				t.Fatalf("%q: got error %v, want %q", c.text, err, c.err)
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("%q: got %v, want %v", c.text, got, c.want)
			}
		})
	}
}

func TestOwnQueriesAreReadable(t *testing.T) {
	seen := map[string]bool{}
	for _, q := range OwnQueries() {
		if q.Class == "" || strings.TrimSpace(q.Text) == "" || seen[q.Text] {
			t.Errorf("%q of class %q is blank or comes twice", q.Text, q.Class)
		}
		seen[q.Text] = true
	}
}

func TestKeystrokes(t *testing.T) {
	for name, c := range map[string]struct {
		query Query
		want  []string
	}{
		"typed":         {Query{Text: "コ a"}, []string{"コ", "コ ", "コ a"}},
		"one character": {Query{Text: "の"}, []string{"の"}},
		"pasted":        {Query{Text: "コスト", Pasted: true}, []string{"コスト"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.query.keystrokes(); !reflect.DeepEqual(got, c.want) {
				t.Errorf("%+v: got %q, want %q", c.query, got, c.want)
			}
		})
	}
}

func TestWords(t *testing.T) {
	for query, want := range map[string][]string{
		"「ＶＮｅｔ 統合」　tag:FAQ":     {"VNet", "統合", "FAQ"},
		`"Private Link"`:        {"Private", "Link"},
		"コスト tag:":              {"コスト"}, // not finished
		" ":                     {},
		strings.Repeat("長", 40): {strings.Repeat("長", 32)},
	} {
		if got := Words(query); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %q, want %q", query, got, want)
		}
	}
}

func TestJudge(t *testing.T) {
	entries := []Entry{{Question: "a"}, {Question: "b"}, {Question: "c"}}
	right := regexp.MustCompile("^b$")
	queries := []Query{{Class: "x", Text: "first", Right: right}, {Class: "x", Text: "second", Right: right},
		{Class: "y", Text: "none", Right: right}, {Class: "y", Text: "not judged"}, {Class: "y", Text: "not typed", Right: right}}
	answers := [][]int{{1, 0}, {2, 1}, {}, {1}, nil}
	for class, want := range map[string]relevance{
		"":  {queries: 3, first: 1, five: 2, none: 1, reciprocal: 1.5},
		"x": {queries: 2, first: 1, five: 2, reciprocal: 1.5},
		"y": {queries: 1, none: 1},
	} {
		if got := judge(entries, queries, answers, class); got != want {
			t.Errorf("class %q: got %+v, want %+v", class, got, want)
		}
	}
}

func TestSignificant(t *testing.T) {
	for x, want := range map[float64]string{
		0: "0.0", 0.0051: "0.0051", 0.51: "0.51", 1: "1.0", 5.12: "5.1", 9.97: "10", 51.2: "51", 512: "512",
	} {
		if got := significant(x); got != want {
			t.Errorf("%v: got %s, want %s", x, got, want)
		}
	}
}

func TestCostAt(t *testing.T) {
	var c cost
	for i := range 200 {
		c.keys = append(c.keys, time.Duration(i))
	}
	for share, want := range map[float64]time.Duration{0: 0, 0.5: 100, 0.99: 198, 1: 199} {
		if got := c.at(share); got != want {
			t.Errorf("at(%v) of 0 to 199: got %d, want %d", share, got, want)
		}
	}
}

// TestCompare lets Kotae meet itself: every row of the tables is there, and what
// was judged is found.
func TestCompare(t *testing.T) {
	entries := Generate(20)
	queries := []Query{{Class: "word", Text: entries[3].Question, Pasted: true, Right: regexp.MustCompile(regexp.QuoteMeta(entries[3].Question))}}
	var out strings.Builder
	err := Compare(context.Background(), &out, []Engine{Kotae, Kotae}, []Subject{{"20 generated", entries, queries}})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{
		"| 20 generated | Kotae |":                  2,
		"| Kotae | 1.00 | 1.00 | 1.00 | 0 of 1 |\n": 2,
		"| word | 1 | 1.00 | 1.00 |\n":              1,
	} {
		if got := strings.Count(out.String(), text); got != want {
			t.Errorf("%q stands %d times, want %d, in:\n%s", text, got, want, &out)
		}
	}
}
