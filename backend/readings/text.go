package readings

import (
	"fmt"
	"strings"
)

// Text gives the vocabulary as text: a line for each word, by word, the readings
// after it, all separated by tabs.
//
//	見積もり	ミツモリ
//	方	カタ	ホウ
func (v Vocabulary) Text() string {
	var b strings.Builder
	last := ""
	for word, reading := range v.All() {
		if word != last {
			if last != "" {
				b.WriteByte('\n')
			}
			b.WriteString(word)
			last = word
		}
		b.WriteString("\t" + reading)
	}
	if last != "" {
		b.WriteByte('\n')
	}
	return b.String()
}

// Parse reads what [Vocabulary.Text] wrote. Anything else is an error.
func Parse(text string) (Vocabulary, error) {
	v := Vocabulary{}
	for n, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if text == "" {
			break
		}
		word, list, _ := strings.Cut(line, "\t")
		known := len(v)
		for _, reading := range strings.Split(list, "\t") {
			before := len(v[word])
			if v.add(word, reading); len(v[word]) == before {
				return nil, fmt.Errorf("line %d of a vocabulary of readings is %q", n+1, line)
			}
		}
		if len(v) == known {
			return nil, fmt.Errorf("line %d of a vocabulary of readings has %q again", n+1, word)
		}
	}
	return v, nil
}
