package library

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing/fstest"
)

// A site is a source that is edited at random: what its author knows of it.
type site struct {
	r         *rand.Rand
	japanese  bool
	documents []*siteDocument
	deleted   []*siteEntry
	made      int // entries so far
	paths     int // documents so far
}

type siteDocument struct {
	path, title string
	category    string
	style       int // of formatting
	tag         int // of front matter
	entries     []*siteEntry
}

// A siteEntry is one question for as long as its author takes it for the same.
type siteEntry struct {
	id       int
	question string
	answer   []string // sentences
	// What was done to it since the last refresh.
	newQuestion, newAnswer change
	moved                  bool // to a document that is not the successor of its own
	copied                 bool
}

type change int

const (
	untouched change = iota
	touched          // a word or a sentence
	replaced
)

func newSite(seed uint64) *site {
	s := &site{r: rand.New(rand.NewPCG(seed, 0)), japanese: seed%2 == 0}
	for range 4 {
		s.addDocument()
		for range 8 {
			s.add()
		}
	}
	return s
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

var (
	japaneseThings = strings.Fields("請求書 契約 領収書 パスワード 通知 権限 監査ログ 証明書 バックアップ 仮想マシン ストレージ ワークスペース 申請書 名札 会議室 座席 プリンター 回線 端末 予備電源 監視設定 配信先 受信箱 差出人 添付ファイル 共有フォルダー 入館証 勤怠 経費 研修")
	japaneseVerbs  = strings.Fields("変更 削除 追加 停止 再開 移動 確認 復元 印刷 登録 取消 延長 発行 検索 公開 制限")
	japaneseNotes  = strings.Fields("管理画面から 翌営業日までに 所属長の承認を得て 窓口へ連絡して 期限の前に 一覧を開いて 担当者が 月末に 自動的に 二段階認証の後で 保守時間の外で 利用者自身が 印を付けてから 控えを取って 別の端末で 部署ごとに")
	englishThings  = strings.Fields("invoices contracts receipts passwords notices roles logs certificates backups machines buckets workspaces requests badges rooms seats printers circuits laptops batteries monitors recipients inboxes senders attachments folders passes timesheets expenses trainings")
	englishVerbs   = strings.Fields("change delete add stop resume move check restore print register cancel extend issue search publish restrict")
	englishNotes   = strings.Fields("console nightly approval helpdesk deadline overview operator monthly automatic twofactor maintenance yourself flagged copied elsewhere department")
)

func (s *site) newQuestion() string {
	if s.japanese {
		return pick(s.r, japaneseThings) + "と" + pick(s.r, japaneseThings) + "は" +
			pick(s.r, []string{"どのように", "どこで", "いつ", "まとめて"}) + pick(s.r, japaneseVerbs) + "できますか"
	}
	return pick(s.r, []string{"How do I ", "Where can we ", "When may users "}) + pick(s.r, englishVerbs) + " " +
		pick(s.r, englishThings) + " and " + pick(s.r, englishThings) + "?"
}

func (s *site) sentence() string {
	if s.japanese {
		return pick(s.r, japaneseThings) + "は" + pick(s.r, japaneseNotes) + pick(s.r, japaneseThings) + "を" +
			pick(s.r, japaneseVerbs) + "し、" + pick(s.r, japaneseNotes) + pick(s.r, japaneseVerbs) + "します。"
	}
	return fmt.Sprintf("The %s of %s is %s, so %s the %s with %s.", pick(s.r, englishThings), pick(s.r, englishNotes),
		pick(s.r, englishNotes), pick(s.r, englishVerbs), pick(s.r, englishThings), pick(s.r, englishNotes))
}

func (s *site) newAnswer() []string {
	sentences := make([]string, 4+s.r.IntN(4))
	for i := range sentences {
		sentences[i] = s.sentence()
	}
	return sentences
}

func (s *site) addDocument() *siteDocument {
	s.paths++
	d := &siteDocument{path: fmt.Sprintf("faq/page%d.md", s.paths), title: fmt.Sprintf("FAQ %d", s.paths), category: "一般"}
	s.documents = append(s.documents, d)
	return d
}

// somewhere gives a document and an entry of it; there is always one.
func (s *site) somewhere() (*siteDocument, *siteEntry) {
	for {
		if d := pick(s.r, s.documents); len(d.entries) > 0 {
			return d, pick(s.r, d.entries)
		}
	}
}

func (d *siteDocument) insert(r *rand.Rand, e *siteEntry) {
	d.entries = slices.Insert(d.entries, r.IntN(len(d.entries)+1), e)
}

func (d *siteDocument) take(e *siteEntry) {
	d.entries = slices.DeleteFunc(d.entries, func(other *siteEntry) bool { return other == e })
}

func (s *site) make(question string, answer []string) *siteEntry {
	s.made++
	return &siteEntry{id: s.made, question: question, answer: slices.Clone(answer)}
}

func (s *site) add() { pick(s.r, s.documents).insert(s.r, s.make(s.newQuestion(), s.newAnswer())) }

// edit changes the site in one way and says in which.
func (s *site) edit() string {
	d, e := s.somewhere()
	edits := []struct {
		name string
		do   func()
	}{
		{"add", s.add},
		{"delete", func() {
			if s.count() > 12 {
				d.take(e)
				s.deleted = append(s.deleted, e)
			}
		}},
		{"bring back", func() {
			if len(s.deleted) > 0 {
				back := pick(s.r, s.deleted)
				s.deleted = slices.DeleteFunc(s.deleted, func(e *siteEntry) bool { return e == back })
				d.insert(s.r, back)
			}
		}},
		{"reword a question", func() { e.question, e.newQuestion = s.reworded(e.question), max(e.newQuestion, touched) }},
		{"replace a question", func() { e.question, e.newQuestion = s.newQuestion(), replaced }},
		{"reword an answer", func() { e.answer[s.r.IntN(len(e.answer))] = s.sentence(); e.newAnswer++ }},
		{"replace an answer", func() { e.answer, e.newAnswer = s.newAnswer(), replaced }},
		{"reorder", func() {
			s.r.Shuffle(len(d.entries), func(i, j int) { d.entries[i], d.entries[j] = d.entries[j], d.entries[i] })
		}},
		{"move", func() {
			d.take(e)
			pick(s.r, s.documents).insert(s.r, e)
			e.moved = true
		}},
		{"rename a document", func() { s.paths++; d.path = fmt.Sprintf("renamed/page%d.md", s.paths) }},
		{"rename a category", func() { d.category = pick(s.r, japaneseThings) }},
		{"split a document", func() {
			if half := len(d.entries) / 2; half > 1 && len(s.documents) < 8 {
				part := s.addDocument()
				part.entries, d.entries = slices.Clone(d.entries[half:]), d.entries[:half]
			}
		}},
		{"merge documents", func() {
			if other := pick(s.r, s.documents); other != d && len(s.documents) > 2 {
				other.entries = append(other.entries, d.entries...)
				s.documents = slices.DeleteFunc(s.documents, func(gone *siteDocument) bool { return gone == d })
			}
		}},
		{"ask again", func() { d.insert(s.r, s.make(e.question, s.newAnswer())) }},
		{"copy", func() {
			pick(s.r, s.documents).insert(s.r, s.make(e.question, e.answer))
			e.copied = true
		}},
		{"front matter", func() { d.tag++ }},
		{"reformat", func() { d.style++ }},
	}
	chosen := pick(s.r, edits)
	chosen.do()
	return chosen.name
}

// reworded changes a question a little, in one of the ways people do.
func (s *site) reworded(q string) string {
	replacements := [][2]string{{"できますか", "可能でしょうか"}, {"可能でしょうか", "できますか"}, {"どのように", "どうやって"}, {"は", "については"}}
	if !s.japanese {
		replacements = [][2]string{{"How do I", "How can I"}, {"Where can we", "Where do we"}, {"?", " today?"}, {" and ", " or "}}
	}
	for _, at := range s.r.Perm(len(replacements)) {
		if r := replacements[at]; strings.Contains(q, r[0]) {
			return strings.Replace(q, r[0], r[1], 1)
		}
	}
	letters := []rune(q) // a typo
	at := s.r.IntN(len(letters) - 1)
	return string(slices.Delete(letters, at, at+1))
}

func (s *site) count() int {
	n := 0
	for _, d := range s.documents {
		n += len(d.entries)
	}
	return n
}

// files writes the site as pages of folded answers.
func (s *site) files() fstest.MapFS {
	files := fstest.MapFS{}
	for _, d := range s.documents {
		if len(d.entries) == 0 {
			continue
		}
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: %s\ntags:\n- tag%d\n---\n\n## %s\n", d.title, d.tag, d.category)
		for _, e := range d.entries {
			answer := strings.Join(e.answer, " ")
			switch d.style % 4 {
			case 1:
				answer = strings.Join(e.answer, "\n")
			case 2:
				answer = "**" + e.answer[0] + "** " + strings.Join(e.answer[1:], " ") + "  "
			case 3:
				answer = strings.Join(e.answer, "\n\n")
			}
			fmt.Fprintf(&b, "\n### %s\n<details><summary>回答</summary>\n\n%s\n\n</details>\n", e.question, answer)
		}
		text := b.String()
		if d.style%3 == 1 {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		files[d.path] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// refreshed forgets what was done before a refresh.
func (s *site) refreshed() {
	for _, d := range s.documents {
		for _, e := range d.entries {
			e.newQuestion, e.newAnswer, e.moved, e.copied = untouched, untouched, false, false
		}
	}
}
