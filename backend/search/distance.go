package search

// distance gives the number of typing slips that lead from one word to another,
// or to a beginning of it: characters left out, put in, replaced, or swapped with
// their neighbour, each place touched once (the restricted Damerau–Levenshtein or
// optimal string alignment distance). Beyond most the result is most+1.
//
//	azrue → azure      1: ru swapped
//	notebok → notebook 1: an o left out
//	instalati → installation, as a beginning  1: an l left out
//
// It fills the table of the distances between all beginnings row by row; the
// last row has those of the whole typed word to the beginnings of the other.
func distance(typed, word []rune, most int, beginning bool) int {
	if len(typed)-len(word) > most || !beginning && len(word)-len(typed) > most {
		return most + 1
	}
	if beginning {
		word = word[:min(len(word), len(typed)+most)]
	}
	var store [3][maxWord + 8]int
	if len(word) >= len(store[0]) {
		return most + 1
	}
	before, above, row := store[0][:len(word)+1], store[1][:len(word)+1], store[2][:len(word)+1]
	for j := range above {
		above[j] = j
	}
	for i, t := range typed {
		row[0] = i + 1
		least := row[0]
		for j, w := range word {
			d := above[j]
			if t != w {
				d = 1 + min(d, above[j+1], row[j])
				if i > 0 && j > 0 && t == word[j-1] && typed[i-1] == w {
					d = min(d, 1+before[j-1])
				}
			}
			row[j+1] = d
			least = min(least, d)
		}
		if least > most {
			return most + 1
		}
		before, above, row = above, row, before
	}
	d := above[len(word)]
	if beginning {
		for _, end := range above {
			d = min(d, end)
		}
	}
	return min(d, most+1)
}
