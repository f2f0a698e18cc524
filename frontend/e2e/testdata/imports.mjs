// What Go says of made-up sources.

const counts = { added: 0, updated: 0, unchanged: 0, moved: 0, archived: 0, removed: 0 };

/** @param {string} title @param {object} [parts] */
export const report = (title, parts = {}) => ({
  id: title, title, kind: "folder", location: `/home/user/${title}`, ...counts, documents: [], skipped: [], warnings: [], ...parts,
});

/** @param {string} path @param {object} [parts] */
export const page = (path, parts = {}) => ({
  path, class: "article", title: path.replace(/\.\w+$/, ""), entries: 1, choice: "", levels: [], questions: [], ...parts,
});

const sentence = (ja, en) => ({ ja, en });

export const offline = { code: "offline", message: sentence("インターネットにつながっていません。", "There is no connection to the internet.") };
export const notFound = { code: "not-found", message: sentence("/home/user/old が見つかりません。", "/home/user/old was not found.") };
export const badAddress = { code: "bad-url", message: sentence("「faq」は https:// の URL ではありません。", "“faq” is no https:// address.") };

const faq = page("general/faq.md", {
  title: "就業規則 FAQ", class: "faq", entries: 12, levels: [{ level: 2, headings: 4 }, { level: 3, headings: 12 }],
  questions: ["休暇はいつまでに申請しますか?", "在宅勤務の日数に上限はありますか?", "交通費の精算はどこで行いますか?"],
});
const section = page("expenses.md", {
  title: "経費精算システムの使い方", class: "section", entries: 5, levels: [{ level: 2, headings: 6 }],
  questions: ["領収書を無くしたらどうしますか?", "外貨の領収書はどう入力しますか?"],
});
const pair = page("posts/2024-05-10-vpn-error.md", {
  title: "VPN に接続すると「証明書の有効期限が切れています」と表示され、社内のファイルサーバーを開けません", class: "pair",
  questions: ["VPN に接続すると「証明書の有効期限が切れています」と表示され、社内のファイルサーバーを開けません"],
});
const table = page("glossary.csv", { title: "glossary.csv", class: "table", entries: 248, questions: ["SLA とは", "MTTR とは", "一次回答とは"] });
const articles = Array.from({ length: 24 }, (_, i) => page(`posts/2024-${String(i % 12 + 1).padStart(2, "0")}-notice.md`, {
  title: `お知らせ 第 ${i + 1} 号`, levels: [{ level: 2, headings: 3 + i % 4 }], questions: [`お知らせ 第 ${i + 1} 号`],
}));
const skipped = ["drafts/next.md", "drafts/plan.md"].map((path) => ({ path, line: 0, code: "draft", message: sentence("下書きです。", "It is a draft.") }));
const warnings = [{ path: "general/faq.md", line: 48, code: "image-missing", message: sentence("画像 images/leave.png がありません。", "The image images/leave.png is missing.") }];

/** A folder of all shapes, as it would be imported. */
export const handbook = report("総務ハンドブック", {
  id: "s1", location: "/home/user/総務ハンドブック", documents: [faq, section, pair, table, ...articles], added: 290, skipped, warnings,
});

/** A thousand pages, every second one an FAQ. */
export const large = report("docs", {
  id: "s2", kind: "github", location: "https://github.com/example/docs",
  documents: Array.from({ length: 1000 }, (_, i) => page(`articles/page-${i}.md`, {
    title: `Page ${i}`, class: i % 2 ? "faq" : "article", entries: i % 2 ? 4 : 1, levels: [{ level: 2, headings: 4 }], questions: ["What is it?", "How is it used?"],
  })),
});

const change = (id, question, document, before = "", state = "unread") => ({ id, question, document, before, state });

const briefings = [{
  source: "s1", title: "総務ハンドブック", at: "2026-07-03T01:20:00Z",
  added: [
    change("aaaa", "在宅勤務の手当はいつ支給されますか?", "general/faq.md"),
    change("bbbb", "健康診断の予約を変えるにはどうしますか?", "general/faq.md"),
    change("cccc", "社用車を使えるのは誰ですか?", "general/car.md"),
  ],
  updated: [
    change("dddd", "休暇はいつまでに申請しますか?", "general/faq.md", "", "updated"),
    change("eeee", "領収書を無くしたときの手続きを知りたい", "expenses.md", "領収書を無くしたらどうしますか?", "read"),
  ],
  moved: [change("ffff", "名刺を追加で注文するには", "office/cards.md", "general/faq.md", "read")],
  archived: [change("gggg", "旧システムのパスワードを忘れました", "general/faq.md", "", "read")],
  removed: [change("", "紙の申請書はどこにありますか?", "general/faq.md", "", "")],
  left: 0,
}];

const paragraphs = {
  now: "<p>休みたい日の <strong>5 営業日前</strong> までに、勤怠システムから申請してください。上長の承認が済むと、メールで知らせが届きます。</p><p>急な病気のときは、当日の始業前に電話で知らせてください。</p><ul><li>申請の取り消しは前日までできます。</li><li>半日の休暇も同じ画面から申請します。</li></ul>",
  earlier: "<p>休みたい日の <strong>3 日前</strong> までに、紙の申請書を総務に出してください。上長の承認が済むと、メールで知らせが届きます。</p><ul><li>申請の取り消しは前日までできます。</li><li>半日の休暇には別の用紙を使います。</li></ul>",
  difference: "<p data-diff=\"changed\">休みたい日の <strong><del>3 日前</del><ins>5 営業日前</ins></strong> までに、<del>紙の申請書を総務に出して</del><ins>勤怠システムから申請して</ins>ください。上長の承認が済むと、メールで知らせが届きます。</p><p data-diff=\"added\"><ins>急な病気のときは、当日の始業前に電話で知らせてください。</ins></p><ul data-diff=\"changed\"><li>申請の取り消しは前日までできます。</li><li data-diff=\"removed\"><del>半日の休暇には別の用紙を使います。</del></li><li data-diff=\"added\"><ins>半日の休暇も同じ画面から申請します。</ins></li></ul>",
};

const item = {
  id: "dddd", question: "休暇はいつまでに申請しますか?", category: [], tags: ["勤怠"], source: "s1", document: "general/faq.md", line: 3,
  class: "faq", url: "", date: "", state: "updated", bookmarked: false, archived: false, note: "",
};

/** An answer that has changed since it was read. */
export const changedPage = {
  ...item, state: "read", sourceTitle: "総務ハンドブック", documentTitle: "就業規則 FAQ", html: paragraphs.now, outline: [], previous: null,
  next: { id: "bbbb", question: "在宅勤務の日数に上限はありますか?" }, position: 1, count: 12,
  updated: true, earlierHtml: paragraphs.earlier, diffHtml: paragraphs.difference, truncated: false, notice: null,
};

const view = (id, title, kind, parts = {}) => ({
  id, title, kind, location: `https://example.com/${title}`, refreshed: "2026-07-03T01:20:00Z", removed: false, managed: false,
  entries: 12, archived: 0, unread: 3, documents: [], ...parts,
});

/** One source of each kind. */
const overview = {
  entries: 290, unread: 41, updated: 2, bookmarked: 5, archived: 1,
  sources: [
    view("s1", "総務ハンドブック", "folder", { location: "/home/user/総務ハンドブック", entries: 290 }),
    view("s2", "docs", "github", { location: "https://github.com/example/docs" }),
    view("s3", "faq.zip", "archive", { location: "/home/user/faq.zip" }),
    view("s4", "support.md", "url"),
    view("s5", "全社共通 FAQ", "archive", { location: "/usr/share/kotae/packs/common.zip", managed: true }),
    view("s6", "glossary.csv", "file", { location: "/home/user/glossary.csv" }),
  ],
  tags: [{ tag: "勤怠", count: 9 }, { tag: "経費", count: 7 }],
};

const found = { query: "", total: 1, approximate: false, took_us: 300, hits: [{ ...item, tier: "", score: 0, question_ranges: [], excerpt: "休みたい日の 5 営業日前までに、勤怠システムから申請してください。", excerpt_ranges: [] }] };

/** What Go says of a library of all of it. @param {object} [settings] */
export const library = (settings = {}) => ({
  Start: {
    version: "test", libraryPath: "/home/user/.local/share/Kotae/kotae.db", notice: null, overview, found,
    settings: { language: "", theme: "", textSize: 100, welcomed: true, watch: true, ...settings },
  },
  Overview: overview, Find: found, News: briefings, Open: changedPage,
});
