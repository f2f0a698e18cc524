package library

import (
	"math"
	"slices"
	"strings"
	"testing"

	"kotae/backend/faq"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"width and case", "ＡＰＩ Key", "apikey"},
		{"half-width kana", "ｻｰﾊﾞｰ", "さば"},
		{"long vowels, also as a dash", "グル―プとグループ", "ぐるぷとぐるぷ"},
		{"punctuation", "コストは？（概算）", "こすとは概算"},
		{"names with signs", "C# と C++", "c#とc++"},
		{"nothing but signs", "・・・", ""},
	} {
		if got := fold(c.text); got != c.want {
			t.Errorf("%s: %q gives %q, want %q", c.name, c.text, got, c.want)
		}
	}
}

func TestFoldBody(t *testing.T) {
	for _, c := range []struct{ name, markdown, want string }{
		{"the target of a link", "[手引き](https://example.com/a) を参照", "手引きを参照"},
		{"brackets in the text", "料金 (月額) と f(x)", "料金月額とfx"},
		{"tags", `<span style="color:red">赤</span>い字`, "赤い字"},
		{"no tag", "a < b、1 <2 と <a だけ", "ab12とaだけ"},
		{"a tag that ends in another line", "<b\n>太字", "b太字"},
	} {
		if got := foldBody(faq.Body{Answer: c.markdown}); got != c.want {
			t.Errorf("%s: %q gives %q, want %q", c.name, c.markdown, got, c.want)
		}
	}
}

// Sketches of long texts must give the likeness that all their shingles have.
func TestSketchLikeness(t *testing.T) {
	s := newSite(1)
	sum := 0.0
	const rounds = 200
	for range rounds {
		a := make([]string, 40)
		for i := range a {
			a[i] = s.sentence()
		}
		b := slices.Clone(a)
		for range s.r.IntN(40) {
			b[s.r.IntN(len(b))] = s.sentence()
		}
		x, y := fold(strings.Join(a, "")), fold(strings.Join(b, ""))
		got := newSketch(x, answerShingle).likeness(newSketch(y, answerShingle))
		sum += math.Pow(got-exactLikeness(x, y, answerShingle), 2)
	}
	if deviation := math.Sqrt(sum / rounds); deviation > 0.06 {
		t.Errorf("standard error %.3f", deviation)
	}
}

// exactLikeness counts shingles instead of sampling them; x and y are ASCII.
func exactLikeness(x, y string, shingle int) float64 {
	in := map[string]int{}
	for side, text := range []string{x, y} {
		for i := 0; i+shingle <= len(text); i++ {
			in[text[i:i+shingle]] |= 1 << side
		}
	}
	shared, all := 0, 0
	for _, sides := range in {
		if all++; sides == 3 {
			all++
			shared += 2
		}
	}
	return float64(shared) / float64(all)
}

func TestSketchOfShortTexts(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"料金", "料金", 1},
		{"料", "料", 1},
		{"料金", "制限", 0},
		{"", "", 0},
		{"料金は", "料金", 2.0 / 3}, // 料金 and 金は against 料金
	} {
		if got := newSketch(c.a, questionShingle).likeness(newSketch(c.b, questionShingle)); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%q and %q: got %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func FuzzSketch(f *testing.F) {
	f.Add("[a](b)<c>", "C++ は\xff使えますか")
	f.Add(strings.Repeat("<a", 5000), strings.Repeat("](", 5000))
	f.Fuzz(func(t *testing.T, a, b string) {
		x := newSketch(foldBody(faq.Body{Answer: a}), answerShingle)
		y := newSketch(foldBody(faq.Body{Detail: b}), answerShingle)
		if len(x) > sketchSize || !slices.IsSorted(x) || len(slices.Compact(slices.Clone(x))) != len(x) {
			t.Errorf("%q: not a sketch: %v", a, x)
		}
		if l := x.likeness(y); l < 0 || l > 1 || l != y.likeness(x) {
			t.Errorf("%q and %q: likeness %v, the other way round %v", a, b, l, y.likeness(x))
		}
		if len(x) > 0 && x.likeness(x) != 1 {
			t.Errorf("%q is not like itself", a)
		}
	})
}
