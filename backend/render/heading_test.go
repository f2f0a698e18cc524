package render

import "testing"

func TestPlace(t *testing.T) {
	result := Entry(answer("## 設定 > ログ (v1)\n## 我々の手順！\n## 手順\n## 手順\n<a name=\"old\"></a>"), Context{})
	for fragment, want := range map[string]string{
		"設定--ログ-v1":          "answer-設定--ログ-v1", // GitHub
		"設定-gt-ログ-v1":        "answer-設定--ログ-v1", // Hexo
		"設定-ログ-v1-2":         "answer-設定--ログ-v1", // numbered elsewhere
		"我の手順":               "answer-我々の手順",
		"手順-1":               "answer-手順-1",
		"%E6%89%8B%E9%A0%86": "answer-手順",
		"old":                "answer-old",
		"無い":                 "",
		"":                   "",
	} {
		if got := result.Place(fragment); got != want {
			t.Errorf("%q is at %q, want %q", fragment, got, want)
		}
	}
	if got := (&Result{}).Place("a"); got != "" {
		t.Errorf("a result without HTML has %q", got)
	}
}

func TestWholeAddressBehindHash(t *testing.T) {
	result := Entry(answer("[a](#https://example.com/b#c)"), Context{})
	if len(result.Links) != 1 || result.Links[0].URL != "https://example.com/b#c" {
		t.Errorf("got %+v", result.Links)
	}
}
