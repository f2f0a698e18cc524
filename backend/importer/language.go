package importer

const (
	// languageLetters bounds how many letters are looked at: the first few pages
	// of a document tell.
	languageLetters = 20_000
	// Of 218 real files the Japanese one with the least kana among its letters, a
	// list of links, had 9 %, the English ones had none.
	kanaShare = 2 // per cent
	// foreignShare is how many letters of English text may be of another
	// alphabet: names, µ, é. Real pages had up to 0.7 %.
	foreignShare = 2 // per cent
)

// languageOf tells the language of a document by its letters: Japanese has kana,
// English hardly anything but A to Z. It gives "ja", "en", or "" for others and
// for what has no letters. Languages that write A to Z with accents are told from
// English by these.
func languageOf(title string, questions []Question) string {
	var ascii, kana, foreign, letters int
	count := func(text string) {
		for _, r := range text {
			if letters >= languageLetters {
				return
			}
			switch {
			case 'a' <= r|0x20 && r|0x20 <= 'z':
				ascii++
			case 'ぁ' <= r && r <= 'ヿ' || 'ｦ' <= r && r <= 'ﾟ':
				kana++
			case r < 0xc0 || 0x2000 <= r && r < 0x3040 || r >= 0xff00: // signs
				continue
			default:
				foreign++
			}
			letters++
		}
	}
	count(title)
	for i := range questions {
		count(questions[i].Question)
		count(questions[i].Answer)
	}
	switch {
	case 100*kana > kanaShare*letters:
		return "ja"
	case letters > 0 && 100*(foreign+kana) <= foreignShare*letters:
		return "en"
	}
	return ""
}
