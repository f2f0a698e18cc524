package library

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"kotae/backend/faq"
)

// BenchmarkMatch matches a source with itself, unchanged and with every twentieth
// or each entry changed in question and answer, as documents of 20 entries and
// as one table. Texts lie in memory: reading them is not part of it.
func BenchmarkMatch(b *testing.B) {
	for _, size := range []int{10_000, 100_000} {
		for _, perDocument := range []int{20, size} {
			old, oldBodies := benchEntries(size, perDocument)
			for _, every := range []int{0, 20, 1} {
				edited, editedBodies := benchEdit(old, oldBodies, every)
				name := map[int]string{0: "unchanged", 20: "5% edited", 1: "all edited"}[every]
				b.Run(fmt.Sprintf("%d entries/%d a document/%s", size, perDocument, name), func(b *testing.B) {
					b.ReportAllocs()
					found := 0
					for b.Loop() {
						ancestors, err := match(old, edited, bodies{
							old: func(id faq.EntryID) (faq.Body, error) {
								n, err := strconv.Atoi(string(id))
								return oldBodies[n], err
							},
							new: func(n int) (faq.Body, error) { return editedBodies[n], nil },
						})
						if err != nil {
							b.Fatal(err)
						}
						found = 0
						for n, o := range ancestors {
							if n == o {
								found++
							}
						}
					}
					b.ReportMetric(100*float64(found)/float64(size), "%right")
				})
			}
		}
	}
}

func benchEntries(n, perDocument int) ([]faq.Entry, []faq.Body) {
	s := &site{r: rand.New(rand.NewPCG(1, 1))}
	entries, texts := make([]faq.Entry, n), make([]faq.Body, n)
	for i := range n {
		s.japanese = i%2 == 0
		texts[i] = faq.Body{Answer: strings.Join(s.newAnswer(), "\n")}
		entries[i] = faq.Entry{
			ID: faq.EntryID(strconv.Itoa(i)), Document: fmt.Sprintf("page%06d.md", i/perDocument),
			Question: s.newQuestion(), Fingerprint: benchFingerprint(texts[i]),
		}
	}
	return entries, texts
}

func benchEdit(entries []faq.Entry, texts []faq.Body, every int) ([]faq.Entry, []faq.Body) {
	s := &site{r: rand.New(rand.NewPCG(2, 2))}
	edited, editedTexts := append([]faq.Entry{}, entries...), append([]faq.Body{}, texts...)
	for i := range entries {
		if every == 0 || i%every != 0 {
			continue
		}
		s.japanese = i%2 == 0
		sentences := strings.Split(texts[i].Answer, "\n")
		sentences[s.r.IntN(len(sentences))] = s.sentence()
		editedTexts[i].Answer = strings.Join(sentences, "\n")
		edited[i].Question = s.reworded(entries[i].Question)
		edited[i].Fingerprint = benchFingerprint(editedTexts[i])
	}
	return edited, editedTexts
}

func benchFingerprint(b faq.Body) faq.Fingerprint { return sha256.Sum256([]byte(b.Answer)) }
